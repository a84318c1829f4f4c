using Kernels.Generators.Bodies;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Parsing;
using Kernels.Generators.Passes;
using Kernels.Site.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Functions;

/// <summary>A function that is written as scalar C#.</summary>
/// <param name="Table">The class that it stands in.</param>
/// <param name="Type">The type of its arguments.</param>
/// <param name="Text">What it computes, without calls of other methods of the class.</param>
internal sealed record ScalarFunction(string Table, string Name, ScalarType Type, string Text);

/// <summary>Reads functions that are written as scalar C#, with the parser that reads kernels.</summary>
internal static class ScalarFunctions
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>The public methods of the sources, in their order. What these call of the others is part of them.</summary>
    public static IReadOnlyList<ScalarFunction> Parse(IReadOnlyList<SiteFile> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Functions",
            sources.Append(new SiteFile("", "global using System;")).Select(static source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)),
            KernelLibrary.References().Add(MetadataReference.CreateFromFile(typeof(KernelMath).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());

        return
        [
            .. from tree in compilation.SyntaxTrees
               let model = compilation.GetSemanticModel(tree)
               from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               let method = model.GetDeclaredSymbol(declaration)!
               where method.DeclaredAccessibility == Accessibility.Public
               select Parse(method, model),
        ];
    }

    private static ScalarFunction Parse(IMethodSymbol method, SemanticModel model)
    {
        var type = method.Parameters[0].Type.ToScalarType()!.Value;
        var diagnostics = new List<DiagnosticInfo>();
        var parsed = new ClosureParser(method, type.Bits(), model, diagnostics, CancellationToken.None).Parse();
        if (parsed is not { } closure)
            throw new InvalidOperationException(string.Join('\n', diagnostics.Select(diagnostic => diagnostic.ToDiagnostic(model.Compilation))));

        var function = Trim.Run(Inline.Run(Trim.Run(closure.Body), closure.Callees.Select(Trim.Run))) with { Key = method.Name };
        return new ScalarFunction(method.ContainingType.Name, method.Name, type, BodyText.Write(function, [])!);
    }
}
