using System;
using System.Collections.Generic;

namespace Kernels.Generators.Expressions;

/// <summary>Hands out names that differ from all it knows: <c>y</c>, then <c>y2</c>, <c>y3</c>.</summary>
internal sealed class NameAllocator(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    /// <summary>The number to try next for a name, so that a thousand of one kind take a thousand steps.</summary>
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public string Allocate(string preferred)
    {
        var name = preferred;
        var number = numbers.TryGetValue(preferred, out var next) ? next : 2;
        while (!taken.Add(name))
            name = preferred + number++.ToString(System.Globalization.CultureInfo.InvariantCulture);
        numbers[preferred] = number;
        return name;
    }
}
