using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <param name="LaneBits">The width of a lane: that of the widest element.</param>
internal sealed record Signature(EquatableArray<KernelParameter> Parameters, EquatableArray<KernelResult> Results, int LaneBits);

/// <summary>Checks a kernel's parameters and result, and names each at its type when it cannot be.</summary>
internal static class SignatureParser
{
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

        var parameters = method.Parameters.Select(ParseParameter).ToEquatableArray();
        var laneBits = ElementTypes.LaneBits([.. parameters.Select(static parameter => parameter.Element), .. results.Select(static result => result.Element)]);
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

        CheckTables();
        if (diagnostics.Count > before)
            return null;

        ReportHalves();
        return new Signature(parameters, results, laneBits);

        // The price is that of the first such element: each is converted.
        void ReportHalves()
        {
            var input = parameters.ToList().FindIndex(static parameter => parameter is { IsUniform: false, Element.IsRounded: true });
            var output = results.ToList().FindIndex(static result => result.Element.IsRounded);
            if (input >= 0)
                Report(Descriptors.HalfElements, syntax.ParameterList.Parameters[input].Type!, "8", "widen");
            if (output >= 0)
                Report(Descriptors.HalfElements, PlaceOf(output), "14", "round");
        }

        EquatableArray<KernelResult> ParseResults()
        {
            if (method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
                return TypeOf(method.ReturnType, syntax.ReturnType) is { } single ? [new KernelResult(single, null)] : [];

            if (elements.Length == 1)
            {
                // It has no tuple syntax, neither as a type nor as a value.
                Report(Descriptors.UnsupportedType, syntax.ReturnType, method.ReturnType.Display(),
                    $"a tuple of a kernel has two elements or more; return {elements[0].Type.Display()}");
                return [];
            }

            // A tuple's type may be an alias, or ValueTuple in full.
            var items = elements.Select((element, i) => (element.Name, Type: TypeOf(element.Type, PlaceOf(i)))).ToList();
            return items.All(static item => item.Type is not null)
                ? items.Select(static item => new KernelResult(item.Type!, item.Name)).ToEquatableArray()
                : [];
        }

        TypeSyntax PlaceOf(int result) => (syntax.ReturnType as TupleTypeSyntax)?.Elements[result].Type ?? syntax.ReturnType;

        // What is looked up comes into the lanes as it is.
        void CheckTables()
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                var (element, place) = (parameters[i].Element, syntax.ParameterList.Parameters[i]);
                if (parameters[i].IsTable && element.Type.Bits != laneBits)
                    Report(
                        Descriptors.UnsupportedType, place.Type ?? (SyntaxNode)place, $"ReadOnlySpan<{element.Name}>",
                        $"another element of the kernel has {laneBits} bits, and the numbers of a table are as wide");
            }
        }

        KernelParameter ParseParameter(IParameterSymbol parameter, int index)
        {
            var place = syntax.ParameterList.Parameters[index];
            var isUniform = parameter.HasAttribute(KernelAttributes.Uniform);
            if (parameter.IsParams)
            {
                Report(Descriptors.UnsupportedConstruct, place.Modifiers.First(), "A params parameter", "give the kernel a parameter for each value");
                return new KernelParameter(ElementTypes.Of(ScalarType.Single), parameter.Name, isUniform);
            }

            var table = isUniform && parameter.RefKind == RefKind.None ? parameter.Type.TableElement() : null;
            var type = TypeOf(table ?? parameter.Type, place.Type ?? (SyntaxNode)place);
            if (parameter.RefKind != RefKind.None)
                Report(Descriptors.UnsupportedConstruct, place.Modifiers.First(), "A parameter by reference", "pass it by value");

            if (table is not null && type is { IsNumber: false })
                Report(Descriptors.UnsupportedType, place.Type ?? (SyntaxNode)place, parameter.Type.Display(), "a table has numbers of 32 or 64 bits");
            return new KernelParameter(type ?? ElementTypes.Of(ScalarType.Single), parameter.Name, isUniform) { IsTable = table is not null };
        }

        ElementType? TypeOf(ITypeSymbol type, SyntaxNode place)
        {
            if (type.TypeKind == TypeKind.Error)
            {
                incomplete = true; // the compiler reports it
                return null;
            }

            if (type.ToElementType() is { } element)
                return element;
            Report(Descriptors.UnsupportedType, place, type.Display(), type.SpecialType == SpecialType.System_Void ? "a kernel returns its result"
                : type.TableElement() is not null ? "an element is one number; mark the parameter [Uniform] if it is a table that all elements read"
                : type is IArrayTypeSymbol { Rank: 1, ElementType: var number }
                ? $"a table that all elements read is a [Uniform] ReadOnlySpan<{number.Display()}>"
                : Types.Supported);
            return null;
        }

        void Report(DiagnosticDescriptor descriptor, SyntaxNodeOrToken place, params string[] arguments) =>
            diagnostics.Add(DiagnosticInfo.Create(descriptor, place.GetLocation()!, arguments));
    }
}
