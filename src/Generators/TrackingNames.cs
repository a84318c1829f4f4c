namespace Kernels.Generators;

/// <summary>The names of the pipeline's steps, by which tests and benchmarks watch what runs again after an edit.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Kernels = nameof(Kernels);
    public const string Compiled = nameof(Compiled);
    public const string Sources = nameof(Sources);
    public const string Diagnostics = nameof(Diagnostics);
}
