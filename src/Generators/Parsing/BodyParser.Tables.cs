using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>What lives outside the body and never changes: fields, properties and tables with constant values.</summary>
internal sealed partial class BodyParser
{
    /// <summary>The fields and parameters of each type whose elements something in it writes.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> WrittenArrays = new();

    /// <summary>A static property: its getter is executed, or what it was initialised with is taken.</summary>
    private Expr EvaluateProperty(IPropertyReferenceOperation reference)
    {
        if (PartsOf(reference) is { } element)
            return EvaluateElement(reference, element.Array, element.Index);
        if (reference.Instance is { } instance)
        {
            return (reference.Property.Name == "Length" ? EvaluateArrayOrTable(instance) : null) switch
            {
                TupleExpr { Items.Count: var count } => Constant.Of(ScalarType.Int32, count),
                Table table => new TableLength(table),
                _ => throw Unsupported(reference),
            };
        }

        if (NumberOf(reference) is { } number)
            return number;
        var property = Implementation(reference.Property, reference.ConstrainedToType);
        if (!closure.HasSource(property) || property.GetMethod is not { } getter)
            throw Unsupported(reference);
        if (!getter.OriginalDefinition.IsBodyless())
            return ExecuteInPlace(getter, ImmutableArray<IArgumentOperation>.Empty, reference.Syntax.GetLocation());
        if (property.SetMethod is not null)
            throw Fault(Descriptors.OutsideState, reference, property.Display(), "may change: make it const, or pass it as a [Uniform] parameter");
        return FixedValue(property, property.Type, reference);
    }

    private Expr FixedValue(ISymbol symbol, ITypeSymbol type, IOperation place) =>
        closure.Fixed(symbol, () => InitializerOf(symbol) is { } initializer ? FixedValue(initializer, type) : null)
        ?? throw (type.ToScalarType() is null && !IsArray(type)
            ? UnsupportedTypeOf(place)
            : Fault(Descriptors.OutsideState, place, symbol.Display(), IsArray(type)
                ? "has no constant elements that nothing changes: initialise it with constants, where it is declared"
                : "has no constant value: make it const, or pass it as a [Uniform] parameter"));

    /// <summary>What <c>static readonly float C = 0.5f;</c> is initialised with; null where something else may set it too.</summary>
    private IOperation? InitializerOf(ISymbol symbol)
    {
        if (!closure.HasSource(symbol) || IsSetByStaticConstructor(symbol) || IsArrayWritten(symbol))
            return null;
        var syntax = symbol.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer: var initializer } => initializer,
            PropertyDeclarationSyntax { Initializer: var initializer } => initializer,
            _ => null,
        };
        if (syntax is null)
            return null;
        closure.Depend(syntax);
        return (closure.ModelFor(syntax.SyntaxTree).GetOperation(syntax) as ISymbolInitializerOperation)?.Value;
    }

    /// <summary>A number or a table that is known without running the program.</summary>
    private static Expr? FixedValue(IOperation operation, ITypeSymbol type)
    {
        if (type.ArrayElement() is { } elementType)
        {
            while (operation is IConversionOperation { Operand: var operand })
                operation = operand;
            if (!IsNewArray(operation) || ElementsOf(operation) is not { Count: <= MaximumElements } elements)
                return null;
            var items = elements.Select(element => FixedValue(element, elementType)).ToList();
            return items.Contains(null) ? null : new TupleExpr([.. items.Select(static item => item!)]);
        }

        if (EvaluateConstant(operation) is not Constant value || type.ToScalarType() is not { } scalar)
            return null;
        return value.Type == scalar ? value : ConstantFolding.Convert(value, scalar);
    }

    /// <summary>Such a constructor runs after the initializers. One that names the field is taken to set it.</summary>
    private static bool IsSetByStaticConstructor(ISymbol symbol) => symbol.ContainingType.StaticConstructors
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .Select(static reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(static syntax => syntax.DescendantTokens())
        .Any(token => token.ValueText == symbol.Name);

    /// <summary>Does something in the type write an element of the array?</summary>
    private static bool IsArrayWritten(ISymbol symbol) => symbol is IFieldSymbol { Type: IArrayTypeSymbol } or IPropertySymbol { Type: IArrayTypeSymbol }
        && symbol.ContainingType.DeclaringSyntaxReferences.Any(reference => WrittenArrays.GetValue(reference.GetSyntax(), FindWritten).Contains(symbol.Name));

    private static HashSet<string> FindWritten(SyntaxNode type) => [.. type.DescendantNodes()
        .OfType<ElementAccessExpressionSyntax>()
        .Where(static access => access.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == access,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax => true,
            _ => false,
        })
        .Select(static access => access.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
            IdentifierNameSyntax { Identifier.ValueText: var name } => name,
            _ => "",
        })];
}
