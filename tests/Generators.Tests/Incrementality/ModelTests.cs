using System.Collections;
using System.Reflection;
using Kernels.Generators;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Kernels.Generators.Tests.Incrementality;

/// <summary>
/// What crosses the cache boundary: values without Roslyn's symbols, syntax and compilations, which would keep whole
/// projects in memory and never be equal.
/// </summary>
public class ModelTests
{
    private static readonly Type[] AllowedInDiagnostics = [typeof(TextSpan), typeof(LinePositionSpan), typeof(DiagnosticDescriptor)];

    [Theory]
    [InlineData(typeof(KernelModel))]
    [InlineData(typeof(CompiledKernel))]
    [InlineData(typeof(KernelFile))]
    [InlineData(typeof(DiagnosticInfo))]
    [InlineData(typeof(ParseResult))]
    public void The_types_of_the_pipeline_hold_nothing_of_roslyn(Type root)
    {
        var seen = new HashSet<Type>();
        Walk(root, root.Name, seen);
        Assert.Contains(typeof(string), seen);
    }

    [Fact]
    public void The_walk_reaches_every_node_of_the_expression_tree()
    {
        var seen = new HashSet<Type>();
        Walk(typeof(KernelModel), nameof(KernelModel), seen);
        var nodes = typeof(KernelModel).Assembly.GetTypes()
            .Where(static type => typeof(Expressions.Expr).IsAssignableFrom(type));
        Assert.All(nodes, node => Assert.Contains(node, seen));
    }

    [Fact]
    public void The_rules_of_the_table_of_functions_hold_nothing() =>
        Assert.All(
            Expressions.MathFunctions.All
                .SelectMany(static function => new Delegate?[] { function.Partials, function.Value, function.Meaning, function.ChangesAt })
                .OfType<Delegate>(),
            static rule => Assert.Empty(rule.Target!.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)));

    [Fact]
    public void A_walk_that_meets_a_symbol_fails() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => Walk(typeof(HoldsASymbol), "root", []));

    [Fact]
    public void Two_parses_of_the_same_source_give_equal_models()
    {
        const string Source = """
            using System;
            using Kernels;
            public static partial class K
            {
                /// <summary>Text.</summary>
                [Vectorize]
                public static float F(float x, [Uniform] float u)
                {
                    if (x > u)
                        return MathF.Exp(x) * float.NaN;
                    return G(x) switch { < 0f => -0f, _ => 1f };
                }

                private static float G(float x) => x * 3f;
            }
            """;
        var (first, second) = (ModelOf(Source), ModelOf(Source));
        Assert.NotNull(first.Body);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, ModelOf(Source.Replace("3f", "4f", StringComparison.Ordinal)));
        Assert.NotEqual(first, ModelOf(Source.Replace("-0f", "0f", StringComparison.Ordinal)));
        Assert.NotEqual(first, ModelOf(Source.Replace("Text", "Other text", StringComparison.Ordinal)));
    }

    private static KernelModel ModelOf(string source) =>
        Assert.Single(new IncrementalDriver(source).Changed<KernelModel>(TrackingNames.Kernels));

    private static void Walk(Type type, string path, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        if (type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
        {
            Assert.True(AllowedInDiagnostics.Contains(type), $"{path} is a {type}");
            return;
        }

        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
            return;
        if (type == typeof(Expressions.Partials))
            return; // the rules of a table that is the same for all models; the test above looks at what they hold
        Assert.False(type == typeof(object), $"{path} can hold anything");
        foreach (var argument in type.GetGenericArguments())
            Walk(argument, path, seen);
        if (type.IsArray)
            Walk(type.GetElementType()!, path, seen);
        if (type.Assembly != typeof(KernelModel).Assembly && type.Assembly != typeof(ModelTests).Assembly)
        {
            Assert.True(type.Namespace!.StartsWith("System", StringComparison.Ordinal), $"{path} is a {type}");
            Assert.False(typeof(IDictionary).IsAssignableFrom(type), $"{path} is compared by reference");
            return;
        }

        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.FieldType, $"{path}.{field.Name}", seen);
        }

        foreach (var derived in type.Assembly.GetTypes().Where(candidate => candidate.BaseType == type))
            Walk(derived, path, seen);
    }

    private sealed record HoldsASymbol(ISymbol Symbol);
}
