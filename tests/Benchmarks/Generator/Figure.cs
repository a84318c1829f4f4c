namespace Kernels.Benchmarks.Generator;

/// <summary>One thing that was measured or counted.</summary>
/// <param name="What">What it is, in words.</param>
/// <param name="Value">Milliseconds, or a number of files or outputs.</param>
/// <param name="IsCount">Whether it is a number of files or outputs.</param>
/// <param name="Wanted">The most that the project aims at; null for no aim.</param>
internal sealed record Figure(string What, double Value, bool IsCount, double? Wanted)
{
    /// <summary>Whether the aim is met.</summary>
    public bool? Met => Wanted is { } wanted ? Value <= wanted : null;

    public static Figure Time(string what, double milliseconds, double? wanted = null) => new(what, milliseconds, false, wanted);

    public static Figure Count(string what, int count, int wanted) => new(what, count, true, wanted);
}
