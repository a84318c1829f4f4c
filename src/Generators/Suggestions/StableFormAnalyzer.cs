using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generators.Suggestions;

/// <summary>
/// Reports the formulas of <see cref="StableForms"/> in kernels and in what they call, with the call that replaces them. A method
/// is looked at only if it names one of their functions, so that it costs next to nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StableFormAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic with the call; its other places are those of the call's arguments.</summary>
    private const string Template = "Template";

    /// <summary>The property of a diagnostic with the function that is called.</summary>
    private const string Function = "Function";

    /// <summary>The property of a diagnostic with what is wrong with the formula.</summary>
    private const string Fault = "Fault";

    private static readonly HashSet<string> OuterFunctions = [.. StableForms.All.SelectMany(static form => form.Outer)];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnstableForm);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KernelAttributes.Vectorize) is null)
                return;
            var reach = new KernelReach(start.Compilation);
            start.RegisterSyntaxNodeAction(node => Analyze(node, reach), SyntaxKind.MethodDeclaration);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KernelReach reach)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (!declaration.DescendantNodes().Any(IsOuterCall)
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method
            || context.SemanticModel.GetOperation(declaration, context.CancellationToken) is not { } body)
        {
            return;
        }

        bool? isReached = null;
        Visit(body);

        void Visit(IOperation operation)
        {
            if (Find(operation, method) is not var (form, replacement)
                || operation.ConstantValue.HasValue
                || !(isReached ??= reach.Contains(method, context.CancellationToken)))
            {
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                return;
            }

            context.ReportDiagnostic(ToDiagnostic(operation, form, replacement));
            foreach (var operand in replacement.Operands)
                Visit(operand.Value);
        }
    }

    private static bool IsOuterCall(SyntaxNode node) => node is InvocationExpressionSyntax call && call.Expression switch
    {
        MemberAccessExpressionSyntax access => OuterFunctions.Contains(access.Name.Identifier.ValueText),
        IdentifierNameSyntax name => OuterFunctions.Contains(name.Identifier.ValueText),
        _ => false,
    };

    private static (StableForm Form, Replacement Replacement)? Find(IOperation operation, IMethodSymbol method)
    {
        if (!NamedMethods.IsReal(operation.Type) || operation.IsImplicit)
            return null;
        foreach (var form in StableForms.All)
        {
            if (form.Match(operation) is { } replacement && (replacement.Function.HasCorrectlyRounded || !OptionsParser.RoundsFunctions(method)))
                return (form, replacement);
        }

        return null;
    }

    private static Diagnostic ToDiagnostic(IOperation formula, StableForm form, Replacement replacement)
    {
        var type = formula.Type.ToScalarType()!;
        return Diagnostic.Create(
            Descriptors.UnstableForm,
            formula.Syntax.GetLocation(),
            replacement.Operands.Select(static operand => operand.Value.Syntax.GetLocation()),
            ImmutableDictionary<string, string?>.Empty
                .Add(Template, replacement.Template(type))
                .Add(Function, replacement.Function.Name)
                .Add(Fault, form.Fault),
            form.Fault,
            replacement.Display(type));
    }
}
