using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kernels.CodeFixes;

/// <summary>
/// A fix that treats all diagnostics of a file in one go, be it one or as many as there are. It is not offered where it would change
/// nothing.
/// </summary>
public abstract class KernelFix : CodeFixProvider
{
    private readonly FixAllInFiles fixAll;

    private protected KernelFix() => fixAll = new FixAllInFiles(this);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var one = ImmutableArray.Create(diagnostic);
            if (root.IsEquivalentTo(await FixAsync(context.Document, root, one, context.CancellationToken).ConfigureAwait(false)))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(TitleOf(diagnostic, root), cancellation => ApplyAsync(context.Document, one, cancellation), KeyOf(diagnostic)),
                diagnostic);
        }
    }

    /// <summary>What the fix does and why.</summary>
    private protected abstract string TitleOf(Diagnostic diagnostic, SyntaxNode root);

    /// <summary>The diagnostics with one key are fixed together.</summary>
    private protected virtual string KeyOf(Diagnostic diagnostic) => diagnostic.Id;

    private protected abstract Task<SyntaxNode> FixAsync(
        Document document, SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is null ? document : document.WithSyntaxRoot(await FixAsync(document, root, diagnostics, cancellation).ConfigureAwait(false));
    }

    private sealed class FixAllInFiles(KernelFix fix) : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
            await fix.ApplyAsync(
                document,
                diagnostics.Where(diagnostic => fix.KeyOf(diagnostic) == fixAllContext.CodeActionEquivalenceKey).ToImmutableArray(),
                fixAllContext.CancellationToken).ConfigureAwait(false);
    }
}
