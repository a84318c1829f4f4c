namespace Kernels.Checking;

/// <summary>The nodes that compute a value from values.</summary>
internal sealed partial class Evaluator
{
    /// <summary>The tests of a floating-point number.</summary>
    public static readonly Dictionary<string, Func<double, FormulaType, bool>> Predicates = new(StringComparer.Ordinal)
    {
        ["IsNaN"] = static (x, _) => double.IsNaN(x),
        ["IsFinite"] = static (x, _) => double.IsFinite(x),
        ["IsInfinity"] = static (x, _) => double.IsInfinity(x),
        ["IsPositiveInfinity"] = static (x, _) => double.IsPositiveInfinity(x),
        ["IsNegativeInfinity"] = static (x, _) => double.IsNegativeInfinity(x),
        ["IsNegative"] = static (x, _) => double.IsNegative(x),
        ["IsPositive"] = static (x, _) => double.IsPositive(x),
        ["IsNormal"] = static (x, type) => type == FormulaType.Float ? float.IsNormal((float)x) : double.IsNormal(x),
        ["IsSubnormal"] = static (x, type) => type == FormulaType.Float ? float.IsSubnormal((float)x) : double.IsSubnormal(x),
        ["IsInteger"] = static (x, _) => double.IsInteger(x),
        ["IsEvenInteger"] = static (x, _) => double.IsEvenInteger(x),
        ["IsOddInteger"] = static (x, _) => double.IsOddInteger(x),
    };

    private static readonly HashSet<string> Heads = new(StringComparer.Ordinal)
    {
        "?", "tuple", "item", "call", "bits", "neg", "not", "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>",
        "==", "!=", "<", "<=", ">", ">=", "Abs", "Min", "Max", "MinNative", "MaxNative", "Clamp", "Sign", "CopySign",
        "FusedMultiplyAdd", "Floor", "Ceiling", "Round", "Truncate", "thrown",
    };

    public static bool Knows(string head) => Heads.Contains(head) || Predicates.ContainsKey(head) || DualFunctions.Find(head) is not null;

    private FormulaValue Apply(FormulaNode node, FormulaValue[] operands)
    {
        var from = node.Operands[0].Type;
        return node.Head switch
        {
            FormulaNode.Conversion => Converted(operands[0], from, node.Type),
            "bits" => Cast(operands[0], from, node.Type),
            _ when from is FormulaType.Float or FormulaType.Double => OfNumbers(node, operands, from),
            _ when from == FormulaType.Bool => FormulaValue.Condition(operands[0].IsTrue != (node.Head == "not" || operands[1].IsTrue)),
            _ => OfIntegers(node, operands, from),
        };
    }

    private FormulaValue OfNumbers(FormulaNode node, FormulaValue[] operands, FormulaType type)
    {
        var a = operands[0];
        var b = operands.Length > 1 ? operands[1] : FormulaValue.Number(0);
        var (x, y) = (a.Exact!, b.Exact!);
        switch (node.Head)
        {
            case "neg":
                return FormulaValue.Number(-x, -a.Rounded);
            case "+":
                return Number(x + y, a.Rounded + b.Rounded);
            case "-":
                return Number(x - y, a.Rounded - b.Rounded);
            case "*":
                return Number(x * y, a.Rounded * b.Rounded);
            case "/":
                return Number(x / y, a.Rounded / b.Rounded);
            case "%":
                return Remainder(a, b);
            case "FusedMultiplyAdd":
                var c = operands[2];
                return FormulaValue.Number(x * y + c.Exact!, type == FormulaType.Float
                    ? MathF.FusedMultiplyAdd((float)a.Rounded, (float)b.Rounded, (float)c.Rounded)
                    : Math.FusedMultiplyAdd(a.Rounded, b.Rounded, c.Rounded));
            case "==" or "!=" or "<" or "<=" or ">" or ">=":
                return FormulaValue.Condition(Compare(node.Head, a, b));
            case "Abs":
                return FormulaValue.Number(Side(a, FormulaValue.Number(0)) < 0 ? -x : x, Math.Abs(a.Rounded));
            case "Min" or "MinNative":
                return double.IsNaN(a.Rounded) || (!double.IsNaN(b.Rounded) && Side(a, b) <= 0) ? a : b;
            case "Max" or "MaxNative":
                return double.IsNaN(a.Rounded) || (!double.IsNaN(b.Rounded) && Side(a, b) >= 0) ? a : b;
            case "Clamp":
                return Compare("<", a, b) ? b : Compare(">", a, operands[2]) ? operands[2] : a;
            case "Sign":
                if (double.IsNaN(a.Rounded))
                    Note(Doubt.Throws);
                return FormulaValue.Whole(Side(a, FormulaValue.Number(0)));
            case "CopySign":
                var isNegative = Side(b, FormulaValue.Number(0)) < 0 || (b.Rounded == 0 && double.IsNegative(b.Rounded));
                var isTurned = Side(a, FormulaValue.Number(0)) < 0 != isNegative;
                return FormulaValue.Number(isTurned ? -x : x, Math.CopySign(a.Rounded, b.Rounded));
            case "Floor":
                return Integral(ExactMath.Floor(x.Value), Math.Floor(a.Rounded));
            case "Ceiling":
                return Integral(-ExactMath.Floor(-x.Value), Math.Ceiling(a.Rounded));
            case "Truncate":
                return Integral(ExactMath.Truncate(x.Value), Math.Truncate(a.Rounded));
            case "Round":
                return Integral(ExactMath.Round(x.Value), Math.Round(a.Rounded));
        }

        if (Predicates.TryGetValue(node.Head, out var predicate))
        {
            if (node.Head is "IsNegative" or "IsPositive")
                Side(a, FormulaValue.Number(0));
            return FormulaValue.Condition(predicate(a.Rounded, type));
        }

        var function = DualFunctions.Find(node.Head)!;
        return Number(function.Apply(x, y), function.Rounded(a.Rounded, b.Rounded));

        // Of floats, the double result of an operation rounds to the float result.
        FormulaValue Number(Dual exact, double rounded) => FormulaValue.Number(exact, type == FormulaType.Float ? (float)rounded : rounded);
    }

