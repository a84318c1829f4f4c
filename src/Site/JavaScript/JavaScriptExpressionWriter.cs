using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;

namespace Kernels.Site.JavaScript;

/// <summary>
/// Writes expressions as JavaScript, whose only number is a double: what is a float is rounded by <c>Math.fround</c>, which gives
/// the bits of float arithmetic, for a double has more than twice the digits; what is an integer, by <c>| 0</c> or <c>>>> 0</c>.
/// </summary>
internal sealed class JavaScriptExpressionWriter() : GpuExpressionWriter(JavaScriptNames.Reserved)
{
    /// <summary>The functions of OpenCL C that <c>Math</c> has by another name or exactly.</summary>
    private static readonly Dictionary<string, string> Exact = new(StringComparer.Ordinal)
    {
        ["fabs"] = "Math.abs",
        ["floor"] = "Math.floor",
        ["ceil"] = "Math.ceil",
        ["trunc"] = "Math.trunc",
        ["rint"] = "rint",
        ["copysign"] = "copysign",
        ["fma"] = "fma",
    };

    private static readonly HashSet<string> Rounding = new(StringComparer.Ordinal)
    {
        "sqrt", "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "atan2",
        "cbrt", "hypot",
    };

    public override string TypeName(ScalarType type) => throw new NotSupportedException("JavaScript declares no types.");

    public override string OutParameter(ScalarType type, string name) => throw new NotSupportedException("JavaScript returns several results in an array.");

    public override string OutTarget(string name) => throw new NotSupportedException("JavaScript returns several results in an array.");

    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(isFinal ? "const" : "let")} {name}";

    public override string Declaration(Parameter parameter) => Name(parameter.Name);

    protected override string Intrinsic(FunctionCall call) => throw new NotSupportedException(call.Name);

    protected override Code PrintOther(Expr expression) => expression switch
    {
        FunctionCall { IsIntrinsic: true } call => PrintIntrinsic(call),
        Cast cast => PrintCast(cast),
        _ => base.PrintOther(expression),
    };

    protected override (string Symbol, Precedence Precedence) SymbolOf(Binary binary) =>
        binary is { Operator: BinaryOperator.ShiftRight, Type: ScalarType.UInt32 } ? (">>>", Precedence.Shift) : base.SymbolOf(binary);

    protected override Code Rounded(Expr expression, Code code) => expression switch
    {
        Binary { Type: ScalarType.Single } => Code.Primary($"fround({code.Text})"),
        Binary { Operator: BinaryOperator.Multiply } product when product.Type.IsInteger() => ToInteger(product.Type, Code.Primary($"Math.imul({Write(product.Left)}, {Write(product.Right)})")),
        Binary or Unary when expression.Type.IsInteger() => ToInteger(expression.Type, code),
        _ => code,
    };

    protected override Code PrintBitCast(BitCast cast) => (cast.Operand.Type, cast.To) switch
    {
        (ScalarType.Single, ScalarType.Int32) => Code.Primary($"intBits({Write(cast.Operand)})"),
        (ScalarType.Single, ScalarType.UInt32) => ToInteger(ScalarType.UInt32, Code.Primary($"intBits({Write(cast.Operand)})")),
        (_, ScalarType.Single) => Code.Primary($"floatOf({Write(cast.Operand)})"),
        (ScalarType.Int32 or ScalarType.UInt32, var to) => ToInteger(to, Print(cast.Operand)),
        _ => throw new NotSupportedException($"{cast.Operand.Type} to {cast.To}"),
    };

    protected override string Literal(Constant constant) => constant.Type switch
    {
        ScalarType.Bool => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single or ScalarType.Double => OfFloat(constant),
        ScalarType.Int32 or ScalarType.UInt32 => constant.Bits.ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException("JavaScript has no number of 64 bits that is fast."),
    };

    private Code PrintIntrinsic(FunctionCall call)
    {
        var arguments = string.Join(", ", call.Arguments.Select(Write));
        var isSingle = call.Type == ScalarType.Single;
        if (Exact.TryGetValue(call.Name, out var name))
            return Code.Primary($"{(isSingle || call.Name != "fma" ? name : throw new NotSupportedException("fma of doubles"))}({arguments})");
        var value = call.Name switch
        {
            "fmod" => $"{Print(call.Arguments[0]).At(Precedence.Multiplicative)} % {Print(call.Arguments[1]).At(Precedence.Unary)}",
            "pow" => $"power({arguments})",
            "rsqrt" => $"1 / Math.sqrt({arguments})",
            _ when Rounding.Contains(call.Name) => $"Math.{call.Name}({arguments})",
            _ => throw new NotSupportedException(call.Name),
        };
        return Code.Primary(isSingle ? $"fround({value})" : $"({value})");
    }

    private Code PrintCast(Cast cast) => cast.To switch
    {
        ScalarType.Single => Code.Primary($"fround({Write(cast.Operand)})"),
        ScalarType.Double => Print(cast.Operand),
        ScalarType.Int32 or ScalarType.UInt32 => ToInteger(cast.To, Print(cast.Operand)),
        _ => throw new NotSupportedException($"{cast.Operand.Type} to {cast.To}"),
    };

    private static Code ToInteger(ScalarType type, Code code) => type switch
    {
        ScalarType.Int32 => new($"{code.At(Precedence.Or)} | 0", Precedence.Or),
        ScalarType.UInt32 => new($"{code.At(Precedence.Shift)} >>> 0", Precedence.Shift),
        _ => throw new NotSupportedException("JavaScript has no number of 64 bits that is fast."),
    };

    private static string OfFloat(Constant constant)
    {
        var value = constant.Float;
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        var digits = Literals.Of(constant).TrimEnd('f', 'd');
        return double.Parse(digits, CultureInfo.InvariantCulture).Equals(value) ? digits : $"fround({digits})";
    }
}
