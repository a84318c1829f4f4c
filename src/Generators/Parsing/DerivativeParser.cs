using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>What <c>[DerivativeOf]</c> on a method asks for: the function, and the parameters of the derivatives.</summary>
/// <param name="Primal">The function.</param>
/// <param name="By">For each result the name of the function's parameter; empty for the function's value.</param>
/// <param name="Place">The attribute's argument that names the function.</param>
internal sealed record DerivativeRequest(IMethodSymbol Primal, EquatableArray<string> By, bool IsTuple, Location Place);

/// <summary>Reads <c>[DerivativeOf]</c> and <c>[Vectorize(Derivative = …)]</c>, and reports what does not fit.</summary>
internal sealed class DerivativeParser(
    Func<SyntaxTree, SemanticModel> modelFor,
    Action<DiagnosticDescriptor, Location, string[]> report,
    Action reportIncomplete,
    CancellationToken cancellation)
{
    /// <summary>Null where the attribute does not fit the method, which is reported.</summary>
    public DerivativeRequest? Parse(IMethodSymbol method)
    {
        var attribute = method.FindAttribute(KernelAttributes.DerivativeOf)!;
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax
            || attribute.ConstructorArguments.IsEmpty
            || attribute.ConstructorArguments[0].Kind == TypedConstantKind.Error)
        {
            reportIncomplete();
            return null;
        }

        var arguments = syntax.ArgumentList!.Arguments;
        var place = arguments[0].Expression.GetLocation();
        if (attribute.ConstructorArguments[0].Value is not string name)
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, place, method.Name, "null", "name a method, as in [DerivativeOf(nameof(Function))]");
        if (Primal(method, name, arguments[0].Expression) is not { } primal)
            return null;

        List<(string? Name, ITypeSymbol Type)> elements = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(static element => ((string?)element.Name, element.Type)).ToList()
            : [((string?)null, method.ReturnType)];
        if (elements.Any(element => !Same(element.Type, primal.ReturnType)))
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, place, method.Name, name, $"a derivative is {primal.ReturnType.Display()}, as the function is");
        if (elements[0].Name is not null && attribute.ConstructorArguments.Length == 2)
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, arguments[1].Expression.GetLocation(), method.Name, name, "the elements of a tuple name the parameters: leave this one out");

        var by = new List<string>();
        for (var i = 0; i < elements.Count; i++)
        {
            var parameter = elements[i].Name is { } element
                ? ByElement(primal, element, ElementPlace(method, i) ?? place)
                : ByArgument(primal, method, attribute, arguments, place);
            if (parameter is null)
                return null;
            by.Add(parameter);
        }

        return new DerivativeRequest(primal, by.ToEquatableArray(), elements[0].Name is not null, place);
    }

    /// <summary>The derivative that the user gave a kernel, and for each of its results the parameter; null where there is none.</summary>
    public (IMethodSymbol Method, EquatableArray<string> By, bool IsTuple)? ParseOwn(IMethodSymbol kernel)
    {
        var attribute = kernel.FindAttribute(KernelAttributes.Vectorize);
        if (attribute?.NamedArguments.FirstOrDefault(static pair => pair.Key == "Derivative").Value.Value is not string name
            || OwnArgument(kernel) is not { } argument)
        {
            return null;
        }

        var place = argument.GetLocation();
        var candidates = NamedMethods.Find(name, argument, kernel.ContainingType, modelFor(argument.SyntaxTree), cancellation);
        var own = candidates.FirstOrDefault(candidate => candidate.HasParametersOf(kernel));
        if (own is null)
        {
            if (NamedMethods.IsUnknown(argument, modelFor(argument.SyntaxTree), cancellation))
            {
                reportIncomplete();
                return null;
            }

            return NoOwn(place, name, kernel, candidates.Count == 0
                ? "there is no such method"
                : $"it must be static and take ({Types(kernel)})");
        }

        if (own.IsBodyless())
            return NoOwn(place, name, kernel, "it has no body here");
        if (!NamedMethods.IsReal(kernel.ReturnType))
            return NoOwn(place, name, kernel, "only a kernel that returns one float or double has a derivative");
        if (own.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
        {
            return !Same(own.ReturnType, kernel.ReturnType)
                ? NoOwn(place, name, kernel, $"it must return {kernel.ReturnType.Display()}, or a tuple whose elements are named as parameters")
                : NamedMethods.OnlyReal(kernel) is { } only
                ? (own, [only.Name], false)
                : NoOwn(place, name, kernel, "with several parameters it must return a tuple whose elements are named as they are");
        }

        if (elements.Any(element => !Same(element.Type, kernel.ReturnType)))
            return NoOwn(place, name, kernel, $"its elements must be {kernel.ReturnType.Display()}");
        var by = elements.Select(element => NamedMethods.Named(kernel, element.Name)).ToList();
        var stray = by.FindIndex(static parameter => parameter is null || !NamedMethods.IsReal(parameter.Type));
        return stray >= 0
            ? NoOwn(place, name, kernel, $"its element '{elements[stray].Name}' is named as no floating-point parameter")
            : (own, by.Select(static parameter => parameter!.Name).ToEquatableArray(), true);
    }

    /// <summary>Reports a derivative that the user gave a kernel, and that follows from the derivative of the kernel again.</summary>
    public void ReportCycle(IMethodSymbol kernel, IMethodSymbol own)
    {
        if (OwnArgument(kernel) is { } argument)
            NoOwn(argument.GetLocation(), own.Name, kernel, $"it is made from the derivative of '{kernel.Name}', which it is to replace: write its formula yourself");
    }

    private ExpressionSyntax? OwnArgument(IMethodSymbol kernel) =>
        (kernel.FindAttribute(KernelAttributes.Vectorize)?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?
            .ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.Text == "Derivative")?.Expression;

    private IMethodSymbol? Primal(IMethodSymbol method, string name, ExpressionSyntax argument)
    {
        var place = argument.GetLocation();
        var candidates = NamedMethods.Find(name, argument, method.ContainingType, modelFor(argument.SyntaxTree), cancellation)
            .Where(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method))
            .ToList();
        var primal = candidates.FirstOrDefault(candidate => candidate.HasParametersOf(method));
        if (primal is null)
        {
            if (NamedMethods.IsUnknown(argument, modelFor(argument.SyntaxTree), cancellation))
            {
                reportIncomplete();
                return null;
            }

            return Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name, candidates.Count == 0
                ? "there is no other method of that name"
                : $"no static method of that name takes ({Types(method)})");
        }

        if (!NamedMethods.IsReal(primal.ReturnType))
            return Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name, $"the function must return float or double, not {primal.ReturnType.Display()}");
        return primal.IsBodyless()
            ? Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name, "it has no body here")
            : primal;
    }

    private string? ByElement(IMethodSymbol primal, string element, Location place)
    {
        var parameter = primal.Parameters.FirstOrDefault(parameter => parameter.Name == element);
        if (parameter is null && element == "Value")
            return "";
        return Real(primal, parameter ?? NamedMethods.Named(primal, element), element, place);
    }

    private string? ByArgument(
        IMethodSymbol primal,
        IMethodSymbol method,
        AttributeData attribute,
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments,
        Location place)
    {
        if (attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is string name)
            return Real(primal, NamedMethods.Named(primal, name), name, arguments[1].Expression.GetLocation());
        return NamedMethods.OnlyReal(primal)?.Name ?? Fail<string>(
            Descriptors.InvalidDerivative, place, method.Name, primal.Name, primal.Parameters.Any(static parameter => NamedMethods.IsReal(parameter.Type))
                ? $"say by which parameter, as in [DerivativeOf(nameof({primal.Name}), \"{primal.Parameters.First(static parameter => NamedMethods.IsReal(parameter.Type)).Name}\")], or return a tuple"
                : "it has no floating-point parameter");
    }

    private string? Real(IMethodSymbol primal, IParameterSymbol? parameter, string name, Location place)
    {
        if (parameter is not null && NamedMethods.IsReal(parameter.Type))
            return parameter.Name;
        var reals = primal.Parameters.Where(static real => NamedMethods.IsReal(real.Type)).Select(static real => $"'{real.Name}'").ToList();
        return Fail<string>(Descriptors.UnknownDerivativeParameter, place, name, primal.Name, parameter is not null
            ? $"it is {parameter.Type.Display()}, and only floating-point numbers have derivatives"
            : $"its parameters are {string.Join(", ", reals)}, and 'Value' is the function itself");
    }

    private static Location? ElementPlace(IMethodSymbol method, int index) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax { ReturnType: TupleTypeSyntax tuple }
            ? tuple.Elements[index].GetLocation()
            : null;

    private (IMethodSymbol, EquatableArray<string>, bool)? NoOwn(Location place, string name, IMethodSymbol kernel, string reason)
    {
        report(Descriptors.InvalidOwnDerivative, place, [name, kernel.Name, reason]);
        return null;
    }

    private T? Fail<T>(DiagnosticDescriptor descriptor, Location place, params string[] arguments)
        where T : class
    {
        report(descriptor, place, arguments);
        return null;
    }

    private static string Types(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.Display()));

    private static bool Same(ITypeSymbol left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
