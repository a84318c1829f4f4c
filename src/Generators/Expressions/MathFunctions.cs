using System;
using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// The functions a kernel may call: one row each. A row says which vector form serves which lanes, what C calls it, what the
/// derivative is, and what else passes and formulas rely on. They read it here and keep no lists of names; a rewrite of one
/// function, such as ln(eᵘ), names that function.
/// </summary>
/// <remarks>
/// A derivative is written so that it is finite where the true one is: a factor that could be 0·∞ stands in the arm of a
/// select, with a constant 0 in the other, for Differentiate multiplies the arms and not the select.
/// </remarks>
internal static partial class MathFunctions
{
    private static readonly MathFunction[] Table =
    [
        //  name                   arity  float lanes            double lanes           cost C
        new("Abs",                     1, VectorForm.Vector,     VectorForm.Vector,     1,  "fabs", Integers: true)
            {
                Value = static a => Math.Abs(a[0]),
                Notation = Enclosing("|…|", @"\left|…\right|"), Weight = 1,
                IsNeverNegative = true, IsExact = true, ChangesAt = static a => (a[0], Zero(a[0])),
                Partials = static (a, y) => [Pieces.Of(One(y), a[0], Zero(y), 1, -1)],
                Kinks = "|u| at u = 0: 0",
            },
        new("Min",                     2, VectorForm.Vector,     VectorForm.Vector,     2,  null, Integers: true)
            {
                Value = static a => Min(a[0], a[1]),
                Notation = Named("min", @"\min"),
                Picks = Extremum.Min, ChangesAt = static a => (a[0], a[1]), IsExact = true, PassesNaN = 2,
                Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 0, 1), Pieces.Of(One(y), a[1], a[0], 0, 1)],
                Kinks = "min(u, v) where u = v: half for each",
            },
        new("Max",                     2, VectorForm.Vector,     VectorForm.Vector,     2,  null, Integers: true)
            {
                Value = static a => -Min(-a[0], -a[1]),
                Notation = Named("max", @"\max"),
                Picks = Extremum.Max, ChangesAt = static a => (a[0], a[1]), IsExact = true, PassesNaN = 2,
                Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 1, 0), Pieces.Of(One(y), a[1], a[0], 1, 0)],
                Kinks = "max(u, v) where u = v: half for each",
            },
        new("MinNative",               2, VectorForm.Vector,     VectorForm.Vector,     1,  null, "{T}")
            {
                Value = static a => Min(a[0], a[1]),
                Notation = Named("min", @"\min"),
                Picks = Extremum.Min, ChangesAt = static a => (a[0], a[1]),
                Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 0, 1), Pieces.Of(One(y), a[1], a[0], 0, 1)],
                Kinks = "min(u, v) where u = v: half for each",
            },
        new("MaxNative",               2, VectorForm.Vector,     VectorForm.Vector,     1,  null, "{T}")
            {
                Value = static a => -Min(-a[0], -a[1]),
                Notation = Named("max", @"\max"),
                Picks = Extremum.Max, ChangesAt = static a => (a[0], a[1]),
                Partials = static (a, y) => [Pieces.Of(One(y), a[0], a[1], 1, 0), Pieces.Of(One(y), a[1], a[0], 1, 0)],
                Kinks = "max(u, v) where u = v: half for each",
            },
        new("Clamp",                   3, VectorForm.Lowered,    VectorForm.Lowered,    4,  null, Integers: true)
            {
                Value = static a => a[0] < a[1] ? a[1] : a[0] > a[2] ? a[2] : a[0],
            },
        new("Sign",                    1, VectorForm.Lowered,    VectorForm.Lowered,    4,  null, Integers: true)
            {
                Value = static a => a[0] > 0 ? 1 : a[0] < 0 ? -1 : 0,
                Notation = Named("sign", @"\operatorname{sgn}"),
            },
        new("CopySign",                2, VectorForm.Vector,     VectorForm.Vector,     2,  "copysign")
            {
                Value = static a => IsNegative(a[1]) ? -Math.Abs(a[0]) : Math.Abs(a[0]),
                Notation = Named("copysign", @"\operatorname{copysign}"),
                IsExact = true, PassesNaN = 1, ChangesAt = static a => (a[1], Zero(a[1])),
                Partials = static (a, y) => [Pieces.Of(Call("CopySign", One(y), a[0]), a[1], Zero(y), 1, -1, Pieces.BySignBit), Zero(y)],
                Kinks = "copysign(u, v) at u = 0 and v = 0: the sign bits decide",
            },
        new("Sqrt",                    1, VectorForm.Vector,     VectorForm.Vector,     6,  "sqrt")
            {
                Value = static a => Math.Sqrt(a[0]),
                Notation = Root("√", @"\sqrt"), Weight = 1,
                IsNeverNegative = true, IsRoot = true,
                Partials = static (a, y) => [y.Number(0.5) / y],
            },
        new("FusedMultiplyAdd",        3, VectorForm.Lanes,      VectorForm.Lanes,      1,  "fma")
            {
                Value = static a => (a[0] * a[1]) + a[2],
                Meaning = static a => (a[0] * a[1]) + a[2], PassesNaN = 3,
                Partials = static (a, y) => [a[1], a[0], One(y)],
            },
        new("Floor",                   1, VectorForm.Vector,     VectorForm.Vector,     1,  "floor")
            {
                Value = static a => Math.Floor(a[0]),
                Notation = Enclosing("⌊…⌋", @"\left\lfloor …\right\rfloor"), IsExact = true,
                Partials = static (a, y) => [Zero(y)],
                Kinks = "a jump of ⌊u⌋: 0",
            },
        new("Ceiling",                 1, VectorForm.Vector,     VectorForm.Vector,     1,  "ceil")
            {
                Value = static a => Math.Ceiling(a[0]),
                Notation = Enclosing("⌈…⌉", @"\left\lceil …\right\rceil"), IsExact = true,
                Partials = static (a, y) => [Zero(y)],
                Kinks = "a jump of ⌈u⌉: 0",
            },
        new("Round",                   1, VectorForm.Vector,     VectorForm.Vector,     1,  "rint")
            {
                Value = static a => Math.Round(a[0], MidpointRounding.ToEven),
                Notation = Named("round", @"\operatorname{round}"), IsExact = true,
                Partials = static (a, y) => [Zero(y)],
                Kinks = "a jump of round(u): 0",
            },
        new("Truncate",                1, VectorForm.Vector,     VectorForm.Vector,     1,  "trunc")
            {
                Value = static a => Math.Truncate(a[0]),
                Notation = Named("trunc", @"\operatorname{trunc}"), IsExact = true,
                Partials = static (a, y) => [Zero(y)],
                Kinks = "a jump of trunc(u): 0",
            },
        new("ReciprocalEstimate",      1, VectorForm.VectorMath, VectorForm.VectorMath, 1,  null)
            {
                Value = static a => 1 / a[0], Meaning = static a => One(a[0]) / a[0],
                Partials = static (a, y) => [-(y * y)],
            },
        new("ReciprocalSqrtEstimate",  1, VectorForm.VectorMath, VectorForm.VectorMath, 1,  "rsqrt")
            {
                Value = static a => 1 / Math.Sqrt(a[0]), Meaning = static a => One(a[0]) / Call("Sqrt", a[0]),
                Partials = static (a, y) => [y.Number(-0.5) * y * (y * y)],
            },
        new("ReciprocalSqrt",          1, VectorForm.VectorMath, VectorForm.VectorMath, 15, "rsqrt", "KernelMath")
            {
                Value = static a => 1 / Math.Sqrt(a[0]), Meaning = static a => One(a[0]) / Call("Sqrt", a[0]),
                Partials = static (a, y) => [y.Number(-0.5) * y * (y * y)],
            },
        new("Scale",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 1,  null, "VectorMath")
            {
                Value = static a => a[0] * Math.Pow(2, a[1]), Meaning = static a => a[0] * Call("Pow", a[0].Number(2), a[1]),
                PassesNaN = 1,
                Partials = static (a, y) => [Call("Scale", One(y), a[1]), null],
            },
        new("Exp",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 12, "exp")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Exp(a[0]),
                Notation = new FunctionNotation(NotationForm.Exponential, "exp", @"\exp"), Weight = 2,
                IsNeverNegative = true, IsSteep = true,
                Partials = static (a, y) => [y],
            },
        new("Exp2",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 12, "exp2", "{T}")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Pow(2, a[0]), Meaning = static a => Call("Pow", a[0].Number(2), a[0]),
                IsNeverNegative = true, IsSteep = true,
                Partials = static (a, y) => [y * y.Number(Math.Log(2))],
            },
        new("Exp10",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 14, "exp10", "{T}")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Pow(10, a[0]), Meaning = static a => Call("Pow", a[0].Number(10), a[0]),
                IsNeverNegative = true, IsSteep = true,
                Partials = static (a, y) => [y * y.Number(Math.Log(10))],
            },
        new("Exp2M1",                  1, VectorForm.VectorMath, VectorForm.VectorMath, 20, null, "{T}")
            {
                Value = static a => Math.Pow(2, a[0]) - 1, Meaning = static a => Call("Pow", a[0].Number(2), a[0]) - One(a[0]), IsSteep = true,
                Partials = static (a, y) => [Call("Exp2", a[0]) * y.Number(Math.Log(2))],
            },
        new("Exp10M1",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 22, null, "{T}")
            {
                Value = static a => Math.Pow(10, a[0]) - 1, Meaning = static a => Call("Pow", a[0].Number(10), a[0]) - One(a[0]), IsSteep = true,
                Partials = static (a, y) => [Call("Exp10", a[0]) * y.Number(Math.Log(10))],
            },
        new("Expm1",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 20, "expm1", "KernelMath")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Exp(a[0]) - 1, Meaning = static a => Call("Exp", a[0]) - One(a[0]), IsSteep = true,
                Partials = static (a, y) => [Call("Exp", a[0])],
            },
        new("Log",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 20, "log")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Log(a[0]),
                Notation = Named("ln", @"\ln"),
                Partials = static (a, y) => [One(y) / a[0]],
            },
        new("Log1p",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "log1p", "KernelMath")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Log(1 + a[0]), Meaning = static a => Call("Log", One(a[0]) + a[0]),
                OfUnit = "Log1pOfUnit",
                Partials = static (a, y) => [One(y) / (One(y) + a[0])],
            },
        new("Log2",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "log2")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Log(a[0], 2),
                Notation = Named("log₂", @"\log_{2}"),
                Partials = static (a, y) => [y.Number(1 / Math.Log(2)) / a[0]],
            },
        new("Log10",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "log10")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Log10(a[0]),
                Notation = Named("log₁₀", @"\log_{10}"),
                Partials = static (a, y) => [y.Number(1 / Math.Log(10)) / a[0]],
            },
        new("Log2P1",                  1, VectorForm.VectorMath, VectorForm.VectorMath, 30, null, "{T}")
            {
                Value = static a => Math.Log(1 + a[0], 2), Meaning = static a => Call("Log2", One(a[0]) + a[0]),
                Partials = static (a, y) => [y.Number(1 / Math.Log(2)) / (One(y) + a[0])],
            },
        new("Log10P1",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 30, null, "{T}")
            {
                Value = static a => Math.Log10(1 + a[0]), Meaning = static a => Call("Log10", One(a[0]) + a[0]),
                Partials = static (a, y) => [y.Number(1 / Math.Log(10)) / (One(y) + a[0])],
            },
        new("LogAddExp",               2, VectorForm.VectorMath, VectorForm.VectorMath, 40, null, "KernelMath")
            {
                Value = static a => a[0] == a[1] ? a[0] + Math.Log(2) : Math.Max(a[0], a[1]) + Math.Log(1 + Math.Exp(-Math.Abs(a[0] - a[1]))),
                Meaning = static a => Call("Log", Call("Exp", a[0]) + Call("Exp", a[1])), PassesNaN = 2,
                Partials = static (a, y) => [Call("Sigmoid", a[0] - a[1]), Call("Sigmoid", a[1] - a[0])],
            },
        new("XLogY",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 25, null, "KernelMath")
            {
                Value = static a => a[0] == 0 && !double.IsNaN(a[1]) ? 0 : a[0] * Math.Log(a[1]),
                Meaning = static a => a[0] * Call("Log", a[1]), PassesNaN = 2,
                Partials = static (a, y) => [Call("Log", a[1]), Choose(IsZero(a[0]), Zero(y), a[0] / a[1])],
            },
        new("Pow",                     2, VectorForm.VectorMath, VectorForm.VectorMath, 60, "pow")
            {
                Value = static a => Math.Pow(a[0], a[1]),
                Notation = new FunctionNotation(NotationForm.Power, "pow", ""), Weight = 1,
                IsSteep = true, IsRoot = true,
                Partials = static (a, y) =>
                [
                    a[1] is Constant { Float: 0 } ? Zero(y) : a[1] is Constant ? a[1] * Call("Pow", a[0], a[1] - One(y)) : Call("PowerSlope", a[0], a[1]),
                    Choose(IsZero(a[0]), Zero(y), y * Call("Log", a[0])),
                ],
            },
        new("Root",                    2, VectorForm.VectorMath, VectorForm.VectorMath, 65, null, "VectorMath")
            {
                Value = static a => a[0] == 0 ? Math.Pow(0, a[1]) : Math.Pow(a[0], 1 / a[1]),
                Notation = Named("root", @"\operatorname{root}"), IsRoot = true,
                Partials = static (a, y) =>
                [
                    Call("RootSlope", a[0], a[1]),
                    Choose(IsZero(y), Zero(y), -(y * Call("Log", a[0]) / a[1] / a[1])), // of 0 it is 0 for each positive degree
                ],
            },
        new("RootSlope",               2, VectorForm.Lowered,    VectorForm.Lowered,    70, null)
            {
                IsSlope = true,
                Value = static a => a[0] == 0 && a[1] != 0
                    ? (a[1] == 1 ? 1 : double.PositiveInfinity / a[1])
                    : Math.Pow(a[0], 1 / a[1]) / a[0] / a[1],
                Meaning = static a => Call("Root", a[0], a[1]) / a[0] / a[1],

                // Divided by x + 0, for −0 counts as 0. The first derivative of a root of degree 1 has none.
                Partials = static (a, y) =>
                [
                    Choose(Pieces.Test("IsEqual", a[1], One(y)), Zero(y), y * ((One(y) - a[1]) / a[1]) / (a[0] + Zero(y))),
                    -(y / a[1] * (One(y) + Call("Log", a[0]) / a[1])),
                ],
            },
        new("PowerSlope",              2, VectorForm.Lowered,    VectorForm.Lowered,    60, null)
            {
                IsSlope = true, Value = static a => a[1] == 0 ? 0 : a[1] * Math.Pow(a[0], a[1] - 1),
                Meaning = static a => a[1] * Call("Pow", a[0], a[1] - One(a[1])),

                // n·xⁿ⁻¹, and 0 for n = 0, where a power of x may be infinite.
                Partials = static (a, y) =>
                [
                    Choose(IsZero(a[1]), -(a[1] / a[0] / a[0]), a[1] * Call("PowerSlope", a[0], a[1] - One(y))),
                    Choose(IsZero(a[0]), Zero(y), Call("Pow", a[0], a[1] - One(y)) + y * Call("Log", a[0])),
                ],
            },
        new("Sigmoid",                 1, VectorForm.VectorMath, VectorForm.VectorMath, 20, null, "KernelMath")
            {
                HasCorrectlyRounded = true,
                Value = static a => 1 / (1 + Math.Exp(-a[0])),
                Notation = Named("σ", @"\sigma"),
                Saturates = true, Beside = new Pair("SigmoidSlope", "SigmoidAndSlope", ("Value", "Slope")),
                Partials = static (a, y) => [Call("SigmoidSlope", a[0])],
            },
        new("SigmoidSlope",            1, VectorForm.VectorMath, VectorForm.VectorMath, 25, null)
            {
                IsSlope = true, Value = static a => Math.Exp(-Math.Abs(a[0])) / Square(1 + Math.Exp(-Math.Abs(a[0]))),
                Meaning = static a => Call("Sigmoid", a[0]) * (One(a[0]) - Call("Sigmoid", a[0])),
                Partials = static (a, y) => [-(y * Call("Tanh", y.Number(0.5) * a[0]))],
            },
        new("Softplus",                1, VectorForm.VectorMath, VectorForm.VectorMath, 40, null, "KernelMath")
            {
                Value = static a => Math.Max(a[0], 0) + Math.Log(1 + Math.Exp(-Math.Abs(a[0]))),
                Meaning = static a => Call("Log", One(a[0]) + Call("Exp", a[0])),
                Partials = static (a, y) => [Call("Sigmoid", a[0])],
            },
        new("Tanh",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "tanh")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Tanh(a[0]),
                Notation = Named("tanh", @"\tanh"),
                Saturates = true, Beside = new Pair("TanhSlope", "TanhAndSlope", ("Value", "Slope")),
                Partials = static (a, y) => [Call("TanhSlope", a[0])],
            },
        new("Piece",                   6, VectorForm.Lowered,    VectorForm.Lowered,    3,  null)
            {
                IsSlope = true, Value = static a => a[0] * (a[1] > a[2] ? a[3] : a[1] < a[2] ? a[4] : 0.5 * (a[3] + a[4])),
                Partials = static (a, y) => [new MathCall(y.Type, Get("Piece"), [One(y), .. a.Skip(1)]), Zero(y), Zero(y), Zero(y), Zero(y), Zero(y)],
            },
        new("IsEqual",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null)
            {
                IsSlope = true, Value = static a => a[0] == a[1] ? 1 : 0,
            },
        new("IsBelow",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null)
            {
                IsSlope = true, Value = static a => a[0] < a[1] ? 1 : 0,
            },
        new("IsAbove",                 2, VectorForm.Lowered,    VectorForm.Lowered,    1,  null)
            {
                IsSlope = true, Value = static a => a[0] > a[1] ? 1 : 0,
            },
        new("Corner",                  1, VectorForm.Lowered,    VectorForm.Lowered,    0,  null)
            {
                IsSlope = true, Value = static a => 0,
                Partials = static (a, y) => [y.Number(double.NaN)],
            },
        new("HalfSech",                1, VectorForm.Lowered,    VectorForm.Lowered,    25, null)
            {
                IsSlope = true, Value = static a => 0.5 / Math.Cosh(a[0]),
                Meaning = static a => One(a[0]) / (Call("Exp", a[0]) + Call("Exp", -a[0])),
                Partials = static (a, y) => [-(y * Call("Tanh", a[0]))],
            },
        new("TanhSlope",               1, VectorForm.VectorMath, VectorForm.VectorMath, 25, null)
            {
                IsSlope = true, Value = static a => 1 / Square(Math.Cosh(a[0])),
                Meaning = static a => One(a[0]) - (Call("Tanh", a[0]) * Call("Tanh", a[0])),
                Partials = static (a, y) => [y.Number(-2) * Call("Tanh", a[0]) * y],
            },
        .. Angles,
        .. GammaFunctions,
        .. HyperbolicAndInverse,
        .. Tails,
        new("Cbrt",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 25, "cbrt")
            {
                HasCorrectlyRounded = true,
                Value = static a => a[0] < 0 ? -Math.Pow(-a[0], 1 / 3.0) : Math.Pow(a[0], 1 / 3.0),
                Notation = Root("∛", @"\sqrt[3]"), IsRoot = true,
                Partials = static (a, y) => [Call("CbrtSlope", a[0], y)],
            },
        new("CbrtSlope",               2, VectorForm.Lowered,    VectorForm.Lowered,    8, null)
            {
                // By the argument and its root, of which alone it is made. At 0 and at infinity its own slope is a product of what it is there.
                IsSlope = true, Value = static a => 1 / (3 * Square(a[1])),
                Meaning = static a => One(a[1]) / (a[1].Number(3) * (a[1] * a[1])),
                Partials = static (a, y) => [Zero(y), y * (y.Number(-2) / a[1])],
            },
        new("Hypot",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 30, "hypot", "{T}")
            {
                Value = static a => Math.Sqrt((a[0] * a[0]) + (a[1] * a[1])),
                Meaning = static a => Call("Sqrt", (a[0] * a[0]) + (a[1] * a[1])), IsRoot = true,
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

    /// <summary>The class of the runtime's <c>VectorMath</c> with correctly rounded functions.</summary>
    public const string CorrectlyRounded = "CorrectlyRounded";

    public static MathFunction? Find(string name) => ByName.TryGetValue(name, out var function) ? function : null;

    /// <summary>A function by what <c>VectorMath</c> calls it.</summary>
    public static MathFunction? FindMethod(string method) =>
        !method.StartsWith($"{CorrectlyRounded}.", StringComparison.Ordinal) ? Find(method)
        : Find(method.Substring(CorrectlyRounded.Length + 1)) is { HasCorrectlyRounded: true } function ? function.CorrectlyRounded
        : null;

    public static MathFunction Get(string name) => ByName[name];

    public static MathCall Call(string name, params Expr[] arguments) => new(arguments[0].Type, Get(name), [.. arguments]);
}
