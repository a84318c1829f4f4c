using System;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Derivatives by the numbers of a table. What the user declares works on spans, since each number has a sum over all elements:
/// <c>void G(x, taps, adjoint, destination)</c>.
/// </summary>
internal sealed partial class DerivativeParser
{
    private DerivativeRequest? ParseByTable(IMethodSymbol method, string name, AttributeData attribute, SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        var argument = arguments[0].Expression;
        var candidates = NamedMethods.Find(name, argument, method.ContainingType, modelFor(argument.SyntaxTree), cancellation)
            .Where(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method))
            .ToList();
        var primal = candidates.FirstOrDefault(candidate => FitsGradient(method, candidate));
        if (primal is null)
        {
            if (NamedMethods.IsUnknown(argument, modelFor(argument.SyntaxTree), cancellation))
            {
                reportIncomplete();
                return null;
            }

            var near = candidates.FirstOrDefault(static candidate => candidate.Parameters.Any(IsRealTable) && NamedMethods.IsReal(candidate.ReturnType));
            return No(argument, candidates.Count == 0 ? "there is no other method of that name"
                : near is null ? "only the derivative by the numbers of a table returns nothing, "
                    + "and the function has no [Uniform] ReadOnlySpan of floating-point numbers"
                : $"by the numbers of a table its parameters are ({GradientTypes(near)}): "
                    + "those of the function, over spans, then the adjoint of each result, and what receives a sum for each number");
        }

        if (primal.IsBodyless())
            return No(argument, "it has no body here");
        if (arguments.FirstOrDefault(static argument => argument.NameEquals is not null) is { } along)
            return No(along, "Along names parameters that are numbers: leave it out");

        var tables = primal.Parameters.Where(IsRealTable).ToList();
        var table = tables[0];
        if (attribute.ConstructorArguments.Length == 2)
        {
            var wanted = attribute.ConstructorArguments[1].Value as string ?? "";
            if (tables.Find(parameter => string.Equals(parameter.Name, wanted, StringComparison.OrdinalIgnoreCase)) is not { } named)
            {
                return Fail<DerivativeRequest>(
                    Descriptors.UnknownDerivativeParameter, arguments[1].Expression.GetLocation(), wanted, primal.Name,
                    "a method that returns nothing is the derivative by the numbers of a table: "
                        + $"{string.Join(" or ", tables.Select(static parameter => $"'{parameter.Name}'"))}");
            }

            table = named;
        }
        else if (tables.Count > 1)
        {
            return No(argument, $"say by which table, as in [DerivativeOf(nameof({primal.Name}), \"{table.Name}\")]");
        }

        return Same(table.Type.TableElement()!, primal.ReturnType)
            ? new DerivativeRequest(primal, [], IsTuple: false, [], argument.GetLocation(), table.Name)
            : No(argument, $"the numbers of '{table.Name}' are {table.Type.TableElement()!.Display()}, "
                + $"and must be {primal.ReturnType.Display()}, as the function is");

        DerivativeRequest? No(SyntaxNode place, string reason) =>
            Fail<DerivativeRequest>(Descriptors.InvalidDerivative, place.GetLocation(), method.Name, name, reason);
    }

    private static bool IsRealTable(IParameterSymbol parameter) =>
        parameter.HasAttribute(KernelAttributes.Uniform) && NamedMethods.IsReal(parameter.Type.TableElement());

    /// <summary>Are a method's parameters those of a function over spans, then the adjoint, then what receives the sums?</summary>
    private static bool FitsGradient(IMethodSymbol method, IMethodSymbol primal)
    {
        var count = primal.Parameters.Length;
        return primal is { IsStatic: true, IsGenericMethod: false } && NamedMethods.IsReal(primal.ReturnType) && primal.Parameters.Any(IsRealTable)
            && method.Parameters.Length == count + 2
            && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
            && primal.Parameters.Zip(method.Parameters, static (own, given) => own.HasAttribute(KernelAttributes.Uniform)
                ? Same(own.Type, given.Type)
                : given.Type.TableElement() is { } element && Same(own.Type, element)).All(static fits => fits)
            && method.Parameters[count].Type.TableElement() is { } adjoint && Same(adjoint, primal.ReturnType)
            && method.Parameters[count + 1].Type is INamedTypeSymbol { Name: "Span", Arity: 1 } destination
            && Same(destination.ArrayElement()!, primal.ReturnType);
    }

    private static string GradientTypes(IMethodSymbol primal) => string.Join(", ", primal.Parameters
        .Select(static parameter => parameter.HasAttribute(KernelAttributes.Uniform) ? parameter.Type.Display() : $"ReadOnlySpan<{parameter.Type.Display()}>")
        .Append($"ReadOnlySpan<{primal.ReturnType.Display()}>")
        .Append($"Span<{primal.ReturnType.Display()}>"));
}
