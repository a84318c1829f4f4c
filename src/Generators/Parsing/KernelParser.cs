using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Parsing;

/// <summary>From an attributed method to its model: checks the signature, then hands the body on.</summary>
internal sealed partial class KernelParser
{
    /// <summary>The kind of C# 14's <c>extension(…) { }</c>, which the oldest compiler that we serve has no name for.</summary>
    private const SyntaxKind ExtensionBlock = (SyntaxKind)9079;

    private readonly IMethodSymbol method;
    private readonly SyntaxNode declaration;
    private readonly GeneratorAttributeSyntaxContext context;
    private readonly CancellationToken cancellation;
    private readonly List<DiagnosticInfo> diagnostics = [];

    private KernelParser(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        method = (IMethodSymbol)context.TargetSymbol;
        declaration = context.TargetNode;
        this.context = context;
        this.cancellation = cancellation;
    }

    private SyntaxToken NameToken => declaration switch
    {
        MethodDeclarationSyntax syntax => syntax.Identifier,
        LocalFunctionStatementSyntax syntax => syntax.Identifier,
        AccessorDeclarationSyntax syntax => syntax.Keyword,
        OperatorDeclarationSyntax syntax => syntax.OperatorToken,
        ConversionOperatorDeclarationSyntax syntax => syntax.OperatorKeyword,
        _ => declaration.GetFirstToken(),
    };

