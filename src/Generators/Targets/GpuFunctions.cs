using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using static Kernels.Generators.Expressions.CompareOperator;

namespace Kernels.Generators.Targets;

/// <summary>
/// Functions that a GPU's language lacks, or has in another sense than .NET, in terms of what it has. Each is written
/// into the kernel that needs it, as a function of this name.
/// </summary>
/// <remarks>
/// Conditions choose between values, and both may be computed, so no arm may do harm: a divisor is made harmless before the
/// division, for on some devices it traps.
/// <para>
/// The elementary functions stand in files of their own, and are for HLSL: its intrinsics may be wrong by an absolute amount,
/// so that near a zero of the function no digit is right, and each device has others. These are sums and products of
/// floats alone, which every device rounds alike, and the C# of the shader computes the same bits. There is no fused
/// multiplication, so products that have to be exact are made of short factors. Errors are in units in the last place
/// (ULP), over all floats but for functions of two.
/// </para>
/// </remarks>
internal static partial class GpuFunctions
{
    /// <summary>What a function computes, from its parameters.</summary>
    public delegate Expr Definition(Body body, IReadOnlyList<Expr> a);

    /// <summary>For floats, in languages whose own functions are not right in every digit.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, Definition>> OfFloats => [Exponentials, Logarithms, Angles, Roots];

    /// <summary>For all languages that do not spell them.</summary>
    public static IReadOnlyDictionary<string, Definition> Shared => Functions;

    private static readonly Dictionary<string, Definition> Functions = new(StringComparer.Ordinal)
    {
        // As .NET has them: NaN passes, -0 is less than 0.
        ["Min"] = static (_, a) => Extreme(a[0], a[1], Less, whenNegative: a[0], otherwise: a[1]),
        ["Max"] = static (_, a) => Extreme(a[0], a[1], Greater, whenNegative: a[1], otherwise: a[0]),
        ["CopySign"] = static (_, a) => FromBits(
            a[0].Type, new Binary(BinaryOperator.Or, Magnitude(a[0]), new Binary(BinaryOperator.And, Bits(a[1]), SignBit(a[1].Type)))),

        // e^-|x| never overflows, and keeps what is left of the left tail.
        ["Sigmoid"] = static (body, a) =>
        {
            var e = body.Let("e", Call("Exp", -Call("Abs", a[0])));
            return Choose(a[0].Is(GreaterOrEqual, Number(a[0], 0)), Number(a[0], 1) / (Number(a[0], 1) + e), e / (Number(a[0], 1) + e));
        },
        ["Softplus"] = static (_, a) =>
            Choose(a[0].Is(Greater, Number(a[0], 0)), a[0], Number(a[0], 0)) + Call("Log1p", Call("Exp", -Call("Abs", a[0]))),

        ["Tanh"] = static (body, a) =>
        {
            var e = body.Let("e", Call("Expm1", Number(a[0], -2) * Call("Abs", a[0])));
            return Call("CopySign", e / (Number(a[0], 2) + e), a[0]);
        },
        ["Scale"] = static (body, a) =>
        {
            // In two steps, for 2 to the whole exponent may be no number.
            var format = a[0].Type.Format();
            var integer = ScalarType.Int32.InLane(a[0].Type.Bits());
            var (fraction, bias) = (format.Precision - 1, format.LargestExponent);
            var whole = body.Let("whole", new Conversion(integer, a[1]));
            var half = body.Let("halfway", ShiftRight(whole, 1));
            return a[0] * PowerOfTwo(half) * PowerOfTwo(whole - half);

            Expr PowerOfTwo(Expr exponent) => FromBits(a[0].Type, ShiftLeft(exponent + Constant.Of(integer, bias), fraction));
        },
        ["SinPi"] = SinPi,
        ["CosPi"] = CosPi,
        ["TanPi"] = TanPi,
        ["Sinc"] = Sinc,
        ["SincSlope"] = SincSlope,
        ["SincCurvature"] = SincCurvature,

        // Predicates.
        ["IsNaN"] = static (_, a) => Magnitude(a[0]).Is(Greater, InfinityBits(a[0].Type)),
        ["IsFinite"] = static (_, a) => Magnitude(a[0]).Is(Less, InfinityBits(a[0].Type)),
        ["IsInfinity"] = static (_, a) => Magnitude(a[0]).Is(Equal, InfinityBits(a[0].Type)),
        ["IsPositiveInfinity"] = static (_, a) => Bits(a[0]).Is(Equal, InfinityBits(a[0].Type)),
        ["IsNegativeInfinity"] = static (_, a) => Bits(a[0]).Is(Equal, new Binary(BinaryOperator.Or, InfinityBits(a[0].Type), SignBit(a[0].Type))),
        ["IsNegative"] = static (_, a) => Bits(a[0]).Is(GreaterOrEqual, SignBit(a[0].Type)),
        ["IsPositive"] = static (_, a) => Bits(a[0]).Is(Less, SignBit(a[0].Type)),
        ["IsNormal"] = static (_, a) => And(
            Magnitude(a[0]).Is(GreaterOrEqual, SmallestNormalBits(a[0].Type)), Magnitude(a[0]).Is(Less, InfinityBits(a[0].Type))),
        ["IsSubnormal"] = static (_, a) => And(
            Magnitude(a[0]).Is(Greater, Constant.OfNumber(a[0].Type.Unsigned(), 0)), Magnitude(a[0]).Is(Less, SmallestNormalBits(a[0].Type))),
        ["IsInteger"] = static (_, a) => And(new Classify("IsFinite", a[0]), Call("Truncate", a[0]).Is(Equal, a[0])),
        ["IsEvenInteger"] = static (body, a) =>
        {
            var half = body.Let("half", Number(a[0], 0.5) * a[0]);
            return And(new Classify("IsInteger", a[0]), Call("Truncate", half).Is(Equal, half)); // half of the least number rounds to 0
        },
        ["IsOddInteger"] = static (_, a) => And(
            new Classify("IsInteger", a[0]), Call("Truncate", Number(a[0], 0.5) * a[0]).Is(NotEqual, Number(a[0], 0.5) * a[0])),
    };

