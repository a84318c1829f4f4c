using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Writes expressions as C# over vectors of one width. The same code serves all widths and both lane sizes.</summary>
internal sealed partial class VectorExpressionWriter : IExpressionWriter
{
    private readonly KernelModel kernel;
    private readonly VectorWidth width;
    private readonly TypeNames types;
    private readonly int laneBits;
    private readonly string vector;
    private readonly TableNames tables;

    /// <summary>The element types of the conditions that were bound: a mask is a vector of what was compared.</summary>
    private readonly Dictionary<string, ScalarType> maskElements = new(StringComparer.Ordinal);

    /// <param name="kernel">The kernel.</param>
    /// <param name="width">The vectors.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="tables">How the file calls its tables.</param>
    /// <param name="laneBits">The width of a lane: of the elements, or of what the body computes with.</param>
    public VectorExpressionWriter(KernelModel kernel, VectorWidth width, TypeNames types, TableNames tables, int laneBits)
    {
        this.tables = tables;
        this.kernel = kernel;
        this.width = width;
        this.types = types;
        this.laneBits = laneBits;
        vector = types[width.Type];
        foreach (var condition in kernel.Parameters.Where(static parameter => parameter.Type == ScalarType.Bool))
            maskElements[condition.Name] = Element(ScalarType.Bool);
    }

    public string VectorOf(ScalarType type) => $"{vector}<{Element(type).Code}>";

    /// <summary>The type that the vector form returns.</summary>
    public string ResultType => kernel.ReturnsTuple
        ? $"({string.Join(", ", kernel.Results.Select(result => $"{VectorOf(result.Type)} {TypeNames.Identifier(result.Name!)}"))})"
        : VectorOf(kernel.ResultType);

    public string Write(Expr expression) => Print(expression).Text;

    /// <summary>Writes what the vector form returns: a condition as a mask of the type that all forms have for it.</summary>
    public string WriteResult(Expr result) => PrintResult(result).Text;

    public string Declaration(Variable variable, bool isFinal) => $"var {Name(variable.Name)}";

    public string Name(string name) => TypeNames.Identifier(name);

    /// <summary>Writes the value of a binding.</summary>
    public string Write(Binding binding)
    {
        definitions[binding.Variable] = binding.Value;
        if (binding.Value.Type == ScalarType.Bool)
            maskElements[binding.Variable.Name] = MaskElement(binding.Value) ?? Element(kernel.ResultType);
        return Print(binding.Value).Text;
    }

    /// <summary>The element type of a lane that holds the type: in 64-bit lanes an int is held by a long.</summary>
    private ScalarType Element(ScalarType type) => type.InLane(laneBits);

