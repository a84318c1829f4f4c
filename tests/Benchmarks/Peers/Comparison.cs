using System.Collections.Immutable;

namespace Kernels.Benchmarks.Peers;

/// <summary>What one contender took, beside ours.</summary>
/// <param name="Peer">The contender.</param>
/// <param name="Nanoseconds">The time of an element.</param>
/// <param name="Ratio">Its time by ours: above 1 we are faster.</param>
/// <param name="Wanted">The least ratio that the project aims at; null for no aim.</param>
internal sealed record Row(string Peer, double Nanoseconds, double Ratio, double? Wanted)
{
    /// <summary>Whether the aim is met.</summary>
    public bool? Met => Wanted is { } wanted ? Ratio >= wanted : null;
}

/// <summary>One operation at one size.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Size">The size, in words.</param>
/// <param name="Rows">Ours first, then the others.</param>
/// <param name="Note">What else was found out, or null.</param>
internal sealed record Comparison(string Operation, string Size, ImmutableArray<Row> Rows, string? Note = null)
{
    /// <summary>Measures contenders, of whom the first is the one that the others are compared with.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="size">The size, in words.</param>
    /// <param name="elements">The number of elements that the time is divided by.</param>
    /// <param name="contenders">Ours first.</param>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="wanted">The least ratio wanted for a peer, or null.</param>
    public static Comparison Of(
        string operation,
        string size,
        long elements,
        IReadOnlyList<Contender> contenders,
        int rounds,
        Func<string, double?> wanted)
    {
        var seconds = Contest.Measure(contenders, rounds);
        return new(operation, size, [.. contenders.Select((contender, i) =>
            new Row(contender.Peer, seconds[i] * 1e9 / elements, seconds[i] / seconds[0], i == 0 ? null : wanted(contender.Peer)))]);
    }

    /// <summary>As <see cref="Of"/>, with the medians of the rounds: of the times, and of the ratios of the times of a round.</summary>
    public static Comparison OfMedians(
        string operation,
        string size,
        long elements,
        IReadOnlyList<Contender> contenders,
        int rounds,
        Func<string, double?> wanted)
    {
        var seconds = Contest.MeasureRounds(contenders, rounds);
        return new(operation, size, [.. contenders.Select((contender, i) => new Row(
            contender.Peer,
            Statistics.Median(seconds[i]) * 1e9 / elements,
            Statistics.Median(seconds[i].Zip(seconds[0], static (peer, ours) => peer / ours)),
            i == 0 ? null : wanted(contender.Peer)))]);
    }
}