    /// <summary>The names of all functions that may be written beside a kernel.</summary>
    public static IEnumerable<string> NamesOf(IEnumerable<IReadOnlyDictionary<string, Definition>> tables) => tables.SelectMany(static table => table.Keys).Concat(
        from name in ReductionOperator.All.Where(static reduction => reduction.Symbol is null).Select(static reduction => reduction.Name).Concat(["Quotient", "Remainder", "To"])
        from type in "Int UInt Long ULong".Split(' ')
        select name + type).Distinct();

    /// <summary>
    /// The lesser or the larger of two values, as .NET has it. HLSL has neither for floats, where NaN has to pass, nor the C# of
    /// shaders for unsigned numbers.
    /// </summary>
    /// <param name="name"><c>Min</c> or <c>Max</c>.</param>
    /// <param name="type">The values' type.</param>
    public static Function Extreme(string name, ScalarType type)
    {
        if (type.IsFloat())
            return Define(name, type, Functions[name]);
        var wins = MathFunctions.Get(name).Picks switch
        {
            Extremum.Least => Less,
            Extremum.Largest => Greater,
            _ => throw new System.NotSupportedException(name),
        };
        return Define($"{name}{Suffix(type)}", [new Parameter(type, "x"), new Parameter(type, "y")], (_, a) =>
            Choose(a[0].Is(wins, a[1]), a[0], a[1]));
    }

    /// <summary>A function of the table, or a predicate, for a language that does not spell it.</summary>
    public static Function Find(string name, ScalarType type, TargetLanguage language) => Define(
        name, type, language.WrittenOut(name) ?? throw new NotSupportedException($"{language.Name} has no {name}: it is neither spelled nor written out."));

    /// <summary>
    /// The quotient or remainder of integers where C# throws: by 0 both are 0, and the least number divided by -1 is itself.
    /// </summary>
    public static Function Division(BinaryOperator division, ScalarType type)
    {
        var name = $"{(division == BinaryOperator.Divide ? "Quotient" : "Remainder")}{Suffix(type)}";
        return Define(name, [new Parameter(type, "x"), new Parameter(type, "y")], (body, a) =>
        {
            var (zero, one) = (Constant.OfNumber(type, 0), Constant.OfNumber(type, 1));
            Expr isSpecial = a[1].Is(Equal, zero);
            if (type.IsSigned())
                isSpecial = new Binary(BinaryOperator.Or, isSpecial, a[1].Is(Equal, Constant.OfNumber(type, -1)));
            var special = division == BinaryOperator.Divide && type.IsSigned()
                ? Choose(a[1].Is(Equal, zero), zero, zero - a[0])
                : (Expr)zero;
            var divisor = body.Let("divisor", Choose(isSpecial, one, a[1]));
            return Choose(isSpecial, special, new Binary(division, a[0], divisor));
        });
    }

