using System;

namespace Kernels.Generators.Targets;

/// <summary>What a language of GPUs calls a type, and how it writes the type's numbers.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Suffix">What ends the literal of a number, so that it is not one of another type.</param>
/// <param name="Least">The least integer, whose digits behind a minus sign are no literal; null of types without such a number.</param>
/// <param name="FromBits">The number that has some bits, where it has no literal; null of integers.</param>
internal sealed record GpuType(string Name, string Suffix, string? Least, Func<long, string>? FromBits);
