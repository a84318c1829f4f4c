using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>How a math function is computed on vectors.</summary>
internal enum VectorForm
{
    /// <summary>A method of <c>Vector128</c>, <c>Vector256</c> and <c>Vector512</c>.</summary>
    Vector,

    /// <summary>A method of the runtime's <c>VectorMath</c>.</summary>
    VectorMath,

    /// <summary>No vector form yet: the scalar method on each lane, and an information diagnostic.</summary>
    LaneByLane,

    /// <summary>Rewritten to other nodes by <see cref="Passes.LowerFunctions"/>.</summary>
    Lowered,
}

/// <summary>One row of the table.</summary>
/// <param name="Name">The name of the scalar method, in <c>Math</c>, <c>MathF</c> and the rest.</param>
/// <param name="Single">How it is computed on <c>float</c> lanes.</param>
/// <param name="Double">How it is computed on <c>double</c> lanes.</param>
/// <param name="Cost">About how many additions it takes, to choose how far a loop is unrolled.</param>
/// <param name="ScalarHome">The type to name where the scalar method is called, when <c>MathF</c> and <c>Math</c> lack it.</param>
/// <param name="Integers">It takes integers as well.</param>
internal sealed record MathFunction(
    string Name,
    int Arity,
    VectorForm Single,
    VectorForm Double,
    int Cost,
    string? ScalarHome = null,
    bool Integers = false)
{
    public VectorForm FormFor(ScalarType type) => type == ScalarType.Double ? Double : Single;

    /// <summary>The scalar method for a lane-by-lane call, such as <c>MathF.Tan</c>.</summary>
    public string ScalarMethod(ScalarType type) =>
        $"{ScalarHome ?? (type == ScalarType.Double ? "Math" : "MathF")}.{Name}"
            .Replace("{T}", type.Keyword());
}

/// <summary>
/// The functions a kernel may call: one row each. A row says which vector form serves which lanes. Parser, emitter and
/// docs read it here; a pass that rewrites a function (<see cref="Passes.LowerFunctions"/>) names it.
/// </summary>
internal static class MathFunctions
{
    private static readonly MathFunction[] Table =
    [
        //  name                   arity  float lanes            double lanes           cost
        new("Abs",                     1, VectorForm.Vector,     VectorForm.Vector,     1, Integers: true),
        new("Min",                     2, VectorForm.Vector,     VectorForm.Vector,     2, Integers: true),
        new("Max",                     2, VectorForm.Vector,     VectorForm.Vector,     2, Integers: true),
        new("MinNative",               2, VectorForm.Vector,     VectorForm.Vector,     1),
        new("MaxNative",               2, VectorForm.Vector,     VectorForm.Vector,     1),
        new("Clamp",                   3, VectorForm.Lowered,    VectorForm.Lowered,    4, Integers: true),
        new("Sign",                    1, VectorForm.Lowered,    VectorForm.Lowered,    4, Integers: true),
        new("CopySign",                2, VectorForm.Vector,     VectorForm.Vector,     2),
        new("Sqrt",                    1, VectorForm.Vector,     VectorForm.Vector,     6),
        new("FusedMultiplyAdd",        3, VectorForm.Vector,     VectorForm.Vector,     1),
        new("Floor",                   1, VectorForm.Vector,     VectorForm.Vector,     1),
        new("Ceiling",                 1, VectorForm.Vector,     VectorForm.Vector,     1),
        new("Round",                   1, VectorForm.Vector,     VectorForm.Vector,     1),
        new("Truncate",                1, VectorForm.Vector,     VectorForm.Vector,     1),
        new("ReciprocalEstimate",      1, VectorForm.VectorMath, VectorForm.VectorMath, 1),
        new("ReciprocalSqrtEstimate",  1, VectorForm.VectorMath, VectorForm.VectorMath, 1),
        new("Scale",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 1,  "VectorMath"),

        new("Exp",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 12),
        new("Expm1",                   1, VectorForm.VectorMath, VectorForm.LaneByLane, 20, "KernelMath"),
        new("Log",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 20),
        new("Log1p",                   1, VectorForm.VectorMath, VectorForm.LaneByLane, 25, "KernelMath"),
        new("Log2",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Log10",                   1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Pow",                     2, VectorForm.VectorMath, VectorForm.LaneByLane, 60),
        new("Sigmoid",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 20, "KernelMath"),
        new("Softplus",                1, VectorForm.VectorMath, VectorForm.LaneByLane, 40, "KernelMath"),
        new("Tanh",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 25),
        new("Sin",                     1, VectorForm.VectorMath, VectorForm.LaneByLane, 25),
        new("Cos",                     1, VectorForm.VectorMath, VectorForm.LaneByLane, 25),
        new("Tan",                     1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Sinh",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Cosh",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Asin",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Acos",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Atan",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Atan2",                   2, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Cbrt",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60),
        new("Hypot",                   2, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "{T}"),
    ];

    private static readonly Dictionary<string, MathFunction> ByName =
        Table.ToDictionary(static function => function.Name, StringComparer.Ordinal);

    public static IReadOnlyList<MathFunction> All => Table;

    /// <summary>
    /// The tests of a floating-point number (<c>float.IsNaN</c>, ...) that have a vector form of the same name.
    /// </summary>
    public static readonly IReadOnlyCollection<string> Predicates = new HashSet<string>(StringComparer.Ordinal)
    {
        "IsNaN", "IsFinite", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity", "IsNegative", "IsPositive",
        "IsNormal", "IsSubnormal", "IsInteger", "IsEvenInteger", "IsOddInteger",
    };

    public static MathFunction? Find(string name) => ByName.TryGetValue(name, out var function) ? function : null;

    public static MathFunction Get(string name) => ByName[name];
}
