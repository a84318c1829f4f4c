namespace Kernels.Benchmarks.Peers;

/// <summary>The files that travel inside the program.</summary>
internal static class Resources
{
    public static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program has no resource '{name}'.");
}
