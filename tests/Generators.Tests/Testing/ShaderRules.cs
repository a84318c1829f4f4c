using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generators.Tests.Testing;

/// <summary>
/// What ComputeSharp's own generator and analyzers refuse in a shader, as far as a generated one could have it. The names of
/// the rules are ComputeSharp's.
/// </summary>
internal static class ShaderRules
{
    private static readonly Dictionary<string, SyntaxKind[]> Refused = new()
    {
        ["CMPS0010"] = [SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.ArrayCreationExpression],
        ["CMPS0011"] = [SyntaxKind.AnonymousObjectCreationExpression],
        ["CMPS0014"] = [SyntaxKind.CheckedExpression, SyntaxKind.UncheckedExpression],
        ["CMPS0015"] = [SyntaxKind.CheckedStatement, SyntaxKind.UncheckedStatement],
        ["CMPS0016"] = [SyntaxKind.FixedStatement],
        ["CMPS0017"] = [SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement],
        ["CMPS0020"] = [SyntaxKind.RangeExpression],
        ["CMPS0021"] = [SyntaxKind.RecursivePattern],
        ["CMPS0022"] = [SyntaxKind.RefType],
        ["CMPS0023"] = [SyntaxKind.RelationalPattern],
        ["CMPS0024"] = [SyntaxKind.SizeOfExpression],
        ["CMPS0025"] = [SyntaxKind.StackAllocArrayCreationExpression],
        ["CMPS0026"] = [SyntaxKind.ThrowExpression, SyntaxKind.ThrowStatement],
        ["CMPS0027"] = [SyntaxKind.TryStatement],
        ["CMPS0028"] = [SyntaxKind.TupleType],
        ["CMPS0029"] = [SyntaxKind.UsingStatement],
        ["CMPS0034"] = [SyntaxKind.UnsafeStatement],
        ["CMPS0036"] = [SyntaxKind.StringLiteralExpression],
        ["CMPS0059"] = [SyntaxKind.ArrayInitializerExpression, SyntaxKind.ObjectInitializerExpression, SyntaxKind.CollectionInitializerExpression],
        ["CMPS0060"] = [SyntaxKind.CollectionExpression],
    };

    private static readonly SpecialType[] Numbers =
    [
        SpecialType.System_Boolean, SpecialType.System_Int32, SpecialType.System_UInt32, SpecialType.System_Single, SpecialType.System_Double,
    ];

    /// <summary>The shaders of a project's generated files.</summary>
    public static IEnumerable<StructDeclarationSyntax> ShadersOf(GeneratorRun run) => run.Output.SyntaxTrees
        .Except(run.Input.SyntaxTrees)
        .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<StructDeclarationSyntax>())
        .Where(static type => type.BaseList?.Types.Any(static item => item.ToString().Contains("ComputeShader", StringComparison.Ordinal)) == true);

    /// <summary>The rules that a shader breaks, each with the place.</summary>
    public static IEnumerable<string> BrokenBy(StructDeclarationSyntax shader, Compilation project)
    {
        var model = project.GetSemanticModel(shader.SyntaxTree);
        var symbol = model.GetDeclaredSymbol(shader)!;
        var functions = shader.Members.OfType<MethodDeclarationSyntax>().Where(static method => method.ExplicitInterfaceSpecifier is null).ToList();
        return OfType(symbol, functions, model)
            .Concat(functions.SelectMany(static function => function.DescendantNodes().Prepend(function)).SelectMany(node => OfNode(node, symbol, model)))
            .Select(rule => $"{rule} in {symbol.ToDisplayString()}");
    }

    private static IEnumerable<string> OfType(INamedTypeSymbol shader, IReadOnlyList<MethodDeclarationSyntax> functions, SemanticModel model)
    {
        var attributes = shader.GetAttributes().Select(static attribute => attribute.AttributeClass!.Name).ToHashSet();
        var fields = shader.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).Select(static field => field.Type).ToList();
        if (!fields.OfType<INamedTypeSymbol>().Any(static type => type.IsGenericType))
            yield return "CMPS0005: no buffer";
        if (!attributes.Contains("ThreadGroupSizeAttribute"))
            yield return "CMPS0047: no [ThreadGroupSize]";
        if (!shader.IsReadOnly)
            yield return "CMPS0057: not readonly";
        if (fields.Any(static type => !IsNumber(type) && type is not INamedTypeSymbol { Name: "ReadOnlyBuffer" or "ReadWriteBuffer" }))
            yield return "CMPS0001: a field of another type";

        var hasDouble = fields.Concat(fields.OfType<INamedTypeSymbol>().SelectMany(static type => type.TypeArguments))
            .Concat(functions.SelectMany(static function => function.DescendantNodes()).OfType<ExpressionSyntax>().Select(node => model.GetTypeInfo(node).Type))
            .Any(static type => type?.SpecialType == SpecialType.System_Double);
        if (hasDouble != attributes.Contains("RequiresDoublePrecisionSupportAttribute"))
            yield return hasDouble ? "CMPS0064: double without [RequiresDoublePrecisionSupport]" : "CMPS0065: [RequiresDoublePrecisionSupport] without double";
    }

    private static IEnumerable<string> OfNode(SyntaxNode node, INamedTypeSymbol shader, SemanticModel model)
    {
        foreach (var (rule, _) in Refused.Where(rule => rule.Value.Contains(node.Kind())))
            yield return $"{rule}: {node}";
        switch (node)
        {
            case LocalDeclarationStatementSyntax local when !local.UsingKeyword.IsKind(SyntaxKind.None):
                yield return $"CMPS0029: {node}";
                break;
            case ThisExpressionSyntax when node.Parent is not MemberAccessExpressionSyntax:
                yield return $"CMPS0062: {node}";
                break;
            case InvocationExpressionSyntax when model.GetSymbolInfo(node).Symbol is IMethodSymbol method && !IsKnown(method.ContainingType, shader):
                yield return $"{(method.ContainingType.Name is "Math" or "MathF" ? "CMPS0063" : "CMPS0049")}: {node}";
                break;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "ThreadIds" or "DispatchSize" } type }
                when node.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text != "Execute":
                yield return $"{(type.Identifier.Text == "ThreadIds" ? "CMPS0006" : "CMPS0039")}: {node}";
                break;
            case TypeSyntax when model.GetSymbolInfo(node).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Struct } used
                && used.SpecialType != SpecialType.System_Void && !IsNumber(used):
                yield return $"CMPS0050: {node}";
                break;
        }
    }

    private static bool IsKnown(INamedTypeSymbol type, INamedTypeSymbol shader) =>
        type.ToDisplayString() == "ComputeSharp.Hlsl" || SymbolEqualityComparer.Default.Equals(type, shader);

    private static bool IsNumber(ITypeSymbol type) => Numbers.Contains(type.SpecialType);
}