    /// <summary>Does a comparison hold? It may be in doubt.</summary>
    private bool Compare(string comparison, FormulaValue a, FormulaValue b)
    {
        var holds = Holds(comparison, a.Rounded, b.Rounded);
        var difference = a.Exact! - b.Exact!;
        var value = difference.Value;
        if (double.IsNaN(a.Rounded) || double.IsNaN(b.Rounded) || double.IsNaN(value.Mantissa.High))
            return holds;
        if (value.IsZero && difference.Varies)
            Note(Doubt.Kink);
        var exact = Holds(comparison, value.Mantissa.High, 0);
        if (!value.HasKnownSign || exact != holds)
            Note(Doubt.Rounding);
        return followsExact ? exact : holds;
    }

    private static bool Holds(string comparison, double a, double b) => comparison switch
    {
        "==" => a == b,
        "!=" => a != b,
        "<" => a < b,
        "<=" => a <= b,
        ">" => a > b,
        ">=" => a >= b,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>The sign of a − b, on which the slope depends: in doubt where both are equal, or rounding makes them so.</summary>
    private int Side(FormulaValue a, FormulaValue b)
    {
        var difference = a.Exact! - b.Exact!;
        var value = difference.Value;
        var sign = Math.Sign(double.IsNaN(value.Mantissa.High) ? 0 : value.Mantissa.High);
        if (!difference.Varies)
            return sign;
        var rounded = a.Rounded.CompareTo(b.Rounded);
        if (sign == 0)
            Note(Doubt.Kink);
        else if (!value.HasKnownSign || rounded != sign)
            Note(Doubt.Rounding);
        return followsExact || rounded == 0 ? sign : rounded;
    }

    /// <summary>A number that is constant between its jumps.</summary>
    private FormulaValue Integral(Exact exact, double rounded)
    {
        if (exact.ToDouble() != rounded)
            Note(Doubt.Rounding);
        return FormulaValue.Number(followsExact ? exact : (Exact)rounded, rounded);
    }

    private FormulaValue Remainder(FormulaValue a, FormulaValue b)
    {
        var quotient = a.Exact!.Value / b.Exact!.Value;
        var result = a.Exact - ExactMath.Truncate(quotient) * b.Exact;
        var rounded = a.Rounded % b.Rounded;
        if (!(quotient.ErrorBound.ToDouble() < 1e-3) || Math.Abs(result.Value.ToDouble() - rounded) > Math.Abs(b.Rounded) / 2)
            Note(Doubt.Rounding);
        return FormulaValue.Number(result, rounded);
    }

    private FormulaValue Converted(FormulaValue value, FormulaType from, FormulaType to)
    {
        if (from is FormulaType.Float or FormulaType.Double)
        {
            if (to is FormulaType.Float or FormulaType.Double)
                return FormulaValue.Number(value.Exact!, to == FormulaType.Float ? (float)value.Rounded : value.Rounded);

            var whole = Saturated(value.Rounded, to);
            var exactly = Saturated(ExactMath.Truncate(value.Exact!.Value).ToDouble(), to);
            if (exactly != whole)
                Note(Doubt.Rounding);
            return FormulaValue.Whole(followsExact ? exactly : whole);
        }

        if (to is not (FormulaType.Float or FormulaType.Double))
            return FormulaValue.Whole(FormulaValue.Wrapped(to, value.Integer), value.IsOfBits);

        if (value.IsOfBits)
            Note(Doubt.Bits);
        var high = from == FormulaType.ULong ? (double)((ulong)value.Integer >> 32) : value.Integer >> 32;
        var exact = DoubleDouble.Sum(high * 4294967296.0, (uint)value.Integer);
        return FormulaValue.Number((Exact)exact, (from, to) switch
        {
            (FormulaType.ULong, FormulaType.Float) => (float)(ulong)value.Integer,
            (FormulaType.ULong, _) => (ulong)value.Integer,
            (_, FormulaType.Float) => (float)value.Integer,
            _ => value.Integer,
        });
    }

    private static long Saturated(double value, FormulaType to) => to switch
    {
        FormulaType.Int => (int)value,
        FormulaType.UInt => (uint)value,
        FormulaType.Long => (long)value,
        _ => (long)(ulong)value,
    };

    private FormulaValue Cast(FormulaValue value, FormulaType from, FormulaType to)
    {
        if (from == FormulaType.Float)
            return FormulaValue.Whole(FormulaValue.Wrapped(to, BitConverter.SingleToInt32Bits((float)value.Rounded)), value.Exact!.Varies);
        if (from == FormulaType.Double)
            return FormulaValue.Whole(BitConverter.DoubleToInt64Bits(value.Rounded), value.Exact!.Varies);
        if (to is not (FormulaType.Float or FormulaType.Double))
            return FormulaValue.Whole(FormulaValue.Wrapped(to, value.Integer), value.IsOfBits);
        if (value.IsOfBits)
            Note(Doubt.Bits);
        return FormulaValue.OfBits(to, value.Integer);
    }
}
