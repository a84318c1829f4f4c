using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// What random kernels are made of, one row an operation: its C#, its value and its partial derivatives. At a kink they
/// are what the language promises: a tie of Min and Max is shared, Abs has 0 at 0, and a step is flat.
/// </summary>
internal static class Operations
{
    /// <summary>Methods that formats call; they stand in every batch.</summary>
    public const string Prelude =
        """
        // The sign and the payload of a NaN are nobody's promise, so what looks at bits looks at numbers only.
        internal static float Definite(float v) => float.IsNaN(v) ? 1f : v;
        // The compiler rejects a constant that does not fit, and Clamp throws where min exceeds max.
        internal static int Whole(float v) => (int)v;
        internal static float Between(float v, float a, float b) => Math.Clamp(v, Least(a, b), MathF.Max(a, b));
        // Scalar code loses the sign of a constant -0 in Min where it is inlined (.NET 10, dotnet/runtime#130831).
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        internal static float Least(float a, float b) => MathF.Min(a, b);
        internal static float NotAbove(float v, float limit) { if (v > limit) throw new ArgumentException($"{v} is above {limit}."); return v - limit; }
        internal static float NotNegative(float v) { ArgumentOutOfRangeException.ThrowIfNegative(Definite(v)); return v; }
        internal static float Halvings(float v) { var n = 0f; while (v > 1f) { v *= 0.5f; n++; if (n > 6f) throw new InvalidOperationException($"{v} takes too long."); } return n; }
        [Vectorize] internal static float Mean(float a, float b) { var sum = a + b; return sum * 0.5f; }
        """;