    private Code Print(Expr expression) => expression switch
    {
        Constant { Type.IsBool: true } constant => PrintMask(constant, Element(kernel.ResultType)),
        Constant constant => PrintConstant(InLane(constant)),
        Parameter parameter => PrintParameter(parameter),
        Variable variable => Code.Primary(TypeNames.Identifier(variable.Name)),
        Item item => StateOf(item) is { } state ? Print(state) : Widened(ScalarExpressionWriter.PrintItem(item), item.Type),
        Unary unary => PrintUnary(unary),
        Binary { Type.IsBool: true } logic => PrintLogic(logic, MaskElement(logic) ?? Element(kernel.ResultType)),
        Binary binary => PrintBinary(binary),
        Compare compare => PrintCompare(compare),
        Classify classify => PrintClassify(classify),
        Select select => PrintSelect(select),
        Conversion conversion => PrintConversion(conversion),
        BitCast cast => PrintBitCast(cast),
        MathCall call => PrintMath(call),
        ExternalCall call => PrintExternal(call),
        Lookup lookup => PrintLookup(lookup),
        TableLength length => PrintUniform($"{tables.NameOf(length.Table)}.Length", ScalarType.Int32),
        TupleExpr tuple => Code.Primary($"({string.Join(", ", tuple.Items.Select(item => PrintResult(item).Text))})"),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    /// <summary>A NaN other than C#'s own, which has no literal: its sign matters to CopySign and to bit casts.</summary>
    private static bool IsUnusualNaN(Constant constant) =>
        constant.Type.IsFloat && double.IsNaN(constant.Float)
        && constant != constant.Number(double.NaN);

    private Code PrintConstant(Constant constant) => IsUnusualNaN(constant)
        ? As(Call("Create", Literals.Of(Constant.Of(constant.Type.Unsigned, constant.Bits))), constant.Type.Unsigned, constant.Type)
        : Call("Create", Literals.Of(constant));

    private Constant InLane(Constant constant) => IsNarrowFloat(constant.Type)
        ? Constant.OfNumber(constant.Type.InLane(laneBits), constant.Float)
        : Constant.Of(constant.Type.InLane(laneBits), constant.Bits);

    private Code PrintParameter(Parameter parameter)
    {
        var name = TypeNames.Identifier(parameter.Name);
        if (Uniform(parameter) is not { Element: var stored })
            return Code.Primary(name);
        var element = Element(parameter.Type).Code;
        return Call("Create", parameter.Type == ScalarType.Bool ? $"{name} ? {Literals.Of(Constant.Of(parameter.Type.InLane(laneBits), -1))} : 0"
            : element == stored.Name ? name
            : $"({element}){name}");
    }

    private bool IsUniform(Parameter parameter) => Uniform(parameter) is not null;

    private KernelParameter? Uniform(Parameter parameter) => kernel.Parameters.FirstOrDefault(p => p.IsUniform && p.Name == parameter.Name);

    private Code PrintResult(Expr result) => result.Type == ScalarType.Bool ? PrintMask(result, Element(ScalarType.Bool))
        : laneBits > kernel.LaneBits ? PrintToNarrow(result)
        : Print(result);

    /// <summary>One number in all lanes.</summary>
    private Code PrintUniform(string number, ScalarType type) =>
        Call("Create", Element(type) == type ? number : $"({Element(type).Code}){number}");

    private Code PrintLookup(Lookup lookup)
    {
        var (table, isNarrow) = (tables.NameOf(lookup.Table), lookup.Table.IsParameter && lookup.Type.Bits < laneBits);
        if (lookup.Index is Constant index)
        {
            // All lanes read, and the table may lack a number that none of them asks for.
            var number = lookup.Table.IsParameter ? $"{types["Lanes"]}.NumberAt({table}, {Literals.Of(index)})" : $"{table}[{Literals.Of(index)}]";
            return isNarrow ? PrintUniform(number, lookup.Type) : Call("Create", number);
        }

        if (tables.IsOfBytes(lookup.Table))
            return As(Code.Primary($"{types["Lanes"]}.LookupBytes({table}, {Print(lookup.Index).Text})"), ScalarType.Int32, lookup.Type);
        var found = Code.Primary($"{types["Lanes"]}.Lookup({table}, {(isNarrow ? Narrow(lookup.Index) : Print(lookup.Index).Text)})");
        return isNarrow ? Widened(found, lookup.Type) : found;
    }

    private Code PrintUnary(Unary unary)
    {
        var operand = Print(unary.Operand).At(Precedence.Unary);
        var symbol = unary.Operator == UnaryOperator.Negate ? "-" : "~";
        if (operand.StartsWith(symbol, StringComparison.Ordinal))
            operand = $"({operand})"; // not a decrement
        var code = new Code(symbol + operand, Precedence.Unary);
        return unary.Type.IsInteger ? Wrapped(code, unary.Type) : code;
    }

    private Code PrintBinary(Binary binary) => IsRounded(binary) ? Wrapped(PrintArithmetic(binary), binary.Type) : PrintArithmetic(binary);

    /// <summary>May the result of the operation exceed its type, in a lane that is wider?</summary>
    private static bool IsRounded(Binary binary) => binary.Operator is
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.ShiftLeft
        || (binary.Operator == BinaryOperator.Divide && binary.Type.IsFloat);

    /// <summary>An operation as its lane computes it: a lane that is wider than the type may hold more than that.</summary>
    private Code PrintArithmetic(Binary binary)
    {
        var (left, right, type) = (binary.Left, binary.Right, binary.Type);
        if (binary.Operator == BinaryOperator.Remainder && type.IsFloat)
            return Code.Primary($"{types["VectorMath"]}.Remainder({Print(left).Text}, {Print(right).Text})");

        if (binary.Operator is BinaryOperator.Divide or BinaryOperator.Remainder && type.IsInteger)
        {
            var method = binary.Operator == BinaryOperator.Divide ? "Divide" : "Remainder";
            var widened = Element(type) == type ? "" : "Widened";
            var divisor = right is Constant { Bits: not (0 or -1) } constant && widened.Length == 0 ? Literals.Of(constant) : Print(right).Text;
            return Code.Primary($"{types["Lanes"]}.{method}{widened}({Print(left).Text}, {divisor})");
        }

        var (text, precedence) = binary.Operator switch
        {
            BinaryOperator.Add => ("+", Precedence.Additive),
            BinaryOperator.Subtract => ("-", Precedence.Additive),
            BinaryOperator.Multiply => ("*", Precedence.Multiplicative),
            BinaryOperator.Divide => ("/", Precedence.Multiplicative),
            BinaryOperator.And => ("&", Precedence.And),
            BinaryOperator.Or => ("|", Precedence.Or),
            BinaryOperator.Xor => ("^", Precedence.Xor),
            BinaryOperator.ShiftLeft => ("<<", Precedence.Shift),
            BinaryOperator.ShiftRight => (">>", Precedence.Shift),
            BinaryOperator.UnsignedShiftRight => (">>>", Precedence.Shift),
            _ => throw new NotSupportedException(binary.Operator.ToString()),
        };
        if (precedence == Precedence.Shift)
            return PrintShift(binary, text);
        if (binary.Operator == BinaryOperator.Multiply && type.Bits == 64 && type.IsInteger && ShortProduct(left, right) is { } product)
            return Code.Primary($"{types["Lanes"]}.{product}({Print(left).Text}, {Print(right).Text})");

        // Left-associative, and floating-point sums and products may not be regrouped.
        return new Code($"{Print(left).At(precedence)} {text} {Print(right).At(precedence + 1)}", precedence);
    }

    /// <summary>A comparison of lanes; with "Any" or "All", of them all, to a single truth.</summary>
    private Code PrintCompare(Compare compare, string together = "")
    {
        var method = compare.Operator switch
        {
            CompareOperator.Less => "LessThan",
            CompareOperator.LessOrEqual => "LessThanOrEqual",
            CompareOperator.Greater => "GreaterThan",
            CompareOperator.GreaterOrEqual => "GreaterThanOrEqual",
            _ => "Equals",
        };
        var call = Call(method + together, Print(compare.Left).Text, Print(compare.Right).Text);
        return compare.Operator == CompareOperator.NotEqual ? new Code("~" + call.Text, Precedence.Unary) : call;
    }

    private Code PrintSelect(Select select)
    {
        var element = select.Type == ScalarType.Bool
            ? MaskElement(select) ?? Element(kernel.ResultType)
            : Element(select.Type);
        if (select.Condition is HardwareTest test)
            return new Code($"{test.Property} ? {Arm(select.WhenTrue)} : {Arm(select.WhenFalse)}", Precedence.Conditional);

        return Call("ConditionalSelect", PrintMask(select.Condition, element).Text, Arm(select.WhenTrue), Arm(select.WhenFalse));

        string Arm(Expr arm) => arm.Type == ScalarType.Bool ? PrintMask(arm, element).Text : Print(arm).Text;
    }

    /// <summary>Is there a lane in which the condition holds, or does not hold?</summary>
    private string TestAny(Expr condition, bool holds)
    {
        // Processors before AVX-512 compare integers by > and == alone.
        if (!holds && condition is Compare { Operator: CompareOperator.LessOrEqual or CompareOperator.GreaterOrEqual } border && border.Left.Type.IsInteger)
            return TestAny(border with { Operator = border.Operator == CompareOperator.LessOrEqual ? CompareOperator.Greater : CompareOperator.Less }, holds: true);

        var together = holds ? "Any" : "All";
        var test = condition is Compare { Operator: not CompareOperator.NotEqual } compare
            ? PrintCompare(compare, together).Text // with AVX-512 no mask is made
            : Call($"{together}WhereAllBitsSet", PrintMask(condition, MaskElement(condition) ?? Element(kernel.ResultType)).Text).Text;
        return holds ? test : "!" + test;
    }

    private Code PrintMath(MathCall call)
    {
        if (IsNarrowFloat(call.Arguments[0].Type) && !(call.Function.IsExact && call.Form == VectorForm.Vector))
            return PrintNarrowMath(call);
        var arguments = call.Arguments.Select(argument => Print(argument).Text).ToArray();
        if (call.Function.Name is "Min" or "Max" && call.Type.IsFloat && PrintLimit(call, arguments) is { } limited)
            return limited;
        return call.Form switch
        {
            VectorForm.Vector when call.Type.IsInteger => Wrapped(Call(call.Function.Name, arguments), call.Type),
            VectorForm.Vector => Call(call.Function.Name, arguments),
            VectorForm.VectorMath => Code.Primary($"{types["VectorMath"]}.{call.Function.Method}({string.Join(", ", arguments)})"),
            VectorForm.Lanes => Code.Primary($"{types["Lanes"]}.{call.Function.Name}({string.Join(", ", arguments)})"),
            var form => throw new NotSupportedException($"{call.Function.Name} as {form}"),
        };
    }

    /// <summary>
    /// Min or Max with a number in the code. The processor's own instruction gives its second operand where the first is
    /// not smaller, or not greater, so NaN passes and -0 stays; only a maximum with +0 has a sign to put right.
    /// </summary>
    private Code? PrintLimit(MathCall call, string[] arguments)
    {
        var limit = call.Arguments[0] is Constant ? 0 : 1;
        if (call.Arguments[limit] is not Constant constant || double.IsNaN(constant.Float))
            return null;
        var isZero = constant.Float == 0;
        var isNegativeZero = isZero && double.IsNegativeInfinity(1 / constant.Float);
        if (isNegativeZero && call.Function.Name == "Min")
            return null;
        var code = Call($"{call.Function.Name}Native", arguments[limit], arguments[1 - limit]);
        return isZero && !isNegativeZero && call.Function.Name == "Max"
            ? new Code($"{code.At(Precedence.Additive)} + {arguments[limit]}", Precedence.Additive)
            : code;
    }

    private Code PrintExternal(ExternalCall call)
    {
        if (call.InDoubles)
            return Call("Narrow", Half("WidenLower"), Half("WidenUpper"));

        var arguments = call.Arguments.Select((argument, i) => (argument, call.Uniform[i]) switch
        {
            (Constant constant, true) => Literals.Of(constant),
            (Parameter parameter, true) => TypeNames.Identifier(parameter.Name),
            _ => Narrow(argument),
        });
        return Widened(Code.Primary($"{call.Method}({string.Join(", ", arguments)})"), call.Type);

        string Half(string widen) => $"{call.Method}({string.Join(", ", call.Arguments.Select(argument => Call(widen, Print(argument).Text).Text))})";
    }

    private Code Call(string method, params string[] arguments) =>
        Code.Primary($"{vector}.{method}({string.Join(", ", arguments)})");
}
