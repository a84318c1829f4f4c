using System;
using System.Collections.Generic;

namespace Kernels.Generators.Expressions;

/// <summary>Hands out names that differ from all it knows: <c>y</c>, then <c>y2</c>, <c>y3</c>.</summary>
internal sealed class NameAllocator(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    public string Allocate(string preferred)
    {
        var name = preferred;
        for (var number = 2; !taken.Add(name); number++)
            name = preferred + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}
