using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>What <c>[DerivativeOf]</c> on a method asks for: the function, and the parameters of the derivatives.</summary>
/// <param name="Primal">The function.</param>
/// <param name="By">What each result is the derivative by.</param>
/// <param name="Along">The function's parameters that move, of a derivative along a direction.</param>
/// <param name="Place">The attribute's argument that names the function.</param>
/// <param name="Table">Of a derivative by a table the function's parameter that is the table.</param>
internal sealed record DerivativeRequest(
    IMethodSymbol Primal, EquatableArray<DerivativeElement> By, bool IsTuple, EquatableArray<string> Along, Location Place, string? Table = null);

/// <summary>Reads <c>[DerivativeOf]</c> and <c>[Vectorize(Derivative = …)]</c>, and reports what does not fit.</summary>
internal sealed partial class DerivativeParser(
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
        if (method.ReturnsVoid)
            return ParseByTable(method, name, attribute, arguments);
        var along = attribute.NamedArguments.FirstOrDefault(static pair => pair.Key == "Along").Value;
        var alongSyntax = arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.Text == "Along")?.Expression;
        if (alongSyntax is not null && (along.Kind != TypedConstantKind.Array
            || (!along.IsNull && along.Values.Any(static value => value.Kind == TypedConstantKind.Error))))
        {
            reportIncomplete();
            return null;
        }

        var moved = alongSyntax is null ? null : along.IsNull ? [] : along.Values.Select(static value => value.Value as string ?? "").ToList();
        if (moved?.Count == 0)
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, alongSyntax!.GetLocation(), method.Name,
                name, "say which parameters move, as in Along = [nameof(x)]");
        if (Primal(method, name, arguments[0].Expression, moved) is not { } primal)
            return null;

        var elements = ElementsOf(method.ReturnType);
        if (elements[0].Name is not null && attribute.ConstructorArguments.Length == 2)
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, arguments[1].Expression.GetLocation(),
                method.Name, name, "the elements of a tuple name the parameters: leave this one out");
        if (moved is not null)
            return ParseAlong(method, attribute, primal, moved, alongSyntax!, elements, arguments, place);
        if (elements.Any(element => !Same(element.Type, primal.ReturnType)))
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, place, method.Name, name,
                $"a derivative is {primal.ReturnType.Display()}, as the function is");

        var by = new List<DerivativeElement>();
        for (var i = 0; i < elements.Count; i++)
        {
            var parameter = elements[i].Name is { } element
                ? ByElement(primal, element, ElementPlace(method, i) ?? place)
                : ByArgument(primal, method, attribute, arguments, place);
            if (parameter is null)
                return null;
            by.Add(parameter);
        }

        return new DerivativeRequest(primal, by.ToEquatableArray(), elements[0].Name is not null, [], place);
    }

    private DerivativeRequest? ParseAlong(
        IMethodSymbol method,
        AttributeData attribute,
        IMethodSymbol primal,
        List<string> moved,
        ExpressionSyntax alongSyntax,
        List<(string? Name, ITypeSymbol Type)> elements,
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments,
        Location place)
    {
        if (attribute.ConstructorArguments.Length == 2)
            return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, arguments[1].Expression.GetLocation(),
                method.Name, primal.Name, "Along names the parameters: leave this one out");

        var names = new List<string>();
        for (var i = 0; i < moved.Count; i++)
        {
            var at = ItemPlace(alongSyntax, i);
            if (Real(primal, NamedMethods.Named(primal, moved[i]), moved[i], at) is not { } name)
                return null;
            if (names.Contains(name))
                return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, at, method.Name, primal.Name, $"'{name}' moves already: name it once");
            var (type, tangent) = (NamedMethods.Named(primal, name)!.Type, method.Parameters[primal.Parameters.Length + i]);
            if (!Same(type, tangent.Type))
                return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, at, method.Name, primal.Name,
                    $"'{tangent.Name}' says how far '{name}' moves, and must be {type.Display()} too");
            names.Add(name);
        }

        var results = ElementsOf(primal.ReturnType);
        var by = new List<DerivativeElement>();
        for (var i = 0; i < elements.Count; i++)
        {
            var (element, type) = elements[i];
            var at = ElementPlace(method, i) ?? place;
            var isOfTuple = results[0].Name is not null;
            var slope = !isOfTuple ? (element is null or "Slope" ? 0 : -1)
                : element is null ? -1
                : results.FindIndex(result => result.Name == element) is var exact and >= 0 ? exact
                : results.FindIndex(result => string.Equals(result.Name, element, StringComparison.OrdinalIgnoreCase));
            if (slope < 0 && (isOfTuple || element != "Value"))
            {
                return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, at, method.Name, primal.Name, isOfTuple
                    ? $"it returns a tuple, so the elements are named as its own: {string.Join(", ", results.Select(static result => $"'{result.Name}'"))}"
                    : $"along a direction the elements are 'Value' and 'Slope', not '{element}'");
            }

            var expected = results[Math.Max(slope, 0)].Type;
            if (!Same(type, expected) || !NamedMethods.IsReal(expected))
                return Fail<DerivativeRequest>(Descriptors.InvalidDerivative, at, method.Name, primal.Name,
                    NamedMethods.IsReal(expected)
                        ? $"a derivative is {expected.Display()}, as the function is"
                        : $"'{element}' is {expected.Display()}, and only floating-point numbers have derivatives");
            by.Add(slope < 0 ? DerivativeElement.Value : new DerivativeElement([], slope));
        }

        return new DerivativeRequest(primal, by.ToEquatableArray(), elements[0].Name is not null, names.ToEquatableArray(), place);
    }

    /// <summary>The elements of a tuple, or one without a name.</summary>
    private static List<(string? Name, ITypeSymbol Type)> ElementsOf(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.Select(static element => ((string?)element.Name, element.Type)).ToList()
        : [(null, type)];

    /// <summary>An item of an array, however it is written.</summary>
    private static Location ItemPlace(ExpressionSyntax array, int index)
    {
        var items = array switch
        {
            CollectionExpressionSyntax { Elements: var elements } => elements.Cast<SyntaxNode>(),
            ArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            _ => [],
        };
        return (items.ElementAtOrDefault(index) ?? array).GetLocation();
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
            NoOwn(argument.GetLocation(), own.Name, kernel,
                $"it is made from the derivative of '{kernel.Name}', which it is to replace: write its formula yourself");
    }

    private ExpressionSyntax? OwnArgument(IMethodSymbol kernel) =>
        (kernel.FindAttribute(KernelAttributes.Vectorize)?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?
            .ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.Text == "Derivative")?.Expression;

    private IMethodSymbol? Primal(IMethodSymbol method, string name, ExpressionSyntax argument, List<string>? moved)
    {
        var place = argument.GetLocation();
        var parameters = method.Parameters.Take(method.Parameters.Length - (moved?.Count ?? 0)).ToList();
        var candidates = NamedMethods.Find(name, argument, method.ContainingType, modelFor(argument.SyntaxTree), cancellation)
            .Where(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method))
            .ToList();
        var primal = candidates.FirstOrDefault(candidate => candidate.HasParameters(parameters));
        if (primal is null)
        {
            if (NamedMethods.IsUnknown(argument, modelFor(argument.SyntaxTree), cancellation))
            {
                reportIncomplete();
                return null;
            }

            return Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name, candidates.Count == 0
                ? "there is no other method of that name"
                : moved is not null && candidates.Any(candidate => candidate.HasParameters(method.Parameters))
                ? "after its parameters comes one more for each name in Along: how far that one moves"
                : $"no static method of that name takes ({string.Join(", ", parameters.Select(static parameter => parameter.Type.Display()))})");
        }

        var isTuple = moved is not null && primal.ReturnType is INamedTypeSymbol { IsTupleType: true };
        if (!isTuple && !NamedMethods.IsReal(primal.ReturnType))
            return Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name,
                $"the function must return float or double, not {primal.ReturnType.Display()}");
        return primal.IsBodyless()
            ? Fail<IMethodSymbol>(Descriptors.InvalidDerivative, place, method.Name, name, "it has no body here")
            : primal;
    }

    /// <summary>What an element means: the value, a parameter, or two of them, which name a second derivative.</summary>
    private DerivativeElement? ByElement(IMethodSymbol primal, string element, Location place)
    {
        var parameter = primal.Parameters.FirstOrDefault(parameter => parameter.Name == element);
        if (parameter is null && element == "Value")
            return DerivativeElement.Value;
        return By(primal, parameter, element, place);
    }

    private DerivativeElement? By(IMethodSymbol primal, IParameterSymbol? exact, string name, Location place)
    {
        var single = exact ?? NamedMethods.Named(primal, name);
        var pairs = exact is null ? NamedMethods.Pairs(primal, name) : [];
        var readings = pairs.Select(static pair => $"the second derivative by '{pair.First.Name}' and '{pair.Second.Name}'").ToList();
        if (single is not null)
            readings.Insert(0, $"the derivative by '{single.Name}'");
        if (readings.Count > 1)
        {
            var remedy = single is not null
                ? $"for the first write '{single.Name}'"
                : $"put '_' between the two names, as in '{pairs[0].First.Name}_{pairs[0].Second.Name}'";
            return Fail<DerivativeElement>(Descriptors.UnknownDerivativeParameter, place, name, primal.Name,
                $"it may be {string.Join(" or ", readings)}; {remedy}");
        }

        return pairs.Count == 1 ? new DerivativeElement([pairs[0].First.Name, pairs[0].Second.Name])
            : Real(primal, single, name, place) is { } real ? new DerivativeElement([real])
            : null;
    }

    private DerivativeElement? ByArgument(
        IMethodSymbol primal,
        IMethodSymbol method,
        AttributeData attribute,
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments,
        Location place)
    {
        if (attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is string name)
            return By(primal, primal.Parameters.FirstOrDefault(parameter => parameter.Name == name), name, arguments[1].Expression.GetLocation());
        return NamedMethods.OnlyReal(primal) is { } only ? new DerivativeElement([only.Name]) : Fail<DerivativeElement>(
            Descriptors.InvalidDerivative, place, method.Name, primal.Name, primal.Parameters.Any(static parameter => NamedMethods.IsReal(parameter.Type))
                ? $"say by which parameter, as in [DerivativeOf(nameof({primal.Name}), "
                    + $"\"{primal.Parameters.First(static parameter => NamedMethods.IsReal(parameter.Type)).Name}\")], or return a tuple"
                : "it has no floating-point parameter");
    }

    private string? Real(IMethodSymbol primal, IParameterSymbol? parameter, string name, Location place)
    {
        if (parameter is not null && NamedMethods.IsReal(parameter.Type))
            return parameter.Name;
        var reals = primal.Parameters.Where(static real => NamedMethods.IsReal(real.Type)).Select(static real => $"'{real.Name}'").ToList();
        return Fail<string>(Descriptors.UnknownDerivativeParameter, place, name, primal.Name, parameter is not null
            ? $"it is {parameter.Type.Display()}, and only floating-point numbers have derivatives"
            : $"its parameters are {string.Join(", ", reals)}, two of them name a second derivative, and 'Value' is the function itself");
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
