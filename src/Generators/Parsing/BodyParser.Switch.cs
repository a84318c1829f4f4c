using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary><c>switch</c> expressions and patterns, as chains of <see cref="Select"/>.</summary>
internal sealed partial class BodyParser
{
    private Expr EvaluateSwitch(ISwitchExpressionOperation operation)
    {
        var input = Bind(Evaluate(operation.Value));
        var arms = new List<(Expr Condition, Expr? Value)>();
        Expr unmatched = Constant.True;
        foreach (var arm in operation.Arms)
        {
            var condition = Under(unmatched, () => Matches(arm.Pattern, input));
            if (arm.Guard is { } guard)
                condition = And(condition, Under(And(unmatched, condition), () => Evaluate(guard)));
            condition = Bind(condition);
            arms.Add((condition, BindKnown(Arm(And(unmatched, condition), arm.Value))));
            unmatched = And(unmatched, Not(condition));
        }

        if (!operation.IsExhaustive)
            Throw(unmatched, SwitchKeyword(operation));
        if (arms.Count == 0)
            return Nothing(operation);

        var value = arms[arms.Count - 1].Value;
        foreach (var arm in arms)
            RequireSameLength(arm.Value, value, operation.Syntax.GetLocation());
        for (var i = arms.Count - 2; i >= 0; i--)
            value = Chain(i, ChooseKnown(arms[i].Condition, arms[i].Value, value));
        return value ?? Nothing(operation);
    }

    private static Location SwitchKeyword(ISwitchExpressionOperation operation) =>
        operation.Syntax is SwitchExpressionSyntax syntax ? syntax.SwitchKeyword.GetLocation() : operation.Syntax.GetLocation();

    private Expr Matches(IPatternOperation pattern, Expr input)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Constant.True;
            case IConstantPatternOperation constant:
                return MatchesConstant(Evaluate(constant.Value), input, pattern);
            case IRelationalPatternOperation relational:
                return Combine(relational.OperatorKind, input, Evaluate(relational.Value), pattern);
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, input));
            case IBinaryPatternOperation binary:
                var left = Bind(Matches(binary.LeftPattern, input));
                var right = Bind(Matches(binary.RightPattern, input));
                return binary.OperatorKind == BinaryOperatorKind.Or ? Or(left, right) : And(left, right);
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } declaration
                when SymbolEqualityComparer.Default.Equals(declaration.MatchedType ?? declaration.InputType, declaration.InputType):
                Assign(symbol, input);
                return Constant.True;
            case IRecursivePatternOperation { DeconstructionSubpatterns: { IsDefaultOrEmpty: false } parts, PropertySubpatterns.IsEmpty: true }
                when input is TupleExpr { Items: var items } && items.Count == parts.Length:
                if (((IRecursivePatternOperation)pattern).DeclaredSymbol is { } whole)
                    Assign(whole, input);
                return parts.Select((part, i) => Matches(part, items[i]))
                    .Aggregate((Expr)Constant.True, (all, one) => And(all, Bind(one)));
            default:
                throw Unsupported(pattern);
        }
    }

    private Expr MatchesConstant(Expr constant, Expr input, IOperation place)
    {
        if (constant.Type != input.Type || constant is not Constant { } value)
            throw Unsupported(place);
        if (value.Type.IsFloat && double.IsNaN(value.Float))
            return new Classify("IsNaN", input); // a pattern, unlike ==, matches NaN
        return value.Type == ScalarType.Bool
            ? IsTrue(value) ? input : Not(input)
            : Fold(new Compare(CompareOperator.Equal, input, value));
    }
}
