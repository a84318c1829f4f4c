using System;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Expressions: constants, operators and conditions.</summary>
internal sealed partial class BodyParser
{
    private Expr Evaluate(IOperation operation)
    {
        size++;
        if (++depth > MaximumDepth)
        {
            closure.Report(Descriptors.TooLarge, operation.Syntax.GetLocation(), method.Name, "nests expressions deeper than 400");
            throw new ParseFault();
        }

        try
        {
            if (operation.Type?.TypeKind == TypeKind.Error)
                throw Invalid(operation);
            return EvaluateConstant(operation) ?? EvaluateNewArray(operation) ?? Fold(EvaluateOperation(operation));
        }
        finally
        {
            depth--;
        }
    }

    private static Expr? EvaluateConstant(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } value } ? Constant.OfValue(value) : null;

    /// <summary>An operation on constants as its result, so that a loop is known to end; the passes fold the rest.</summary>
    private static Expr Fold(Expr value) =>
        value is not TupleExpr && value.Operands is { Count: > 0 } operands && operands.All(static operand => operand is Constant)
        && Simplify.Node(value) is Constant result
            ? result
            : value;

    private Expr EvaluateOperation(IOperation operation) => operation switch
    {
        IInvalidOperation => throw Invalid(operation),
        IParameterReferenceOperation reference => ReadValue(reference.Parameter, operation),
        ILocalReferenceOperation reference => ReadValue(reference.Local, operation),
        IFieldReferenceOperation reference => EvaluateField(reference),
        IPropertyReferenceOperation reference => EvaluateProperty(reference),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation when PartsOf(operation) is { } element =>
            EvaluateElement(operation, element.Array, element.Index),
        IUnaryOperation unary => EvaluateUnary(unary),
        IBinaryOperation binary => EvaluateBinary(binary),
        IThrowOperation or IConversionOperation { Operand: IThrowOperation } => EvaluateThrow(Place(operation)),
        IConversionOperation conversion => EvaluateConversion(conversion),
        IConditionalOperation conditional => EvaluateConditional(conditional),
        IInvocationOperation invocation => EvaluateInvocation(invocation),
        ISwitchExpressionOperation switchExpression => EvaluateSwitch(switchExpression),
        IIsPatternOperation isPattern => Matches(isPattern.Pattern, Bind(Evaluate(isPattern.Value))),
        IDefaultValueOperation when operation.Type is { } type && ZeroOf(type) is { } zero => zero,
        ITupleOperation tuple => new TupleExpr(tuple.Elements.Select(element => Bind(Evaluate(element))).ToEquatableArray()),
        ISimpleAssignmentOperation assignment => EvaluateAssignment(assignment),
        ICompoundAssignmentOperation assignment => EvaluateCompound(assignment),
        IIncrementOrDecrementOperation increment => EvaluateIncrement(increment),
        IDeconstructionAssignmentOperation deconstruction => Write(deconstruction.Target, Evaluate(deconstruction.Value)),
        _ => throw Unsupported(operation),
    };

    private Expr EvaluateUnary(IUnaryOperation unary)
    {
        if (IsForeign(unary.OperatorMethod, unary.Operand) || unary.IsLifted)
            throw Unsupported(unary);
        RejectChecked(unary.IsChecked || IsChecked(unary.OperatorMethod), unary);
        var operand = Evaluate(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => new Unary(UnaryOperator.Negate, operand),
            UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Not => Narrowed(new Unary(UnaryOperator.Not, operand), unary.Type),
            _ => throw Unsupported(unary),
        };
    }

    private Expr EvaluateBinary(IBinaryOperation binary)
    {
        if (CompareTypes(binary) is { } isSame)
            return isSame;
        if (IsForeign(binary.OperatorMethod, binary.LeftOperand) || binary.IsLifted)
            throw Unsupported(binary);
        RejectChecked(binary.IsChecked || IsChecked(binary.OperatorMethod), binary);

        var left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            left = Bind(left);
            var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            if (TracksExits && (isAnd ? IsFalse(left) : IsTrue(left)))
                return left; // what is never reached may not even make sense
            var right = Under(isAnd ? left : Not(left), () => Evaluate(binary.RightOperand));
            return isAnd ? And(left, right) : Or(left, right);
        }

        return Narrowed(Combine(binary.OperatorKind, left, Evaluate(binary.RightOperand), binary), binary.Type);
    }

    private Expr Combine(BinaryOperatorKind kind, Expr left, Expr right, IOperation place)
    {
        CompareOperator? comparison = kind switch
        {
            BinaryOperatorKind.Equals => CompareOperator.Equal,
            BinaryOperatorKind.NotEquals => CompareOperator.NotEqual,
            BinaryOperatorKind.LessThan => CompareOperator.Less,
            BinaryOperatorKind.LessThanOrEqual => CompareOperator.LessOrEqual,
            BinaryOperatorKind.GreaterThan => CompareOperator.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => CompareOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is { } compare)
            return left is TupleExpr ? throw Unsupported(place) : Comparison(compare, left, right);

        BinaryOperator arithmetic = kind switch
        {
            BinaryOperatorKind.Add => BinaryOperator.Add,
            BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
            BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
            BinaryOperatorKind.Divide => BinaryOperator.Divide,
            BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
            BinaryOperatorKind.And => BinaryOperator.And,
            BinaryOperatorKind.Or => BinaryOperator.Or,
            BinaryOperatorKind.ExclusiveOr => BinaryOperator.Xor,
            BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
            BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
            BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedShiftRight,
            _ => throw Unsupported(place),
        };

        if (arithmetic is BinaryOperator.Divide or BinaryOperator.Remainder && left.Type.IsInteger)
        {
            right = GuardDivisor(right);
            if (left.Type.Bits == 64 && !IsPowerOfTwo(right))
                closure.Report(Descriptors.LaneByLane, place.Syntax.GetLocation(), $"{(arithmetic == BinaryOperator.Divide ? "/" : "%")} of {left.Type.Keyword}");
        }

        var node = Fold(new Binary(arithmetic, left, right));
        return arithmetic == BinaryOperator.Remainder ? closure.Locate(node, place.Syntax.GetLocation(), "'%'") : node;
    }

    /// <summary>A divisor whose quotients are shifts.</summary>
    private static bool IsPowerOfTwo(Expr divisor) => divisor is Constant { Bits: var bits, Type: var type }
        && (bits & (bits - 1)) == 0 && (bits > 0 || (bits < 0 && !type.IsSigned));

    /// <summary>A comparison; of conditions, as the logic that it is.</summary>
    private Expr Comparison(CompareOperator compare, Expr left, Expr right)
    {
        if (left.Type != ScalarType.Bool)
            return Fold(new Compare(compare, left, right));
        var differ = new Binary(BinaryOperator.Xor, left, right);
        return compare == CompareOperator.NotEqual ? differ : Not(differ);
    }

    /// <summary>
    /// Replaces the divisor by 1 in lanes that the scalar program would not be dividing in, since a division by zero
    /// and <c>int.MinValue / -1</c> throw.
    /// </summary>
    private Expr GuardDivisor(Expr divisor) => divisor is Constant { Bits: not (0 or -1) }
        ? divisor
        : new Select(block.Live, divisor, Constant.OfNumber(divisor.Type, 1));

    /// <summary>A uniform parameter of the kernel itself; what a callee is given for it is not known here.</summary>
    private bool IsUniform(Expr value) => value is Parameter parameter
        && (uniformInvariants?.Contains(parameter.Name)
            ?? (closure.IsKernel(method)
                && method.Parameters.Any(p => p.Name == parameter.Name && p.HasAttribute(KernelAttributes.Uniform))));

    private Expr EvaluateConditional(IConditionalOperation conditional)
    {
        if (conditional.Condition is IPropertyReferenceOperation { Property: { Name: "IsSupported" } property }
            && method.ContainingType.ToDisplayString() == "Kernels.VectorMath")
        {
            var test = new HardwareTest($"{property.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{property.Name}");
            return new Select(test, EvaluateVectorForm(conditional.WhenTrue), EvaluateVectorForm(conditional.WhenFalse!));
        }

        var condition = Bind(Evaluate(conditional.Condition));
        if (TracksExits && condition is Constant)
            return Evaluate(IsTrue(condition) ? conditional.WhenTrue : conditional.WhenFalse!);
        var whenTrue = Arm(condition, conditional.WhenTrue);
        var whenFalse = Arm(Not(condition), conditional.WhenFalse!);
        RequireSameLength(whenTrue, whenFalse, conditional.Syntax.GetLocation());
        return ChooseKnown(condition, whenTrue, whenFalse) ?? Nothing(conditional);
    }

    /// <summary>The value of one of two expressions; null where all lanes that take it throw.</summary>
    private Expr? Arm(Expr condition, IOperation arm)
    {
        var isOver = false;
        var value = Under(condition, () =>
        {
            var value = Evaluate(arm);
            isOver = block.IsOver;
            return value;
        });
        return isOver ? null : value;
    }

    /// <summary>Stands for a value that no lane has, since all throw.</summary>
    private Expr Nothing(IOperation operation) => ZeroOf(operation.Type!) ?? Constant.False;

    /// <summary>Evaluates what the scalar program reaches only under a condition.</summary>
    private Expr Under(Expr condition, Func<Expr> evaluate)
    {
        var (outer, outerLocals) = (block, locals);
        block = new Block(And(outer.Live, condition));
        try
        {
            return evaluate();
        }
        finally
        {
            (var inner, block) = (block, outer);
            if (inner.IsOver)
                locals = outerLocals;
            else if (!ReferenceEquals(locals, outerLocals))
                locals = Merge(condition, locals, outerLocals); // an assignment inside the expression
            foreach (var (throws, value) in inner.Returns)
                Return(And(condition, throws), value);
        }
    }

    /// <summary>Floating-point arithmetic never overflows into an exception, so only integers can be checked.</summary>
    private void RejectChecked(bool isChecked, IOperation operation)
    {
        if (!isChecked || ScalarOf(operation.Type)?.IsInteger != true)
            return;

        // An expression in parentheses is no statement.
        var text = string.Join(" ", operation.Syntax.ToString().Split((char[])[], StringSplitOptions.RemoveEmptyEntries));
        throw Fault(Descriptors.Checked, operation, operation.Syntax.Parent switch
        {
            ExpressionStatementSyntax => $"unchecked {{ {text}; }}",
            ForStatementSyntax loop when loop.Condition != operation.Syntax => "unchecked { for … }",
            _ => $"unchecked({text})",
        });
    }

    private ParseFault Fault(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments) =>
        Fault(descriptor, operation.Syntax.GetLocation(), arguments);

    private ParseFault Fault(DiagnosticDescriptor descriptor, Location place, params string[] arguments)
    {
        closure.Report(descriptor, place, arguments);
        return new ParseFault();
    }

    /// <summary>The compiler has rejected the operation, or waits for what is being generated.</summary>
    private ParseFault Invalid(IOperation operation) =>
        operation.Syntax is InvocationExpressionSyntax invocation
        && CompilerErrors.IsCallOfGeneratedForm(invocation, closure.ModelFor(invocation.SyntaxTree))
            ? Fault(
                Descriptors.UnknownCall, invocation.Expression.GetLocation(), invocation.Expression.ToString(),
                "a kernel works on one element, so it calls the scalar method and not what is generated from it")
            : Incomplete();

    private ParseFault Incomplete()
    {
        closure.MarkIncomplete();
        return new ParseFault();
    }
}
