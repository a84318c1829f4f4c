using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>Writes expressions as WGSL.</summary>
/// <remarks>
/// What is made of constants alone, the compiler of WGSL computes, and a result that is infinite or NaN is an error. So such a
/// number is made when the shader runs, of its bits, by a function that is written beside the kernel.
/// </remarks>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="tables">The tables that the function reads.</param>
internal sealed class WgslExpressionWriter(IEnumerable<string> taken, GpuTables tables) : GpuExpressionWriter(taken, WgslLanguage.Types, tables)
{
    /// <summary>For a function without tables.</summary>
    public WgslExpressionWriter(IEnumerable<string> taken)
        : this(taken, GpuTables.None)
    {
    }

    /// <summary>Has anything been written that calls <see cref="WgslNames.FloatOf"/>?</summary>
    public bool NeedsFloatOf { get; private set; }

    public override bool HasLoopsOfC => false;

    public override string FunctionHeader(ScalarType type, string name, IEnumerable<string> parameters) =>
        $"fn {name}({string.Join(", ", parameters)}) -> {TypeName(type)}";

    public override string OutParameter(ScalarType type, string name) => $"{name}: ptr<function,{TypeName(type)}>";

    public override string OutTarget(string name) => $"*{name}";

    public override string OutArgument(string name) => $"&{name}";

    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(isFinal ? "let" : "var")} {name}: {TypeName(type)}";

    public override string Declaration(Parameter parameter) => $"{Name(parameter.Name)}: {TypeName(parameter.Type)}";

    /// <summary>What C's languages write alike and WGSL does not.</summary>
    protected override Code Print(Expr expression) => expression switch
    {
        // Both are evaluated, as everywhere here. The condition comes last.
        Select select => Code.Primary($"select({Argument(select.WhenFalse)}, {Argument(select.WhenTrue)}, {Write(select.Condition)})"),
        Unary { Operator: UnaryOperator.Negate, Type: { IsInteger: true, IsSigned: false } } unary => Print(Constant.Of(unary.Type, 0) - unary.Operand),
        Binary binary when binary.Type.IsFloat && IsConstant(binary) => base.Print(binary with { Left = AtRunTime(binary.Left) }),
        _ => base.Print(expression),
    };

    protected override Code PrintIntrinsic(FunctionCall call) => base.PrintIntrinsic(
        IsConstant(call) ? call with { Arguments = [AtRunTime(call.Arguments[0]), .. call.Arguments.Skip(1)] } : call);

    protected override Code PrintCast(Cast cast) => Code.Primary($"{TypeName(cast.To)}({Write(cast.Operand)})");

    protected override Code PrintBitCast(BitCast cast) => Code.Primary($"bitcast<{TypeName(cast.To)}>({Write(cast.Operand)})");

    /// <summary>
    /// Conditions are joined by operators that compute both sides, as everywhere here: <c>&amp;&amp;</c> would be a branch, and a chain of
    /// sixty of them keeps a compiler busy for minutes.
    /// </summary>
    protected override (string Symbol, Precedence Precedence) SymbolOf(Binary binary) => binary switch
    {
        { Type.IsBool: true, Operator: BinaryOperator.And } => ("&", Precedence.And),
        { Type.IsBool: true, Operator: BinaryOperator.Or } => ("|", Precedence.Or),
        _ => base.SymbolOf(binary),
    };

    /// <summary>How far a shift goes is unsigned.</summary>
    protected override Code PrintCount(Expr count) => count switch
    {
        Constant constant => Code.Primary($"{Literals.Digits((int)constant.Bits)}u"),
        { Type: { IsInteger: true, IsSigned: false } } => Print(count),
        _ => Code.Primary($"u32({Write(count)})"),
    };

    /// <summary>
    /// WGSL does not rank bit operations, shifts and comparisons among others: what differs is in parentheses.
    /// </summary>
    protected override string Operand(Code operand, Precedence operation, bool isRight) => operation switch
    {
        Precedence.And or Precedence.Or or Precedence.Xor =>
            In(operand, (operand.Precedence == operation && !isRight) || operand.Precedence >= Precedence.Unary),
        Precedence.Shift => In(operand, operand.Precedence >= Precedence.Unary),
        Precedence.Relational => In(operand, operand.Precedence > Precedence.Relational),
        _ => base.Operand(operand, operation, isRight),
    };

    /// <summary>A number of a table of constants, which the compiler of WGSL has to know.</summary>
    public static string ConstantNumber(Constant number)
    {
        var expressions = new WgslExpressionWriter([]);
        var text = expressions.Write(number);
        return expressions.NeedsFloatOf ? text.Replace(WgslNames.FloatOf, "bitcast<f32>") : text;
    }

    /// <summary>
    /// A compiler may round the literal of a number below the normal ones to 0, and the shortest literal of the largest number is a
    /// little larger, which is an error.
    /// </summary>
    protected override bool HasLiteral(Constant constant)
    {
        var (magnitude, format) = (System.Math.Abs(constant.Float), constant.Type.Format);
        return magnitude == 0 || (magnitude >= format.MinNormal && magnitude < format.Max); // not of NaN
    }

    protected override string FromBits(Constant constant)
    {
        NeedsFloatOf = true;
        return base.FromBits(constant);
    }

    /// <summary>Does the compiler of WGSL compute it?</summary>
    private static bool IsConstant(Expr node) => node is Constant
        || (node is Unary or Binary or Compare or Select or Cast or BitCast or FunctionCall { IsIntrinsic: true } && node.Operands.All(IsConstant));

    /// <summary>The same number, which the compiler does not know.</summary>
    private Expr AtRunTime(Expr value)
    {
        if (value.Type != ScalarType.Single)
            return value;
        NeedsFloatOf = true;
        return new FunctionCall(value.Type, WgslNames.FloatOf, IsIntrinsic: false, [value is Constant constant
            ? Constant.Of(ScalarType.UInt32, constant.Bits)
            : new BitCast(ScalarType.UInt32, value)]);
    }

    /// <summary>An argument before another one: a comparison without parentheses could begin a list between angle brackets.</summary>
    private string Argument(Expr value) => Print(value) is var code && code.Precedence >= Precedence.Shift ? code.Text : $"({code.Text})";

    private static string In(Code operand, bool standsAlone) => standsAlone ? operand.Text : $"({operand.Text})";
}
