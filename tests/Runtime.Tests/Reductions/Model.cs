using System.Numerics;

namespace Kernels.Tests.Reductions;

/// <summary>What reductions must give, to the bit: written from the contract, element by element, without vectors.</summary>
internal static class Model
{
    /// <summary>The sum by the fixed tree.</summary>
    public static T Sum<T>(ReadOnlySpan<T> terms)
        where T : unmanaged, INumber<T>
    {
        var block = 64 * Lanes<T>();
        if (terms.Length <= block)
            return Block(terms);

        // Blocks side by side are combined once both hold the same number of blocks: a binary counter.
        var stack = new List<(T Sum, int Blocks)>();
        for (var rest = terms; rest.Length > 0; rest = rest[Math.Min(block, rest.Length)..])
        {
            stack.Add((Block(rest[..Math.Min(block, rest.Length)]), 1));
            while (stack.Count > 1 && stack[^1].Blocks == stack[^2].Blocks)
                CombineLast(stack);
        }

        while (stack.Count > 1)
            CombineLast(stack);
        return stack[0].Sum;
    }

    /// <summary>The least term, as .NET's <c>Min</c> has it.</summary>
    public static T Min<T>(ReadOnlySpan<T> terms)
        where T : INumber<T>
    {
        var least = terms[0];
        foreach (var term in terms)
            least = T.Min(least, term);
        return least;
    }

    /// <summary>The largest term, as .NET's <c>Max</c> has it.</summary>
    public static T Max<T>(ReadOnlySpan<T> terms)
        where T : INumber<T>
    {
        var largest = terms[0];
        foreach (var term in terms)
            largest = T.Max(largest, term);
        return largest;
    }

    /// <summary>A sum that wraps.</summary>
    public static TSum Sum<T, TSum>(ReadOnlySpan<T> terms)
        where T : INumberBase<T>
        where TSum : INumber<TSum>
    {
        var sum = TSum.Zero;
        foreach (var term in terms)
            sum += TSum.CreateTruncating(term);
        return sum;
    }

    private static void CombineLast<T>(List<(T Sum, int Blocks)> stack)
        where T : INumber<T>
    {
        var combined = (stack[^2].Sum + stack[^1].Sum, stack[^2].Blocks + stack[^1].Blocks);
        stack.RemoveRange(stack.Count - 2, 2);
        stack.Add(combined);
    }

    private static T Block<T>(ReadOnlySpan<T> terms)
        where T : unmanaged, INumber<T>
    {
        var lanes = new T[Lanes<T>()];
        for (var i = 0; i < terms.Length; i++)
            lanes[i % lanes.Length] += terms[i];
        for (var apart = lanes.Length / 2; apart > 0; apart /= 2)
        {
            for (var k = 0; k < apart; k++)
                lanes[k] += lanes[k + apart];
        }

        return lanes[0];
    }

    private static unsafe int Lanes<T>()
        where T : unmanaged =>
        2048 / 8 / sizeof(T);
}
