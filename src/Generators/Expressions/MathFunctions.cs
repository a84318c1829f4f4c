using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Expressions;

/// <summary>How a math function is computed on vectors.</summary>
internal enum VectorForm
{
    /// <summary>A method of <c>Vector128</c>, <c>Vector256</c> and <c>Vector512</c>.</summary>
    Vector,

    /// <summary>A method of the runtime's <c>VectorMath</c>.</summary>
    VectorMath,

    /// <summary>A method of the runtime's <c>Lanes</c>, which does without the instruction where the processor lacks it.</summary>
    Lanes,

    /// <summary>No vector form yet: the scalar method on each lane, and an information diagnostic.</summary>
    LaneByLane,

    /// <summary>Rewritten to other nodes by a pass.</summary>
    Lowered,
}

/// <summary>The partial derivatives of a function, in terms of its arguments a and its result y, all of them leaves.</summary>
internal delegate Expr?[] Partials(IReadOnlyList<Expr> a, Expr y);

/// <summary>One row of the table.</summary>
/// <param name="Name">The name of the scalar method, in <c>Math</c>, <c>MathF</c> and the rest.</param>
/// <param name="Single">How it is computed on <c>float</c> lanes.</param>
/// <param name="Double">How it is computed on <c>double</c> lanes.</param>
/// <param name="Cost">About how many additions it takes, to choose how far a loop is unrolled.</param>
/// <param name="C">The function of C, or of OpenCL C, that computes the same; null where it has none. A target's folder says which it takes.</param>
/// <param name="ScalarHome">The type to name where the scalar method is called, when <c>MathF</c> and <c>Math</c> lack it.</param>
/// <param name="Integers">It takes integers as well.</param>
internal sealed record MathFunction(
    string Name,
    int Arity,
    VectorForm Single,
    VectorForm Double,
    int Cost,
    string? C,
    string? ScalarHome = null,
    bool Integers = false)
{
    /// <summary>
    /// The partial derivative by each argument; null for an argument that it cannot be taken by, and as a whole for a
    /// function without derivatives.
    /// </summary>
    public Partials? Partials { get; init; }

    /// <summary>What is said of the points where the derivative does not exist, and which value is taken there.</summary>
    public string? Kinks { get; init; }

    /// <summary>
    /// Nobody calls it: the function arises in derivatives. The runtime's <c>VectorMath</c> has it, or
    /// <see cref="Passes.Derivatives.Pieces"/> or <see cref="Passes.LowerSlopes"/> writes it out.
    /// </summary>
    public bool IsSlope { get; init; }

    public VectorForm FormFor(ScalarType type) => type == ScalarType.Double ? Double : Single;

    /// <summary>The scalar method for a lane-by-lane call, such as <c>MathF.Tan</c>.</summary>
    public string ScalarMethod(ScalarType type) =>
        $"{ScalarHome ?? (type == ScalarType.Double ? "Math" : "MathF")}.{Name}"
            .Replace("{T}", type.Keyword());
}

