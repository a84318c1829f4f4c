using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.CodeFixes;

/// <summary>KRN001: makes the type partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("KRN001");

    private protected override string TitleOf(Diagnostic diagnostic, SyntaxNode root) => NotPartial(diagnostic, root) switch
    {
        { Length: 1 } types => $"Make '{types[0].Identifier.Text}' partial, so that the forms of its kernels can be generated beside them",
        var types => $"Make '{types[0].Identifier.Text}' and the types around it partial, so that the forms of its kernels can be generated beside them",
    };

    private protected override Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation) =>
        Task.FromResult(root.ReplaceNodes(
            diagnostics.SelectMany(diagnostic => NotPartial(diagnostic, root)).Distinct(),
            static (_, type) => MakePartial(type)));

    /// <summary>From the type that the diagnostic names outwards.</summary>
    private static TypeDeclarationSyntax[] NotPartial(Diagnostic diagnostic, SyntaxNode root) =>
    [
        .. root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)),
    ];

    /// <summary>The word stands last among the modifiers, as C# wants it.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
            return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));

        var keyword = type.Keyword;
        return (TypeDeclarationSyntax)type
            .WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(keyword.LeadingTrivia)));
    }
}
