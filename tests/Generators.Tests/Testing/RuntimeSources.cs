namespace Kernels.Generators.Tests.Testing;

/// <summary>The source files of the runtime.</summary>
internal static class RuntimeSources
{
    public static IEnumerable<string> All => Directory
        .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(static file => Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    private static string Folder => Repository.PathOf("src", "Runtime");
}