    public static readonly ImmutableArray<Operation> All =
    [
        Function("Add", "({0} + {1})", static (a, b) => a + b, static (_, _) => 1, static (_, _) => 1),
        Function("Subtract", "({0} - {1})", static (a, b) => a - b, static (_, _) => 1, static (_, _) => -1),
        Function("Multiply", "({0} * {1})", static (a, b) => a * b, static (_, b) => b, static (a, _) => a),
        Function("Divide", "({0} / {1})", static (a, b) => a / b, static (_, b) => 1 / b, static (a, b) => -a / (b * b)),
        Function("Negate", "(-{0})", static a => -a, static (_, _) => -1),
        Function("Abs", "MathF.Abs({0})", MathF.Abs, static (a, _) => a > 0 ? 1 : a < 0 ? -1 : 0),
        Function("Min", "Least({0}, {1})", MathF.Min, static (a, b) => Share(b - a), static (a, b) => Share(a - b)),
        Function("Max", "MathF.Max({0}, {1})", MathF.Max, static (a, b) => Share(a - b), static (a, b) => Share(b - a)),
        Function("CopySign", "MathF.CopySign({0}, Definite({1}))", static (a, s) => MathF.CopySign(a, float.IsNaN(s) ? 1 : s),
            static (a, s) => Math.CopySign(1, a) * Math.CopySign(1, s), static (_, _) => 0),
        Function("Sqrt", "MathF.Sqrt({0})", MathF.Sqrt, static (_, root) => 0.5 / root),
        Function("Floor", "MathF.Floor({0})", MathF.Floor, static (_, _) => 0),
        Function("Ceiling", "MathF.Ceiling({0})", MathF.Ceiling, static (_, _) => 0),
        Function("Round", "MathF.Round({0})", MathF.Round, static (_, _) => 0),
        Function("Truncate", "MathF.Truncate({0})", MathF.Truncate, static (_, _) => 0),
        Function("Clamp", "Math.Clamp({0}, -1f, 1.5f)", static a => Math.Clamp(a, -1f, 1.5f), static (a, _) => a is >= -1 and <= 1.5 ? 1 : 0),
        Function("Mean", "Mean({0}, {1})", static (a, b) => (a + b) * 0.5f, static (_, _) => 0.5, static (_, _) => 0.5),
        new("FusedMultiplyAdd", Vocabulary.Arithmetic, TermType.Number, Numbers(3), "MathF.FusedMultiplyAdd({0}, {1}, {2})", static o =>
            Dual.Of(MathF.FusedMultiplyAdd(o[0].Single, o[1].Single, o[2].Single), o, o[1].Value, o[0].Value, 1)),
        new("Between", Vocabulary.Arithmetic, TermType.Number, Numbers(3), "Between({0}, {1}, {2})", static o =>
            Clamp(o[0], Named("Min").Evaluate([o[1], o[2]]), Named("Max").Evaluate([o[1], o[2]]))),

        Compare("Less", "<", static (a, b) => a < b),
        Compare("LessOrEqual", "<=", static (a, b) => a <= b),
        Compare("Greater", ">", static (a, b) => a > b),
        Compare("GreaterOrEqual", ">=", static (a, b) => a >= b),
        Compare("Equal", "==", static (a, b) => a == b),
        Compare("NotEqual", "!=", static (a, b) => a != b),
        Flat("IsNaN", TermType.Truth, "float.IsNaN({0})", [TermType.Number], static v => float.IsNaN((float)v[0])),
        Flat("IsNegative", TermType.Truth, "float.IsNegative(Definite({0}))", [TermType.Number], static v => !double.IsNaN(v[0]) && double.IsNegative(v[0])),
        Flat("And", TermType.Truth, "({0} && {1})", [TermType.Truth, TermType.Truth], static v => v[0] != 0 && v[1] != 0),
        Flat("Or", TermType.Truth, "({0} || {1})", [TermType.Truth, TermType.Truth], static v => v[0] != 0 || v[1] != 0),
        Flat("Xor", TermType.Truth, "({0} ^ {1})", [TermType.Truth, TermType.Truth], static v => v[0] != v[1]),
        Flat("Not", TermType.Truth, "!{0}", [TermType.Truth], static v => v[0] == 0),

        Function("NotAbove", "NotAbove({0}, {1})", static (a, b) => a - b, static (_, _) => 1, static (_, _) => -1, Vocabulary.Throws),
        Function("NotNegative", "NotNegative({0})", static a => a, static (_, _) => 1, Vocabulary.Throws),
        Function("Halvings", "Halvings({0})", static a => a <= 1 ? 0 : MathF.Ceiling(MathF.Log2(a)), static (_, _) => 0, Vocabulary.Throws),
        Flat("Known", TermType.Number, "({0} ? {1} : throw new ArgumentException(\"unknown\"))", [TermType.Truth, TermType.Number],
            static v => v[1], Vocabulary.Throws),

        Elementary("Exp", VectorMath.Exp, static (a, _) => Math.Exp(a)),
        Elementary("Exp2", VectorMath.Exp2, static (a, y) => y * Math.Log(2)),
        Elementary("Expm1", VectorMath.Expm1, static (a, _) => Slope.Within(Math.Exp(a), absolute: 4)),
        Elementary("Log", VectorMath.Log, static (a, _) => 1 / a),
        Elementary("Log1p", VectorMath.Log1p, static (a, _) => 1 / (1 + a)),
        Elementary("Log2", VectorMath.Log2, static (a, _) => 1 / (a * Math.Log(2))),
        Elementary("Sigmoid", VectorMath.Sigmoid, static (a, _) => Slope.Within(Math.Exp(-Math.Abs(a)) / Math.Pow(1 + Math.Exp(-Math.Abs(a)), 2), absolute: 4)),
        Elementary("Softplus", VectorMath.Softplus, static (a, _) => 1 / (1 + Math.Exp(-a))),
        Elementary("Tanh", VectorMath.Tanh, static (a, _) => Slope.Within(1 / Math.Pow(Math.Cosh(a), 2), absolute: 8)),
        Elementary("Sin", VectorMath.Sin, static (a, _) => Math.Cos(a)),
        Elementary("Cos", VectorMath.Cos, static (a, _) => -Math.Sin(a)),
        new("Pow", Vocabulary.Transcendental, TermType.Number, Numbers(2), "VectorMath.Pow({0}, {1})", static o => Pow(o)),

        Bits("Whole", "Whole({0})", [TermType.Number], static v => (int)(float)v[0]),
        Bits("BitsOf", "BitConverter.SingleToInt32Bits(Definite({0}))", [TermType.Number],
            static v => BitConverter.SingleToInt32Bits(double.IsNaN(v[0]) ? 1f : (float)v[0])),
        Bits("AddWhole", "({0} + {1})", [TermType.Whole, TermType.Whole], static v => unchecked((int)v[0] + (int)v[1])),
        Bits("SubtractWhole", "({0} - {1})", [TermType.Whole, TermType.Whole], static v => unchecked((int)v[0] - (int)v[1])),
        Bits("MultiplyWhole", "({0} * {1})", [TermType.Whole, TermType.Whole], static v => unchecked((int)v[0] * (int)v[1])),
        Bits("DivideWhole", "({0} / ({1} & 7 | 1))", [TermType.Whole, TermType.Whole], static v => (int)v[0] / (((int)v[1] & 7) | 1)),
        Bits("AndWhole", "({0} & {1})", [TermType.Whole, TermType.Whole], static v => (int)v[0] & (int)v[1]),
        Bits("OrWhole", "({0} | {1})", [TermType.Whole, TermType.Whole], static v => (int)v[0] | (int)v[1]),
        Bits("XorWhole", "({0} ^ {1})", [TermType.Whole, TermType.Whole], static v => (int)v[0] ^ (int)v[1]),
        Bits("NotWhole", "(~{0})", [TermType.Whole], static v => ~(int)v[0]),
        Bits("ShiftLeft", "({0} << 3)", [TermType.Whole], static v => (int)v[0] << 3),
        Bits("ShiftRight", "({0} >> 1)", [TermType.Whole], static v => (int)v[0] >> 1),
        Bits("UnsignedShiftRight", "({0} >>> 9)", [TermType.Whole], static v => (int)v[0] >>> 9),
        Flat("LessWhole", TermType.Truth, "({0} < {1})", [TermType.Whole, TermType.Whole], static v => v[0] < v[1], Vocabulary.Bits),
        Flat("ToNumber", TermType.Number, "((float){0})", [TermType.Whole], static v => (float)(int)v[0], Vocabulary.Bits),
        Flat("FromBits", TermType.Number, "BitConverter.Int32BitsToSingle({0})", [TermType.Whole],
            static v => BitConverter.Int32BitsToSingle((int)v[0]), Vocabulary.Bits),

        Function("Tenth", "(float)({0} * 0.1)", static a => (float)(a * 0.1), static (_, _) => 0.1, Vocabulary.Doubles),
        Function("Half", "(float)({0} * 0.5)", static a => a * 0.5f, static (_, _) => 0.5, Vocabulary.Doubles),
        Function("RootInDouble", "(float)Math.Sqrt((double){0})", MathF.Sqrt, static (_, root) => 0.5 / root, Vocabulary.Doubles),
        new("ProductInDouble", Vocabulary.Doubles, TermType.Number, Numbers(2), "(float)((double){0} * {1} + 0.3)", static o =>
            Dual.Of((float)((o[0].Value * o[1].Value) + 0.3), o, o[1].Value, o[0].Value)),
        new("MaxInDouble", Vocabulary.Doubles, TermType.Number, Numbers(2), "(float)Math.Max({0} / 3.0, (double){1})", static o =>
            Dual.Of((float)Math.Max(o[0].Value / 3, o[1].Value), o, Share((o[0].Value / 3) - o[1].Value) / 3, Share(o[1].Value - (o[0].Value / 3)))),
        Flat("LessInDouble", TermType.Truth, "({0} * 0.3 < {1})", Numbers(2), static v => v[0] * 0.3 < v[1], Vocabulary.Doubles),

        Flat("LongProduct", TermType.Whole, "(int)(((long){0} * {1}) >> 7)", [TermType.Whole, TermType.Whole],
            static v => (int)(((long)v[0] * (long)v[1]) >> 7), Vocabulary.Longs),
        Flat("HighProduct", TermType.Whole, "(int)(((ulong)(uint){0} * (uint){1}) >> 32)", [TermType.Whole, TermType.Whole],
            static v => (int)(((ulong)(uint)(int)v[0] * (uint)(int)v[1]) >> 32), Vocabulary.Longs),
        Flat("LowSum", TermType.Whole, "(int)((long){0} * 3 + {1})", [TermType.Whole, TermType.Whole],
            static v => unchecked((int)(((long)v[0] * 3) + (long)v[1])), Vocabulary.Longs),
        Flat("LongOf", TermType.Whole, "(int)((long)Definite({0}) >> 3)", [TermType.Number],
            static v => (int)((long)(double.IsNaN(v[0]) ? 1f : (float)v[0]) >> 3), Vocabulary.Longs),
        Flat("FromLong", TermType.Number, "(float)((long){0} * {0})", [TermType.Whole], static v => (float)((long)v[0] * (long)v[0]), Vocabulary.Longs),
    ];