    /// <summary>A number as an integer, as the cast has it in C#: it saturates, and NaN is 0.</summary>
    public static Function Saturating(ScalarType from, ScalarType to)
    {
        var (least, largest) = (to.Number().Least, to.Number().Largest);
        var limit = to.IsSigned() ? Math.Pow(2, to.Bits() - 1) : Math.Pow(2, to.Bits());
        return Define($"To{Suffix(to)}", [new Parameter(from, "x")], (_, a) =>
        {
            var inRange = to.IsSigned() ? a[0].Is(GreaterOrEqual, Number(a[0], -limit)) : a[0].Is(Greater, Number(a[0], 0));
            var below = to.IsSigned()
                ? Choose(a[0].Is(Less, Number(a[0], 0)), Constant.Of(to, least), Constant.Of(to, 0))
                : (Expr)Constant.Of(to, 0);
            return Choose(
                a[0].Is(GreaterOrEqual, Number(a[0], limit)), Constant.Of(to, largest), Choose(inRange, new Cast(to, a[0]), below));
        });
    }

    private static Function Define(string name, ScalarType type, Definition definition) =>
        Define(name, [.. ParametersOf(name).Select(parameter => new Parameter(type, parameter))], definition);

    private static Function Define(string name, EquatableArray<Parameter> parameters, Definition definition)
    {
        var body = new Body();
        var result = definition(body, parameters);
        return new Function(name, parameters, body.Bindings, result);
    }

    private static IEnumerable<string> ParametersOf(string name) =>
        MathFunctions.Find(name) is { } function ? function.Parameters.Take(function.Arity) : ["x"];

    private static Select Extreme(Expr x, Expr y, CompareOperator wins, Expr whenNegative, Expr otherwise)
    {
        var tie = Choose(new Classify("IsNegative", x), whenNegative, otherwise);
        return Choose(x.Is(wins, y), x, Choose(y.Is(wins, x), y, Choose(x.Is(Equal, y), tie, x + y)));
    }

    private static FunctionCall Intrinsic(string name, Expr argument) => new(argument.Type, name, IsIntrinsic: true, [argument]);

    private static MathCall Call(string name, params Expr[] arguments) => MathFunctions.Call(name, arguments);

    private static Select Choose(Expr condition, Expr whenTrue, Expr whenFalse) => new(condition, whenTrue, whenFalse);

    private static Binary And(Expr left, Expr right) => new(BinaryOperator.And, left, right);

    private static Binary Or(Expr left, Expr right) => new(BinaryOperator.Or, left, right);

    private static Binary ShiftLeft(Expr value, int count) => new(BinaryOperator.ShiftLeft, value, Constant.Of(ScalarType.Int32, count));

    private static Binary ShiftRight(Expr value, int count) => new(BinaryOperator.ShiftRight, value, Constant.Of(ScalarType.Int32, count));

    private static Constant Number(Expr like, double value) => like.Number(value);

    private static Expr Bits(Expr value) => new BitCast(value.Type.Unsigned(), value);

    private static Expr FromBits(ScalarType type, Expr bits) => new BitCast(type, bits);

    private static Constant SignBit(ScalarType type) => Constant.Of(type.Unsigned(), 1L << (type.Bits() - 1));

    private static Binary Magnitude(Expr value) => new(
        BinaryOperator.And,
        Bits(value),
        Constant.Of(value.Type.Unsigned(), ~SignBit(value.Type).Bits));

    private static Constant InfinityBits(ScalarType type) => Constant.Of(type.Unsigned(), type.Format().ToBits(double.PositiveInfinity));

    private static Constant SmallestNormalBits(ScalarType type) => Constant.Of(type.Unsigned(), type.Format().ToBits(type.Format().LeastNormal));

    private static string Suffix(ScalarType type) => type switch
    {
        ScalarType.Int32 => "Int",
        ScalarType.UInt32 => "UInt",
        ScalarType.Int64 => "Long",
        ScalarType.UInt64 => "ULong",
        _ => throw type.Unknown(),
    };

    /// <summary>The values that a definition names.</summary>
    internal sealed class Body
    {
        private readonly List<Binding> bindings = [];
        private readonly NameAllocator names = new([]);

        public EquatableArray<Binding> Bindings => bindings.ToEquatableArray();

        /// <summary>A value with a name, which gets a number where it is taken.</summary>
        public Variable Let(string name, Expr value)
        {
            var variable = new Variable(value.Type, names.Allocate(name));
            bindings.Add(new Binding(variable, value, variable.Name));
            return variable;
        }
    }
}
