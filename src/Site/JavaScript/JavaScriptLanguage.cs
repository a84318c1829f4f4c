using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;

namespace Kernels.Site.JavaScript;

/// <summary>JavaScript with a prelude of our own. Its integers wrap, since what is computed of them is cut to 32 bits.</summary>
internal sealed class JavaScriptLanguage() : TargetLanguage("JavaScript", JavaScriptNames.Reserved, [GpuFunctions.Shared])
{
    public static readonly JavaScriptLanguage Instance = new();

    /// <summary>How a number is made one of a type: the only type of the language is a double.</summary>
    public static readonly TypeTable<Func<Code, Code>> Types = new(
        "JavaScript",
        (ScalarType.Bool, static code => code),
        (ScalarType.Int32, static code => new($"{code.At(Precedence.Or)} | 0", Precedence.Or)),
        (ScalarType.UInt32, static code => new($"{code.At(Precedence.Shift)} >>> 0", Precedence.Shift)),
        (ScalarType.Single, static code => Code.Primary($"fround({code.Text})")),
        (ScalarType.Double, static code => code));

    /// <summary>What gives a float for floats, so that it is not rounded to one.</summary>
    private static readonly Dictionary<string, string> Exact = new(StringComparer.Ordinal)
    {
        ["Abs"] = "Math.abs",
        ["Floor"] = "Math.floor",
        ["Ceiling"] = "Math.ceil",
        ["Truncate"] = "Math.trunc",
        ["Round"] = "rint",
        ["CopySign"] = "copysign",
        ["FusedMultiplyAdd"] = "fma",
        ["Tanh"] = "Tanh",
        ["Sigmoid"] = "Sigmoid",
        ["Softplus"] = "Softplus",
    };

    /// <summary>What <c>Math</c> has under the name that C has.</summary>
    private static readonly HashSet<string> OfMath = new(StringComparer.Ordinal)
    {
        "sqrt", "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "sinh", "cosh",
        "asin", "acos", "atan", "atan2", "asinh", "acosh", "atanh", "cbrt", "hypot",
    };

    public override bool SignedWraps => true;

    public override bool CountsWrap => true;

    /// <summary>Does the function give a float for floats?</summary>
    public static bool IsExact(FunctionCall call) => Exact.ContainsValue(call.Name);

    public override string? Spelling(MathFunction function) => Exact.TryGetValue(function.Name, out var exact) ? exact
        : function.Name == "Pow" ? "power"
        : function.Name == "Exp2" ? "powerOf2"
        : function.Name == "Exp10" ? "powerOf10"
        : function.Name == "ReciprocalSqrtEstimate" ? "1 / Math.sqrt"
        : function.C is { } name && OfMath.Contains(name) ? $"Math.{name}"
        : null;

    public override string? Limit(Expr node) => node switch
    {
        { Type: { IsInteger: true, Bits: 64 } } => "JavaScript has no number of 64 bits that is fast",
        MathCall { Function.Name: "FusedMultiplyAdd" or "Tanh" or "Sigmoid" or "Softplus", Type: { IsFloat: true, Bits: 64 } } => "the prelude computes floats",
        _ => Types.Limit(node),
    };
}
