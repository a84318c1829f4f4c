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
        var compilation = Compile("Functions", sources.Select(static source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)));
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

    /// <summary>Sources, with the runtime and what a project has by default.</summary>
    /// <param name="assembly">The assembly's name, by which it may see what is internal in the runtime.</param>
    /// <param name="trees">The sources.</param>
    /// <exception cref="InvalidOperationException">They do not compile.</exception>
    public static CSharpCompilation Compile(string assembly, IEnumerable<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            trees.Append(CSharpSyntaxTree.ParseText("global using System;", ParseOptions)),
            KernelLibrary.References().Add(MetadataReference.CreateFromFile(typeof(KernelMath).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        if (compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());
        return compilation;
    }

    /// <summary>A method and those that it calls, as the parser reads them.</summary>
    /// <exception cref="InvalidOperationException">It is no body of a kernel.</exception>
    public static (Function Body, IReadOnlyList<Function> Callees) Read(IMethodSymbol method, SemanticModel model)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var parsed = new ClosureParser(method, method.Parameters[0].Type.ToScalarType()!.Bits, model, diagnostics, CancellationToken.None).Parse();
        return parsed is { } closure
            ? (closure.Body, closure.Callees)
            : throw new InvalidOperationException(string.Join('\n',
                diagnostics.Select(diagnostic => diagnostic.ToDiagnostic(model.Compilation)).Prepend<object>(method)));
    }

    private static ScalarFunction Parse(IMethodSymbol method, SemanticModel model)
    {
        var (body, callees) = Read(method, model);
        var function = Trim.Run(Inline.Run(Trim.Run(body), callees.Select(Trim.Run))) with { Key = method.Name };
        return new ScalarFunction(method.ContainingType.Name, method.Name, method.Parameters[0].Type.ToScalarType()!, BodyText.Write(function, [])!);
    }
}
