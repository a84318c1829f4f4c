namespace Kernels.Generators.Tests.Testing;

/// <summary>The checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory, "global.json");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Above(string directory, string file)
    {
        while (!File.Exists(Path.Combine(directory, file)))
            directory = Path.GetDirectoryName(directory) ?? throw new FileNotFoundException($"no {file} above the tests");
        return directory;
    }
}
