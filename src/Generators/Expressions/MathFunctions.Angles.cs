using System;

namespace Kernels.Generators.Expressions;

/// <content>The rows of functions of angles, of the hyperbolic ones, and of their inverses.</content>
internal static partial class MathFunctions
{
    /// <summary>Of an angle.</summary>
    private static MathFunction[] Angles =>
    [
        new("Sin",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 30, "sin")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Sin(a[0]),
                Notation = Named("sin", @"\sin"),
                Beside = new Pair("Cos", "SinCos", ("Sin", "Cos")),
                Partials = static (a, y) => [Call("Cos", a[0])],
            },
        new("Cos",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 30, "cos")
            {
                HasCorrectlyRounded = true,
                Value = static a => Math.Cos(a[0]),
                Notation = Named("cos", @"\cos"),
                Partials = static (a, y) => [-Call("Sin", a[0])],
            },
        new("Tan",                     1, VectorForm.VectorMath, VectorForm.VectorMath, 45, "tan")
            {
                Value = static a => Math.Tan(a[0]),
                Notation = Named("tan", @"\tan"), IsSteep = true,
                Partials = static (a, y) => [One(y) + y * y],
            },
        new("SinPi",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 35, "sinpi", "{T}")
            {
                Value = static a => Math.Sin(Math.PI * a[0]),
                Meaning = static a => Call("Sin", a[0].Number(Math.PI) * a[0]),
                Beside = new Pair("CosPi", "SinCosPi", ("SinPi", "CosPi")),
                Partials = static (a, y) => [y.Number(Math.PI) * Call("CosPi", a[0])],
            },
        new("CosPi",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 35, "cospi", "{T}")
            {
                Value = static a => Math.Cos(Math.PI * a[0]),
                Meaning = static a => Call("Cos", a[0].Number(Math.PI) * a[0]),
                Partials = static (a, y) => [y.Number(-Math.PI) * Call("SinPi", a[0])],
            },
        new("TanPi",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 50, "tanpi", "{T}")
            {
                Value = static a => Math.Tan(Math.PI * a[0]), IsSteep = true,
                Meaning = static a => Call("Tan", a[0].Number(Math.PI) * a[0]),
                Partials = static (a, y) => [y.Number(Math.PI) * (One(y) + y * y)],
            },
        new("Sinc",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 40, null, "KernelMath")
            {
                Value = static a => Sinc(a[0]),
                Notation = Named("sinc", @"\operatorname{sinc}"),
                Partials = static (a, y) => [-(a[0] * Call("SincSlope", a[0]))],
            },
        new("SincSlope",               1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null)
            {
                // -sinc′(x) / x, and what follows is -SincSlope′(x) / x: even functions without a zero at 0.
                IsSlope = true, Value = static a => Math.Abs(a[0]) < 0.01 ? (1 / 3.0) - (a[0] * a[0] / 30) : (Sinc(a[0]) - Math.Cos(a[0])) / Square(a[0]),
                Meaning = static a => (Call("Sinc", a[0]) - Call("Cos", a[0])) / (a[0] * a[0]),
                Partials = static (a, y) => [-(a[0] * Call("SincCurvature", a[0]))],
            },
        new("SincCurvature",           1, VectorForm.VectorMath, VectorForm.VectorMath, 60, null)
            {
                IsSlope = true, Value = static a => Math.Abs(a[0]) < 0.05
                    ? (1 / 15.0) - (a[0] * a[0] / 210) + (Square(a[0] * a[0]) / 7560)
                    : ((3 * (Sinc(a[0]) - Math.Cos(a[0])) / Square(a[0])) - Sinc(a[0])) / Square(a[0]),
                Meaning = static a => (a[0].Number(3) * Call("SincSlope", a[0]) - Call("Sinc", a[0])) / (a[0] * a[0]),
                Partials = static (a, y) => [-SincThird(a[0], y)],
            },
    ];

    /// <summary>Hyperbolic functions, and the inverse ones of both kinds.</summary>
    private static MathFunction[] HyperbolicAndInverse =>
    [
        new("Sinh",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 40, "sinh")
            {
                Value = static a => Math.Sinh(a[0]),
                Notation = Named("sinh", @"\sinh"), IsSteep = true,
                Partials = static (a, y) => [Call("Cosh", a[0])],
            },
        new("Cosh",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 35, "cosh")
            {
                Value = static a => Math.Cosh(a[0]),
                Notation = Named("cosh", @"\cosh"), IsSteep = true,
                Partials = static (a, y) => [Call("Sinh", a[0])],
            },
        new("Asinh",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 60, "asinh")
            {
                Value = static a => a[0] < 0 ? -AreaSine(-a[0]) : AreaSine(a[0]),
                Notation = Named("arsinh", @"\operatorname{arsinh}"),
                Partials = static (a, y) => [One(y) / Call("Hypot", a[0], One(y))],
            },
        new("Acosh",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 55, "acosh")
            {
                Value = static a => Math.Log(a[0] + Math.Sqrt((a[0] * a[0]) - 1)),
                Notation = Named("arcosh", @"\operatorname{arcosh}"), IsRoot = true,

                // Two roots, for the square of a large number overflows.
                Partials = static (a, y) => [One(y) / (Call("Sqrt", a[0] - One(y)) * Call("Sqrt", a[0] + One(y)))],
            },
        new("Atanh",                   1, VectorForm.VectorMath, VectorForm.VectorMath, 50, "atanh")
            {
                Value = static a => 0.5 * Math.Log((1 + a[0]) / (1 - a[0])),
                Notation = Named("artanh", @"\operatorname{artanh}"),
                Partials = static (a, y) => [One(y) / ((One(y) - a[0]) * (One(y) + a[0]))],
            },
        new("Asin",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 35, "asin")
            {
                Value = static a => Math.Asin(a[0]),
                Notation = Named("arcsin", @"\arcsin"),
                Partials = static (a, y) => [One(y) / Call("Sqrt", (One(y) - a[0]) * (One(y) + a[0]))],
            },
        new("Acos",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 35, "acos")
            {
                Value = static a => Math.Acos(a[0]),
                Notation = Named("arccos", @"\arccos"),
                Partials = static (a, y) => [-(One(y) / Call("Sqrt", (One(y) - a[0]) * (One(y) + a[0])))],
            },
        new("Atan",                    1, VectorForm.VectorMath, VectorForm.VectorMath, 40, "atan")
            {
                Value = static a => Math.Atan(a[0]),
                Notation = Named("arctan", @"\arctan"),
                Partials = static (a, y) => [One(y) / (One(y) + a[0] * a[0])],
            },
        new("Atan2",                   2, VectorForm.VectorMath, VectorForm.VectorMath, 60, "atan2")
            {
                Value = static a => Math.Atan2(a[0], a[1]),
                Notation = Named("atan2", @"\operatorname{atan2}"),
                PassesNaN = 2,
                Partials = static (a, y) => [Turn(a[1], a), -Turn(a[0], a)],
                Kinks = "atan2(u, v) at u = v = 0: 0",
            },
    ];
}