    private static readonly Dictionary<string, Operation> ByName = All.ToDictionary(static operation => operation.Name);

    public static Operation Named(string name) => ByName[name];

    private static ImmutableArray<TermType> Numbers(int count) => [.. Enumerable.Repeat(TermType.Number, count)];

    /// <param name="slope">From the operand and the value.</param>
    private static Operation Function(
        string name,
        string format,
        Func<float, float> value,
        Func<double, double, Slope> slope,
        Vocabulary part = Vocabulary.Arithmetic) =>
        new(name, part, TermType.Number, Numbers(1), format, operands =>
        {
            var result = value(operands[0].Single);
            return Dual.Of(result, operands, slope(operands[0].Value, result));
        });

    /// <param name="first">The partial by the first operand, from both.</param>
    private static Operation Function(
        string name,
        string format,
        Func<float, float, float> value,
        Func<double, double, double> first,
        Func<double, double, double> second,
        Vocabulary part = Vocabulary.Arithmetic) =>
        new(name, part, TermType.Number, Numbers(2), format, operands =>
        {
            var (a, b) = (operands[0].Value, operands[1].Value);
            return Dual.Of(value((float)a, (float)b), operands, first(a, b), second(a, b));
        });

    private static Operation Elementary(string name, Func<float, float> value, Func<double, double, Slope> slope) =>
        Function(name, $"VectorMath.{name}({{0}})", value, slope, Vocabulary.Transcendental);

