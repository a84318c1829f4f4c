using System;

namespace Kernels.Generators.Targets;

/// <summary>What a language of GPUs calls a type, and how it writes the type's numbers.</summary>
internal sealed class GpuType
{
    private GpuType(string name, string suffix, string? least, Func<long, string>? fromBits) =>
        (Name, Suffix, Least, FromBits) = (name, suffix, least, fromBits);

    /// <summary>The type's name.</summary>
    public string Name { get; }

    /// <summary>What ends the literal of a number, so that it is not one of another type.</summary>
    public string Suffix { get; }

    /// <summary>The least integer with a sign, whose digits behind a minus sign are no literal; null of other types.</summary>
    public string? Least { get; }

    /// <summary>The floating-point number that has some bits, where it has no literal; null of other types.</summary>
    public Func<long, string>? FromBits { get; }

    public static GpuType Condition(string name) => new(name, "", null, null);

    public static GpuType Signed(string name, string suffix, string least) => new(name, suffix, least, null);

    public static GpuType Unsigned(string name, string suffix) => new(name, suffix, null, null);

    public static GpuType Float(string name, string suffix, Func<long, string> fromBits) => new(name, suffix, null, fromBits);
}
