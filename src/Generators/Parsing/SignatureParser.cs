using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <param name="LaneBits">The width of a lane: that of the result.</param>
internal sealed record Signature(EquatableArray<KernelParameter> Parameters, EquatableArray<KernelResult> Results, int LaneBits);

/// <summary>Checks a kernel's parameters and result, and names each at its type when it cannot be.</summary>
internal static class SignatureParser
{
    private const string Supported = "use float, double, int, uint, long or ulong";

    public static Signature? Parse(
        IMethodSymbol method,
        SyntaxNode declaration,
        SyntaxToken name,
        List<DiagnosticInfo> diagnostics)
    {
        var syntax = (MethodDeclarationSyntax)declaration;
        var before = diagnostics.Count;
        var incomplete = false;

        var results = ParseResults();
        if (method.RefKind != RefKind.None)
            Report(Descriptors.UnsupportedConstruct, syntax.ReturnType, "A ref return", "return the value");

        var laneBits = results.Count > 0 ? results[0].Type.Bits() : 0;
        var parameters = method.Parameters.Select(ParseParameter).ToEquatableArray();
        incomplete |= parameters.Select(static parameter => parameter.Name).Distinct().Count() < parameters.Count;
        if (incomplete || diagnostics.Count > before)
            return null;

        if (parameters.All(static parameter => parameter.IsUniform))
        {
            diagnostics.Add(DiagnosticInfo.Create(
                Descriptors.NoVaryingParameter, name.GetLocation(), method.Name,
                parameters.Count == 0 ? "give it a parameter" : "leave [Uniform] off at least one"));
            return null;
        }

        return new Signature(parameters, results, laneBits);

        EquatableArray<KernelResult> ParseResults()
        {
            if (method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
                return ElementType(method.ReturnType, syntax.ReturnType) is { } single ? [new KernelResult(single, null)] : [];

            if (elements.Length == 1)
            {
                // It has no tuple syntax, neither as a type nor as a value.
                Report(Descriptors.UnsupportedType, syntax.ReturnType, method.ReturnType.Display(), $"a tuple of a kernel has two elements or more; return {elements[0].Type.Display()}");
                return [];
            }

            // A tuple's type may be an alias, or ValueTuple in full.
            var places = (syntax.ReturnType as TupleTypeSyntax)?.Elements;
            var items = elements.Select((element, i) => (element.Name, Type: ElementType(element.Type, places?[i].Type ?? syntax.ReturnType), Place: places?[i].Type ?? syntax.ReturnType)).ToList();
            var first = items[0].Type;
            foreach (var item in items.Where(item => first is not null && item.Type is { } type && type.Bits() != first.Value.Bits()))
            {
                Report(
                    Descriptors.UnsupportedType, item.Place, item.Type!.Value.Keyword(),
                    $"the first result is {first!.Value.Keyword()}, and all elements of a kernel have the same size");
            }

            return items.All(static item => item.Type is not null)
                ? items.Select(static item => new KernelResult(item.Type!.Value, item.Name)).ToEquatableArray()
                : [];
        }

        KernelParameter ParseParameter(IParameterSymbol parameter, int index)
        {
            var place = syntax.ParameterList.Parameters[index];
            var isUniform = parameter.HasAttribute(KernelAttributes.Uniform);
            if (parameter.IsParams)
            {
                Report(Descriptors.UnsupportedConstruct, place.Modifiers.First(), "A params parameter", "give the kernel a parameter for each value");
                return new KernelParameter(ScalarType.Single, parameter.Name, isUniform);
            }

            var type = ElementType(parameter.Type, place.Type ?? (SyntaxNode)place, isUniform);
            if (parameter.RefKind != RefKind.None)
                Report(Descriptors.UnsupportedConstruct, place.Modifiers.First(), "A parameter by reference", "pass it by value");

            // A uniform int fits wider lanes too; a span of ints has the width of its elements.
            if (type is { } known && laneBits != 0 && !(isUniform ? known.FitsLane(laneBits) : known.Bits() == laneBits))
            {
                Report(
                    Descriptors.UnsupportedType, place.Type ?? (SyntaxNode)place, parameter.Type.Display(),
                    $"the result is {method.ReturnType.Display()}, and all elements of a kernel have the same size");
            }

            return new KernelParameter(type ?? ScalarType.Single, parameter.Name, isUniform);
        }

        ScalarType? ElementType(ITypeSymbol type, SyntaxNode place, bool isUniform = false)
        {
            if (type.TypeKind == TypeKind.Error)
            {
                incomplete = true; // the compiler reports it
                return null;
            }

            if (type.TypeKind != TypeKind.Enum && type.ToScalarType() is { } scalar and not (ScalarType.Bool or ScalarType.Tuple))
                return scalar;

            Report(Descriptors.UnsupportedType, place, type.Display(), type.SpecialType switch
            {
                SpecialType.System_Boolean when isUniform => "bool lives inside a body; pass an int instead, and compare it with 0",
                SpecialType.System_Boolean => "bool lives inside a body; as an element use int, with 0 and 1",
                SpecialType.System_Void => "a kernel returns its result",
                _ => Supported,
            });
            return null;
        }

        void Report(DiagnosticDescriptor descriptor, SyntaxNodeOrToken place, params string[] arguments) =>
            diagnostics.Add(DiagnosticInfo.Create(descriptor, place.GetLocation()!, arguments));
    }
}