/// <summary>
/// The functions a kernel may call: one row each. A row says which vector form serves which lanes, what C calls it,
/// and what the derivative is. Parser, passes, emitter and docs read it here; a pass that rewrites a function
/// (<see cref="Passes.LowerFunctions"/>) names it, and what that writes is differentiated instead.
/// </summary>
/// <remarks>
/// A derivative is written so that it is finite where the true one is: a factor that could be 0·∞ stands in the arm of a
/// select, with a constant 0 in the other, for Differentiate multiplies the arms and not the select.
/// </remarks>
internal static class MathFunctions
{
    private static readonly MathFunction[] Table =
    [
        //  name                   arity  float lanes            double lanes           cost C
        new("Abs",                     1, VectorForm.Vector,     VectorForm.Vector,     1,  "fabs", Integers: true)
            { Partials = static (a, y) => [Pieces.Of(One(y), a[0], Zero(y), 1, -1)], Kinks = "|u| at u = 0: 0" },
        new("Min",                     2, VectorForm.Vector,     VectorForm.Vector,     2,  null, Integers: true)
            { Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 0, 1), Pieces.Of(One(y), a[1], a[0], 0, 1)], Kinks = "min(u, v) where u = v: half for each" },
        new("Max",                     2, VectorForm.Vector,     VectorForm.Vector,     2,  null, Integers: true)
            { Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 1, 0), Pieces.Of(One(y), a[1], a[0], 1, 0)], Kinks = "max(u, v) where u = v: half for each" },
        new("MinNative",               2, VectorForm.Vector,     VectorForm.Vector,     1,  null, "{T}")
            { Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 0, 1), Pieces.Of(One(y), a[1], a[0], 0, 1)], Kinks = "min(u, v) where u = v: half for each" },
        new("MaxNative",               2, VectorForm.Vector,     VectorForm.Vector,     1,  null, "{T}")
            { Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 1, 0), Pieces.Of(One(y), a[1], a[0], 1, 0)], Kinks = "max(u, v) where u = v: half for each" },
        new("Clamp",                   3, VectorForm.Lowered,    VectorForm.Lowered,    4,  null, Integers: true),
        new("Sign",                    1, VectorForm.Lowered,    VectorForm.Lowered,    4,  null, Integers: true),
        new("CopySign",                2, VectorForm.Vector,     VectorForm.Vector,     2,  "copysign")
            { Partials = static (a, y) => [Pieces.Of(Call("CopySign", One(y), a[0]), a[1], Zero(y), 1, -1, Pieces.BySignBit), Zero(y)], Kinks = "copysign(u, v) at u = 0 and v = 0: the sign bits decide" },
        new("Sqrt",                    1, VectorForm.Vector,     VectorForm.Vector,     6,  "sqrt")
            { Partials = static (a, y) => [y.Number(0.5) / y] },
        new("FusedMultiplyAdd",        3, VectorForm.Lanes,      VectorForm.Lanes,      1,  "fma")
            { Partials = static (a, y) => [a[1], a[0], One(y)] },
        new("Floor",                   1, VectorForm.Vector,     VectorForm.Vector,     1,  "floor")
            { Partials = static (a, y) => [Zero(y)], Kinks = "a jump of ⌊u⌋: 0" },
        new("Ceiling",                 1, VectorForm.Vector,     VectorForm.Vector,     1,  "ceil")
            { Partials = static (a, y) => [Zero(y)], Kinks = "a jump of ⌈u⌉: 0" },
        new("Round",                   1, VectorForm.Vector,     VectorForm.Vector,     1,  "rint")
            { Partials = static (a, y) => [Zero(y)], Kinks = "a jump of round(u): 0" },
        new("Truncate",                1, VectorForm.Vector,     VectorForm.Vector,     1,  "trunc")
            { Partials = static (a, y) => [Zero(y)], Kinks = "a jump of trunc(u): 0" },
        new("ReciprocalEstimate",      1, VectorForm.VectorMath, VectorForm.VectorMath, 1,  null)
            { Partials = static (a, y) => [-(y * y)] },
        new("ReciprocalSqrtEstimate",  1, VectorForm.VectorMath, VectorForm.VectorMath, 1,  "rsqrt")
            { Partials = static (a, y) => [y.Number(-0.5) * y * (y * y)] },
        new("Scale",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 1,  null, "VectorMath")
            { Partials = static (a, y) => [Call("Scale", One(y), a[1]), null] },

        new("Exp",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 12, "exp")
            { Partials = static (a, y) => [y] },
        new("Expm1",                   1, VectorForm.VectorMath, VectorForm.LaneByLane, 20, "expm1", "KernelMath")
            { Partials = static (a, y) => [Call("Exp", a[0])] },
        new("Log",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 20, "log")
            { Partials = static (a, y) => [One(y) / a[0]] },
        new("Log1p",                   1, VectorForm.VectorMath, VectorForm.LaneByLane, 25, "log1p", "KernelMath")
            { Partials = static (a, y) => [One(y) / (One(y) + a[0])] },
        new("Log2",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "log2")
            { Partials = static (a, y) => [y.Number(1 / Math.Log(2)) / a[0]] },
        new("Log10",                   1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "log10")
            { Partials = static (a, y) => [y.Number(1 / Math.Log(10)) / a[0]] },
        new("Pow",                     2, VectorForm.VectorMath, VectorForm.LaneByLane, 60, "pow")
            {
                Partials = static (a, y) =>
                [
                    a[1] is Constant { Float: 0 } ? Zero(y) : a[1] is Constant ? a[1] * Call("Pow", a[0], a[1] - One(y)) : Call("PowerSlope", a[0], a[1]),
                    Choose(IsZero(a[0]), Zero(y), y * Call("Log", a[0])),
                ],
            },
        new("PowerSlope",              2, VectorForm.Lowered,    VectorForm.Lowered,    60, null)
            {
                IsSlope = true,

                // n·xⁿ⁻¹, and 0 for n = 0, where a power of x may be infinite.
                Partials = static (a, y) =>
                [
                    Choose(IsZero(a[1]), -(a[1] / a[0] / a[0]), a[1] * Call("PowerSlope", a[0], a[1] - One(y))),
                    Choose(IsZero(a[0]), Zero(y), Call("Pow", a[0], a[1] - One(y)) + y * Call("Log", a[0])),
                ],
            },
        new("Sigmoid",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 20, null, "KernelMath")
            { Partials = static (a, y) => [Call("SigmoidSlope", a[0])] },
        new("SigmoidSlope",            1, VectorForm.VectorMath, VectorForm.VectorMath, 25, null)
            { IsSlope = true, Partials = static (a, y) => [-(y * Call("Tanh", y.Number(0.5) * a[0]))] },
        new("Softplus",                1, VectorForm.VectorMath, VectorForm.LaneByLane, 40, null, "KernelMath")
            { Partials = static (a, y) => [Call("Sigmoid", a[0])] },
        new("Tanh",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "tanh")
            { Partials = static (a, y) => [Call("TanhSlope", a[0])] },
        new("Piece",                   6, VectorForm.Lowered,    VectorForm.Lowered,    3,  null)
            {
                IsSlope = true,
                Partials = static (a, y) => [new MathCall(y.Type, Get("Piece"), [One(y), .. a.Skip(1)]), Zero(y), Zero(y), Zero(y), Zero(y), Zero(y)],
            },
        new("IsEqual",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null) { IsSlope = true },
        new("IsBelow",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null) { IsSlope = true },
        new("IsAbove",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null) { IsSlope = true },
        new("Corner",                  1, VectorForm.Lowered,    VectorForm.Lowered,    0,  null)
            { IsSlope = true, Partials = static (a, y) => [y.Number(double.NaN)] },
        new("HalfSech",                1, VectorForm.Lowered,    VectorForm.Lowered,    25, null)
            { IsSlope = true, Partials = static (a, y) => [-(y * Call("Tanh", a[0]))] },
        new("TanhSlope",               1, VectorForm.VectorMath, VectorForm.VectorMath, 25, null)
            { IsSlope = true, Partials = static (a, y) => [y.Number(-2) * Call("Tanh", a[0]) * y] },
        new("Sin",                     1, VectorForm.VectorMath, VectorForm.LaneByLane, 25, "sin")
            { Partials = static (a, y) => [Call("Cos", a[0])] },
        new("Cos",                     1, VectorForm.VectorMath, VectorForm.LaneByLane, 25, "cos")
            { Partials = static (a, y) => [-Call("Sin", a[0])] },
        new("Tan",                     1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "tan")
            { Partials = static (a, y) => [One(y) + y * y] },
        new("Sinh",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "sinh")
            { Partials = static (a, y) => [Call("Cosh", a[0])] },
        new("Cosh",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "cosh")
            { Partials = static (a, y) => [Call("Sinh", a[0])] },
        new("Asin",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "asin")
            { Partials = static (a, y) => [One(y) / Call("Sqrt", (One(y) - a[0]) * (One(y) + a[0]))] },
        new("Acos",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "acos")
            { Partials = static (a, y) => [-(One(y) / Call("Sqrt", (One(y) - a[0]) * (One(y) + a[0])))] },
        new("Atan",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "atan")
            { Partials = static (a, y) => [One(y) / (One(y) + a[0] * a[0])] },
        new("Atan2",                   2, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "atan2")
            { Partials = static (a, y) => [Turn(a[1], a), -Turn(a[0], a)], Kinks = "atan2(u, v) at u = v = 0: 0" },
        new("Cbrt",                    1, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "cbrt")
            { Partials = static (a, y) => [One(y) / (y.Number(3) * (y * y))] },
        new("Hypot",                   2, VectorForm.LaneByLane, VectorForm.LaneByLane, 60, "hypot", "{T}")
            {
                Partials = static (a, y) =>
                [
                    Choose(IsZero(y), Zero(y), a[0] / y),
                    Choose(IsZero(y), Zero(y), a[1] / y),
                ],
                Kinks = "√(u² + v²) at u = v = 0: 0",
            },
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

    public static MathCall Call(string name, params Expr[] arguments) => new(arguments[0].Type, Get(name), [.. arguments]);

    private static Constant Zero(Expr like) => like.Number(0);

    private static Constant One(Expr like) => like.Number(1);

    private static Select Choose(Expr condition, Expr whenTrue, Expr whenFalse) => new(condition, whenTrue, whenFalse);

    private static MathCall IsZero(Expr value) => Pieces.Test("IsEqual", value, Zero(value));

    /// <summary>part / (u² + v²), divided twice by the root, which neither overflows nor underflows.</summary>
    private static Select Turn(Expr part, IReadOnlyList<Expr> a)
    {
        var radius = Call("Hypot", a[0], a[1]);
        return Choose(IsZero(radius), Zero(part), part / radius / radius);
    }
}
