using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Generic methods, executed where they are called, with the types that they are called with.</summary>
internal sealed partial class BodyParser
{
    /// <summary>What the type parameters of the methods around stand for.</summary>
    private ImmutableDictionary<ISymbol, ITypeSymbol> typeArguments = ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    private ITypeSymbol? Actual(ITypeSymbol? type) => type is ITypeParameterSymbol && typeArguments.TryGetValue(type, out var actual) ? actual : type;

    private ScalarType? ScalarOf(ITypeSymbol? type) => Actual(type).ToScalarType();

    /// <summary>Is an operator a method of the user's? Those of a type parameter are the operators of the number that it stands for.</summary>
    private bool IsForeign(IMethodSymbol? method, IOperation operand) =>
        method is not null && !IsOfHalves(method) && !(method.ContainingType.TypeKind == TypeKind.Interface && NumberTypeOf(operand.Type) is not null);

    /// <summary>The number that a type parameter stands for; null where a value of the body may exceed it.</summary>
    private ScalarType? NumberTypeOf(ITypeSymbol? type) =>
        Actual(type).ToElementType() is { IsNarrow: false, Type: var number } && number.IsNumber ? number : null;

    private static bool IsChecked(IMethodSymbol? method) => method?.Name.StartsWith("op_Checked", System.StringComparison.Ordinal) == true;

    /// <summary><c>typeof(T) == typeof(float)</c>, which is known here.</summary>
    private Constant? CompareTypes(IBinaryOperation binary) =>
        binary is { LeftOperand: ITypeOfOperation { TypeOperand: var left }, RightOperand: ITypeOfOperation { TypeOperand: var right } }
            && binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            ? Constant.Of(SymbolEqualityComparer.Default.Equals(Actual(left), Actual(right)) == (binary.OperatorKind == BinaryOperatorKind.Equals))
            : null;

    /// <summary>The method that a static member of an interface stands for, where the type is known that has it.</summary>
    private T Implementation<T>(T member, ITypeSymbol? constrained)
        where T : class, ISymbol
    {
        if (constrained is null || Actual(constrained) is not { } type)
            return member;
        var contract = type.AllInterfaces.FirstOrDefault(candidate =>
            SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.ContainingType.OriginalDefinition)
            && candidate.TypeArguments.Zip(member.ContainingType.TypeArguments,
                (known, own) => SymbolEqualityComparer.Default.Equals(known, Actual(own))).All(static same => same));
        var declared = contract?.GetMembers(member.Name).OfType<T>()
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition));
        return declared is null ? member : type.FindImplementationForInterfaceMember(declared) as T ?? declared;
    }

    /// <summary>A constant that a number's type has through an interface, as <c>T.One</c>.</summary>
    private Constant? NumberOf(IPropertyReferenceOperation reference)
    {
        if (Actual(reference.ConstrainedToType) is not { } type || NumberTypeOf(type) is not { } scalar)
            return null;
        return reference.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => Constant.OfNumber(scalar, 0),
            "One" or "MultiplicativeIdentity" => Constant.OfNumber(scalar, 1),
            "NegativeOne" => Constant.OfNumber(scalar, -1),
            var name => type.GetMembers(name).OfType<IFieldSymbol>().Select(static field => Constant.OfValue(field.ConstantValue)).FirstOrDefault(),
        };
    }

    /// <summary>A number as another type's, by <c>T.CreateChecked(x)</c> and its like; null of another method.</summary>
    private Expr? EvaluateCreation(IInvocationOperation invocation, IMethodSymbol target)
    {
        var owner = invocation.ConstrainedToType ?? target.ContainingType;
        if (target.Name is not ("CreateChecked" or "CreateSaturating" or "CreateTruncating") || target.Parameters.Length != 1
            || NumberTypeOf(owner) is not { } type)
        {
            return null;
        }

        var argument = invocation.Arguments[0].Value;
        var value = EvaluateConstant(argument) ?? Evaluate(argument); // a constant may have another width
        var exact = value is Constant constant ? AsConstant(constant, type) : null;
        if (exact is not null)
            return exact;
        var isExact = type.IsFloat || IsWidening(Actual(argument.Type).ToElementType(), Actual(owner).ToElementType())
            || target.Name == "CreateTruncating" || (target.Name == "CreateSaturating" && value.Type.IsFloat);
        return isExact ? Fold(Convert(value, type))
            : throw UnknownCall(invocation,
                target.Name == "CreateChecked"
                    ? "it may throw; use CreateTruncating"
                    : "it has no vector form; use CreateTruncating, or Math.Clamp before it");
    }

    /// <summary>A constant as another type, if that type has it; a number with a fraction is rounded to a shorter one.</summary>
    private static Constant? AsConstant(Constant value, ScalarType type) => value.Type.IsFloat && type.IsFloat
        ? Constant.OfNumber(type, value.Float)
        : ConstantFolding.Convert(value, type) is { } folded && ConstantFolding.Convert(folded, value.Type)?.Bits == value.Bits ? folded : null;

    /// <summary>The type parameters of a method and of the types around it, each with its type.</summary>
    private IEnumerable<KeyValuePair<ISymbol, ITypeSymbol>> TypeArgumentsOf(IMethodSymbol method)
    {
        var pairs = Pairs(method.TypeParameters, method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            pairs = pairs.Concat(Pairs(type.TypeParameters, type.TypeArguments));
        return pairs.ToList();

        IEnumerable<KeyValuePair<ISymbol, ITypeSymbol>> Pairs(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments) =>
            parameters.Zip(arguments, (parameter, argument) => new KeyValuePair<ISymbol, ITypeSymbol>(parameter.OriginalDefinition, Actual(argument)!))
                .Where(static pair => !SymbolEqualityComparer.Default.Equals(pair.Key, pair.Value));
    }
}
