using Kernels.Site.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Pages;

/// <summary>The readable core of a kernel's generated file: what repeats for other widths, and documentation, is left out.</summary>
internal sealed class KernelCode
{
    private readonly string name;
    private readonly List<MemberDeclarationSyntax> members;

    public KernelCode(DescribedKernel kernel)
    {
        name = kernel.Model.Name;
        var root = CSharpSyntaxTree.ParseText(kernel.Generated, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        var type = root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Last(type => type.Parent is not StructDeclarationSyntax && type is not StructDeclarationSyntax);
        members = [.. type.Members];
    }

    /// <summary>The overload over spans and its choice of a width, the body on vectors of 512 bits, and the loop that runs it.</summary>
    public string Simd => Join([.. Methods(IsSpanForm), .. Named("Loop"), .. Methods(IsWideForm), .. Named("512")]);

    /// <summary>The body on vectors of 512 bits.</summary>
    public string Wide => Join(Methods(IsWideForm));

    /// <summary>The scalar body of a derivative.</summary>
    public string Scalar => Join(Methods(method => method.Identifier.ValueText == name && method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && method.ReturnType.ToString() != "void"));

    /// <summary>OpenCL C.</summary>
    public string OpenCL => members.OfType<FieldDeclarationSyntax>()
        .SelectMany(static declaration => declaration.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .Select(static literal => literal.Token.ValueText)
        .First(static text => text.Contains("__kernel", StringComparison.Ordinal));

    /// <summary>The source of the shader.</summary>
    public string Hlsl => Shader.Members.OfType<FieldDeclarationSyntax>()
        .SelectMany(static declaration => declaration.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .Select(static literal => literal.Token.ValueText)
        .First(static text => text.Contains("numthreads", StringComparison.Ordinal));

    /// <summary>The shader as a struct for ComputeSharp, without the descriptor that holds the HLSL.</summary>
    public string ComputeSharp
    {
        get
        {
            var header = $"{Shader.Modifiers} struct {Shader.Identifier} {Shader.BaseList}";
            var fields = Shader.Members.OfType<FieldDeclarationSyntax>().Where(static declaration =>
                !declaration.Modifiers.Any(SyntaxKind.ConstKeyword)).Select(static declaration => MethodText.Of(declaration));
            var rest = Shader.Members.Where(static member =>
                member is ConstructorDeclarationSyntax or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null });
            var body = string.Join("\n\n", rest.Select(static member => MethodText.Of(member)).Prepend(string.Join('\n', fields)));
            return $"{header}\n{{\n{Indent(body)}\n}}";
        }
    }

    private StructDeclarationSyntax Shader => members.OfType<StructDeclarationSyntax>().Single();

    /// <summary>The overload over spans itself, and not the declaration that carries the body as data.</summary>
    private bool IsSpanForm(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == name && method.Body is not null && method.ReturnType.ToString() == "void"
        && method.ParameterList.Parameters.Any(static parameter => $"{parameter.Type}".StartsWith("ReadOnlySpan<", StringComparison.Ordinal));

    private bool IsWideForm(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == name && method.ReturnType.ToString().Contains("Vector512<", StringComparison.Ordinal);

    private IEnumerable<MethodDeclarationSyntax> Methods(Func<MethodDeclarationSyntax, bool> isWanted) =>
        members.OfType<MethodDeclarationSyntax>().Where(isWanted);

    private IEnumerable<MethodDeclarationSyntax> Named(string suffix) => Methods(method => method.Identifier.ValueText == name + suffix);

    private static string Join(IEnumerable<MethodDeclarationSyntax> methods) => string.Join("\n\n", methods.Select(static method => MethodText.Of(method)));

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Length > 0 ? $"    {line}" : line));
}
