using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>Each elementary function in the first-level cache, beside those who have it in this process.</summary>
internal static class ElementaryPeers
{
    /// <summary>The name of all of them together.</summary>
    public const string Name = "Functions";

    private const int Length = 4096;

    public static Comparison Compare(Operation function, NativePeers native, int rounds)
    {
        using var memory = new ArrayMemory(function, Length);
        var arrays = memory.Arrays;
        List<Contender> contenders = [Contender.Of(Contender.Ours, () => function.Ours(arrays))];
        if (function.TensorPrimitives is { } library)
            contenders.Add(Contender.Of(PeerNames.TensorPrimitives, () => library(arrays)));
        contenders.AddRange(native.Contenders(function, arrays));
        ResultCheck.Agree(function, arrays, contenders);
        return Comparison.OfMedians(
            NameOf(function),
            Length.ToString("N0", CultureInfo.InvariantCulture),
            Length,
            contenders,
            rounds,
            peer => Goals.OfElementary(function, peer));
    }

    /// <summary>As the tables of errors call it.</summary>
    public static string NameOf(Operation function) =>
        function.ElementSize == sizeof(double) ? $"{function.Name[..^"Double".Length]}(double)" : $"{function.Name}(float)";
}
