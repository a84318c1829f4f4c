using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A test of a floating-point number, such as <c>float.IsNaN</c>, which has a vector form of the same name: one row of the table.
/// </summary>
/// <param name="Words">What a formula writes behind the number.</param>
/// <param name="OfNaN">What it gives for NaN; null where the sign of the NaN decides.</param>
/// <param name="Holds">Does it hold of a number of a format?</param>
/// <param name="IsOfFormat">The same number may have it in one format and not in another.</param>
internal sealed record Predicate(string Name, string Words, bool? OfNaN, Func<double, FloatFormat, bool> Holds, bool IsOfFormat = false)
{
    private static readonly Predicate[] Table =
    [
        new("IsNaN", "is NaN", true, static (x, _) => double.IsNaN(x)),
        new("IsFinite", "is finite", false, static (x, _) => IsFinite(x)),
        new("IsInfinity", "is infinite", false, static (x, _) => double.IsInfinity(x)),
        new("IsPositiveInfinity", "is +∞", false, static (x, _) => double.IsPositiveInfinity(x)),
        new("IsNegativeInfinity", "is −∞", false, static (x, _) => double.IsNegativeInfinity(x)),
        new("IsNegative", "is negative", null, static (x, _) => IsNegative(x)),
        new("IsPositive", "is positive", null, static (x, _) => !IsNegative(x)),
        new("IsNormal", "is normal", false, static (x, format) => IsFinite(x) && Math.Abs(x) >= format.MinNormal, IsOfFormat: true),
        new("IsSubnormal", "is subnormal", false, static (x, format) => x != 0 && Math.Abs(x) < format.MinNormal, IsOfFormat: true),
        new("IsInteger", "is an integer", false, static (x, _) => IsFinite(x) && Math.Truncate(x) == x),
        new("IsEvenInteger", "is an even integer", false, static (x, _) => IsFinite(x) && x % 2 == 0),
        new("IsOddInteger", "is an odd integer", false, static (x, _) => IsFinite(x) && Math.Abs(x % 2) == 1),
    ];

    private static readonly Dictionary<string, Predicate> ByName = Table.ToDictionary(static row => row.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Predicate> All => Table;

    public static Predicate? Find(string name) => ByName.TryGetValue(name, out var predicate) ? predicate : null;

    public static Predicate Get(string name) => ByName[name];

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    private static bool IsNegative(double x) => BitConverter.DoubleToInt64Bits(x) < 0;
}
