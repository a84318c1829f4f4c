using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>The derivative by the numbers of a table, which is declared over spans.</summary>
internal sealed partial class KernelParser
{
    /// <summary>The properties of <c>[Vectorize]</c> that mean something for it.</summary>
    private static readonly string[] GradientOptions = ["Parallel", "Unroll", "Gpu"];

    private KernelModel? ParseTableGradient()
    {
        var elements = method.Parameters.Select(static parameter => (parameter.Type.ArrayElement() ?? parameter.Type).ToElementType()).ToList();
        var laneBits = ElementTypes.LaneBits(elements.Where(static element => element is not null).Select(static element => element!));
        var parser = new ClosureParser(method, laneBits, context.SemanticModel, diagnostics, cancellation);
        var closure = parser.Parse();
        if (elements.Count < 2 || elements.Contains(null))
            return null; // reported: the parameters are not those of the function

        // Where the function is not known, the body throws, and its parameters may be of any kind.
        var primal = parser.Request?.Primal;
        var parameters = method.Parameters.Take(method.Parameters.Length - 1).Select((parameter, i) =>
        {
            var isTable = primal is not null && i < primal.Parameters.Length && primal.Parameters[i].HasAttribute(KernelAttributes.Uniform)
                && parameter.Type.TableElement() is not null;
            return new KernelParameter(elements[i]!, parameter.Name, isTable || parameter.Type.ArrayElement() is null) { IsTable = isTable };
        }).ToEquatableArray();
        if (parameters.All(static parameter => parameter.IsUniform))
            return null; // no kernel, which is reported where it is declared

        EquatableArray<KernelResult> results = [new KernelResult(elements[elements.Count - 1]!, null)];
        var destination = method.Parameters[parameters.Count];
        var table = primal is null
            ? null
            : method.Parameters[primal.Parameters.IndexOf(primal.Parameters.First(parameter => parameter.Name == parser.Request!.Table))];
        var gradient = new TableGradient(table?.Name ?? "", destination.Name);
        var options = new OptionsParser(method, VectorizeAttribute, new Signature(parameters, results, laneBits),
            context.SemanticModel.Compilation, diagnostics, cancellation).Parse();
        CheckGradientOptions(table, primal?.Name ?? "");
        if (options.Parallel && !HasRoomFor([TableGradient.WithOptions(gradient.Member(method.Name, parameters, results))]))
            return null;

        return new KernelModel(
            ContainerParser.Parse(method, (MethodDeclarationSyntax)declaration, context.SemanticModel),
            method.Name,
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            DocumentationReader.Read(declaration),
            parameters,
            results,
            closure?.Body,
            closure?.Callees ?? [],
            KernelOptions.None with { Unroll = options.Unroll, Parallel = options.Parallel },
            PartialDeclarationOf((MethodDeclarationSyntax)declaration, method, parser.ThrowingCall))
        {
            Gradient = gradient,
        };
    }

    private void CheckGradientOptions(IParameterSymbol? table, string function)
    {
        foreach (var option in VectorizeAttribute!.NamedArguments)
        {
            if (!GradientOptions.Contains(option.Key))
                Report(Descriptors.InvalidDerivative, NameToken.GetLocation(), method.Name, function,
                    $"by the numbers of a table it is a sum, for which '{option.Key}' means nothing: leave it out");
            if (option is { Key: "Gpu", Value.Value: true } && table is not null)
                Report(
                    Descriptors.NoGpuForm, table.Locations[0], $"'{table.Name}'", method.Name, "the sums of such a derivative are computed by the processor alone");
        }
    }
}
