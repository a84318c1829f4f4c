using System;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// Writes expressions as C# over scalars: the body of a derivative, which no user wrote. Functions of
/// <c>VectorMath</c> are called there, so that all forms of a derivative give the same bits.
/// </summary>
internal sealed class CSharpExpressionWriter(TypeNames types, KernelModel kernel, TableNames tables) : ScalarExpressionWriter
{
    public override string Declaration(Variable variable, bool isFinal) => $"var {Name(variable.Name)}";

    public override string Name(string name) => TypeNames.Identifier(name);

    /// <summary>A parameter as the body has it: one of an enumeration as its integer, a half as a float.</summary>
    protected override Code Print(Expr expression) =>
        expression is Parameter parameter
        && kernel.Parameters.FirstOrDefault(p => p.Name == parameter.Name) is { Element: { IsNumber: false, Type.IsBool: false } }
            ? new Code($"({parameter.Type.Code}){Name(parameter.Name)}", Precedence.Unary)
            : base.Print(expression);

    /// <summary>Values of the types that the method returns.</summary>
    public override string WriteResult(Expr result) => result is TupleExpr { Items: var items }
        ? $"({string.Join(", ", items.Select((item, i) => WriteAs(item, kernel.Results[i].Element)))})"
        : WriteAs(result, kernel.Results[0].Element);

    private string WriteAs(Expr value, ElementType element) =>
        element.IsNumber || element.Type == ScalarType.Bool ? Write(value) : $"({element.Code})({Write(value)})";

    protected override string Literal(Constant constant) => Literals.Of(constant);

    protected override Code PrintCount(Expr count) =>
        Print(count.Type == ScalarType.Int32 ? count : new Conversion(ScalarType.Int32, count));

    protected override Code PrintOther(Expr expression) => expression switch
    {
        Live => Code.Primary("true"),
        Classify classify => Code.Primary($"{classify.Operand.Type.Code}.{classify.Predicate}({Write(classify.Operand)})"),
        Conversion conversion => PrintCast(conversion.To.Code, conversion.Operand),
        MathCall call => PrintMath(call),
        ExternalCall { InDoubles: true } call => new Code($"({call.Type.Code}){call.Method}({string.Join(", ", call.Arguments.Select(Write))})", Precedence.Unary),
        ExternalCall call => Code.Primary($"{call.Method}({string.Join(", ", call.Arguments.Select(Write))})"),
        Lookup { Table.IsParameter: true } lookup => Code.Primary($"{types["Lanes"]}.NumberAt({tables.NameOf(lookup.Table)}, {Write(lookup.Index)})"),
        Lookup lookup => Code.Primary($"{tables.NameOf(lookup.Table)}[{Write(lookup.Index)}]"),
        TableLength length => Code.Primary($"{tables.NameOf(length.Table)}.Length"),
        TupleExpr tuple => Code.Primary($"({string.Join(", ", tuple.Items.Select(Write))})"),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    /// <summary><c>SingleToInt32Bits</c>, <c>UInt32BitsToSingle</c>; between integers a conversion keeps the bits.</summary>
    protected override Code PrintBitCast(BitCast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.To);
        if (!from.IsFloat && !to.IsFloat)
            return PrintCast(to.Code, cast.Operand);
        var method = from.IsFloat ? $"{from.Name}To{to.Name}Bits" : $"{from.Name}BitsTo{to.Name}";
        return Code.Primary($"{types["BitConverter"]}.{method}({Write(cast.Operand)})");
    }

    private Code PrintMath(MathCall call)
    {
        var type = call.Arguments[0].Type;
        var method = call.Form == VectorForm.VectorMath ? $"VectorMath.{call.Function.Method}"
            : call.Function.ScalarMethod(type);
        return Code.Primary($"{types.Method(method)}({string.Join(", ", call.Arguments.Select(Write))})");
    }
}