    private static Operation Compare(string name, string symbol, Func<double, double, bool> compare) =>
        Flat(name, TermType.Truth, $"({{0}} {symbol} {{1}})", Numbers(2), values => compare(values[0], values[1]));

    private static Operation Bits(string name, string format, ImmutableArray<TermType> operands, Func<double[], double> value) =>
        Flat(name, TermType.Whole, format, operands, value, Vocabulary.Bits);

    private static Operation Flat(string name, TermType result, string format, ImmutableArray<TermType> operands,
        Func<double[], bool> value, Vocabulary part = Vocabulary.Arithmetic) =>
        Flat(name, result, format, operands, values => value(values) ? 1.0 : 0.0, part);

    private static Operation Flat(string name, TermType result, string format, ImmutableArray<TermType> operands,
        Func<double[], double> value, Vocabulary part) =>
        new(name, part, result, operands, format, duals => Dual.Flat(value(Array.ConvertAll(duals, static dual => dual.Value)), duals));

    /// <summary>All to the larger side; half to each at a tie.</summary>
    private static double Share(double lead) => lead > 0 ? 1 : lead < 0 ? 0 : 0.5;

    private static Dual Clamp(Dual x, Dual low, Dual high)
    {
        var value = Math.Clamp(x.Single, low.Single, high.Single);
        var side = x.Value < low.Value ? -1 : x.Value > high.Value ? 1 : 0;
        return Dual.Of(value, [x, low, high], side == 0 ? 1 : 0, side < 0 ? 1 : 0, side > 0 ? 1 : 0);
    }

    private static Dual Pow(Dual[] operands)
    {
        var (x, y) = (operands[0].Value, operands[1].Value);

        // The exponent y - 1 is rounded, which the power feels by the logarithm.
        var relative = 16 + (x == 0 || y == 0 ? 0 : 2 * Math.Abs(y * Math.Log(Math.Abs(x))));
        return Dual.Of(
            VectorMath.Pow((float)x, (float)y),
            operands,
            Slope.Within(y == 0 ? 0 : y * Math.Pow(x, y - 1), relative),
            Slope.Within(x == 0 ? 0 : Math.Pow(x, y) * Math.Log(x), 16));
    }
}