    private AttributeData? VectorizeAttribute => method.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass.Is(KernelAttributes.Vectorize));

    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var parser = new KernelParser(context, cancellation);
        try
        {
            var kernel = parser.ParseKernel();
            return new ParseResult(kernel, [.. parser.diagnostics]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The last line of defence: a compiler must not lose all output to one kernel.
            parser.Report(
                Descriptors.InternalError, parser.NameToken.GetLocation(), parser.method.Name, exception.GetType().Name);
            return new ParseResult(null, [.. parser.diagnostics]);
        }
    }

    /// <summary>Reports a derivative that is not also marked as a kernel, and so would not be written.</summary>
    public static EquatableArray<DiagnosticInfo> ParseWithoutVectorize(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.HasAttribute(KernelAttributes.Vectorize)
            || ((MethodDeclarationSyntax)context.TargetNode).AttributeLists.Any(static list => list.ContainsDiagnostics)
            ? []
            : [DiagnosticInfo.Create(
                Descriptors.InvalidDerivative,
                context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? context.TargetNode.GetLocation(),
                context.TargetSymbol.Name,
                context.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string ?? "it",
                "add [Vectorize], for a derivative is a kernel too")];

    private KernelModel? ParseKernel()
    {
        if (IsHalfTyped() || !CheckDeclaration())
            return null;

        if (ClosureParser.IsDerivative(method) && method.ReturnsVoid)
            return ParseTableGradient();
        var signature = SignatureParser.Parse(method, declaration, NameToken, diagnostics);
        if (signature is null)
            return null;

        var optionsParser = new OptionsParser(method, VectorizeAttribute, signature, context.SemanticModel.Compilation, diagnostics, cancellation);
        var options = optionsParser.Parse();
        if (!HasRoomFor(MembersWith(options).Always) || !HasFormsOfItsOwn(MembersWith(options)))
            return null;

        var parser = new ClosureParser(method, signature.LaneBits, context.SemanticModel, diagnostics, cancellation);
        var closure = parser.Parse();
        if (closure is { } known)
            options = optionsParser.CheckTargets(options with
            {
                Gpu = [.. WithRoomForTypes(parser.OnGpu(GpuTargets.Of(options), known)).Select(static target => target.Memory)],
            });
        if (options.Gpu.Count > 0)
            parser.ReportThrowsOnGpu([.. signature.Results.Select(static result => result.Type)]);
        var container = ContainerParser.Parse(method, (MethodDeclarationSyntax)declaration, context.SemanticModel);
        if (!HasRoomFor(MembersWith(options).Optional.Concat(MembersWith(options).Texts(container))))
            return null;

        return new KernelModel(
            container,
            method.Name,
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            DocumentationReader.Read(declaration),
            signature.Parameters,
            signature.Results,
            closure?.Body,
            closure?.Callees ?? [],
            options,
            ClosureParser.IsDerivative(method) && HasAccessibility()
                ? PartialDeclarationOf((MethodDeclarationSyntax)declaration, method, parser.ThrowingCall)
                : null);

        GeneratedMembers MembersWith(KernelOptions wanted) => new(method.Name, signature.Parameters, signature.Results, wanted);
    }

    /// <summary>
    /// Does no overload that is declared before it have the same forms? Elements that differ in size may have the same lanes, a
    /// <c>byte</c> and an <c>int</c>; and a table is a span as the elements of a parameter are.
    /// </summary>
    private bool HasFormsOfItsOwn(GeneratedMembers members)
    {
        foreach (var form in new[] { members.Map(KernelMemory.Spans), members.Vector(VectorWidth.All[0]) })
        {
            if (MemberRoom.EarlierWithForm(method, form) is { } earlier)
                return Report(Descriptors.SameForm, NameToken.GetLocation(), method.Display(), form.Display, earlier.Display());
        }

        return true;
    }

    private bool HasRoomFor(IEnumerable<GeneratedMember> members) =>
        MemberRoom.FirstTaken(method, members) is not { } taken
        || Report(Descriptors.MemberExists, NameToken.GetLocation(), taken.Display, method.Name);

    /// <summary>Without the targets that add types where C# allows none.</summary>
    private IEnumerable<GpuTarget> WithRoomForTypes(IReadOnlyList<GpuTarget> targets)
    {
        var variant = declaration.Ancestors().OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.TypeParameterList?.Parameters ?? [])
            .FirstOrDefault(static parameter => !parameter.VarianceKeyword.IsKind(SyntaxKind.None));
        return targets.Where(target => variant is null || !target.AddsTypes || Report(
            target.NoForm, variant.GetLocation(), $"The type parameter '{variant.Identifier.Text}'", method.Name,
            "C# has no struct in an interface with variance"));
    }

    /// <summary>
    /// Does the parser report an error in what the generated members repeat: the method's header, its types, their
    /// namespace? What the rest means is a guess then.
    /// </summary>
    private bool IsHalfTyped() =>
        method.ContainingType.IsImplicitClass
        || (declaration is LocalFunctionStatementSyntax && declaration.SyntaxTree.GetRoot(cancellation).ContainsDiagnostics)
        || declaration.AncestorsAndSelf().Any(static node => node switch
        {
            MethodDeclarationSyntax or TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax => node.ChildNodesAndTokens()
                .TakeWhile(static part => !part.IsKind(SyntaxKind.OpenBraceToken))
                .Any(static part => part.ContainsDiagnostics
                    && part.AsNode() is not (MemberDeclarationSyntax or BlockSyntax or ArrowExpressionClauseSyntax)),
            _ => false,
        });

    /// <summary>Is it a static method with a body in a partial type?</summary>
    private bool CheckDeclaration()
    {
        var name = NameToken.GetLocation();
        if (declaration is ConstructorDeclarationSyntax or DestructorDeclarationSyntax)
            return false; // mostly a method whose return type is still to be typed; the compiler reports it
        if (declaration is not MethodDeclarationSyntax syntax)
        {
            return Report(
                Descriptors.UnsupportedConstruct, name,
                declaration switch
                {
                    LocalFunctionStatementSyntax => "A local function",
                    AccessorDeclarationSyntax => "An accessor",
                    _ => "An operator",
                },
                "[Vectorize] goes on a static method of a partial type");
        }

        if (declaration.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(static type => type.IsKind(ExtensionBlock)) is { } extension)
        {
            return Report(
                Descriptors.UnsupportedConstruct, extension.Keyword.GetLocation(), "An extension block",
                "declare the kernel beside it, as a static method of the type");
        }

        if (method.Name == method.ContainingType.Name && method.ContainingType.TypeKind != TypeKind.Interface)
            return false; // the compiler reports it, and would for each form
        if (HasEarlierTwin())
            return false; // the compiler reports it; two files of one name would cost all output
        if (!method.IsStatic)
            return Report(Descriptors.NotStatic, name, method.Name);
        if (method.IsGenericMethod)
            return Report(Descriptors.UnsupportedConstruct, name, "A generic method", "write one kernel for each element type");
        if (method.FindAttribute(KernelAttributes.DerivativeOf) is { } derivative && !ClosureParser.IsDerivative(method))
        {
            return Report(
                Descriptors.InvalidDerivative, name, method.Name,
                derivative.ConstructorArguments.FirstOrDefault().Value as string ?? "it",
                "declare it 'static partial' and without a body, which the generator writes");
        }

        if (syntax.Body is null && syntax.ExpressionBody is null && !ClosureParser.IsDerivative(method))
        {
            // A body that is still to be typed is the compiler's to report.
            if (method.PartialImplementationPart is not null)
                return Report(Descriptors.UnsupportedConstruct, name, "[Vectorize] on a declaration", "put it on the part of the method that has the body");
            if (method.IsExtern || method.IsPartialDefinition || method.IsAbstract)
                Report(Descriptors.UnsupportedConstruct, name, "A method without a body", "the kernel is generated from it");
            return false;
        }

        if (method.IsAsync)
            return Report(Descriptors.UnsupportedConstruct, name, "An async method", "a kernel computes its result at once");

        foreach (var type in declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                return Report(Descriptors.TypeNotPartial, type.Identifier.GetLocation(), type.Identifier.Text, method.Name);
            if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                return Report(
                    Descriptors.UnsupportedConstruct, type.Identifier.GetLocation(), "A file-local type",
                    "the generated forms live in another file; make the type internal");
            }
        }

        return true;
    }

    /// <summary>
    /// Without it a partial method cannot return anything, which the compiler reports; a second part would only repeat
    /// that.
    /// </summary>
    private bool HasAccessibility() => ((MethodDeclarationSyntax)declaration).Modifiers
        .Any(static modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));

    /// <summary>The modifiers that both parts of a partial method repeat.</summary>
    private static PartialDeclaration PartialDeclarationOf(MethodDeclarationSyntax syntax, IMethodSymbol method, string? throwingCall) => new(
        string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text).Distinct()),
        method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        syntax.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true,
        throwingCall);

    /// <summary>Is the same method declared above, as when a copy is still to be renamed?</summary>
    private bool HasEarlierTwin() => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .TakeWhile(other => !IsSame(other, method) && !IsSame(other.PartialImplementationPart, method))
        .Any(other => other.Arity == method.Arity && other.Parameters.Length == method.Parameters.Length
            && other.Parameters.Zip(method.Parameters, static (x, y) => IsSame(x.Type, y.Type) && x.RefKind == y.RefKind).All(static same => same));

    private static bool IsSame(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>Reports and returns false, so that a check can end in it.</summary>
    private bool Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        diagnostics.Add(DiagnosticInfo.Create(descriptor, location, arguments));
        return false;
    }
}
