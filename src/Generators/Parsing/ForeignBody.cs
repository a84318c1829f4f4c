using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>The body that a kernel brings along with its assembly.</summary>
internal static class ForeignBody
{
    /// <summary>The text of the body; null where there is none.</summary>
    public static string? TextOf(IMethodSymbol kernel) => kernel.ContainingType.GetMembers(kernel.Name)
        .OfType<IMethodSymbol>()
        .Where(member => IsSpanForm(member, kernel))
        .SelectMany(static member => member.GetAttributes())
        .Where(static attribute => attribute.AttributeClass.Is(KernelAttributes.KernelBody) && attribute.ConstructorArguments.Length == 1)
        .Select(static attribute => attribute.ConstructorArguments[0].Value as string)
        .FirstOrDefault();

    /// <summary>Does it take and return what the kernel does?</summary>
    public static bool Fits(Function body, IMethodSymbol kernel) =>
        body.Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(kernel.Parameters.Select(static parameter => parameter.Type.ToScalarType()))
        && (body.Derivative is not null || TypesOf(body.Result).SequenceEqual(kernel.ResultTypes().Select(static type => type.ToScalarType())));

    /// <summary>The function under another key, with the keys of those it names.</summary>
    public static Function Rename(Function function, IReadOnlyDictionary<string, string> keys)
    {
        return Body(function) with
        {
            Key = keys[function.Key],
            Derivative = function.Derivative is { } derivative ? derivative with { Primal = keys[derivative.Primal] } : null,
            Own = function.Own is { } own ? own with { Function = keys[own.Function] } : null,
        };

        Function Body(Function inner) => inner with
        {
            Bindings = inner.Bindings.Select(binding => binding with { Value = binding.Value.Rewrite(Renamed) }).ToEquatableArray(),
            Result = inner.Result.Rewrite(Renamed),
            Throws = inner.Throws?.Rewrite(Renamed),
        };

        Expr Renamed(Expr node) => node switch
        {
            Call call => call with { Function = keys[call.Function] },
            Loop loop => loop with { Body = Body(loop.Body) },
            _ => node,
        };
    }

    /// <summary>The number of operations, those of the callees included.</summary>
    public static long SizeOf(Function body, IReadOnlyList<Function> functions)
    {
        var sizes = new Dictionary<string, long>();
        return Size(body);

        long Size(Function function)
        {
            if (sizes.TryGetValue(function.Key, out var known))
                return known;
            return sizes[function.Key] = Math.Min(SizeWithin(function), int.MaxValue);
        }

        // Equal calls are expanded once, but not the same in a loop and around it.
        long SizeWithin(Function scope)
        {
            var calls = new HashSet<Call>();
            return scope.Nodes().Sum(node => node switch
            {
                Call call when calls.Add(call) => 1 + Size(functions.First(callee => callee.Key == call.Function)),
                Loop loop => 1 + SizeWithin(loop.Body),
                _ => 1,
            });
        }
    }

    /// <summary>Has it spans of what the kernel takes, and then spans for what it returns?</summary>
    private static bool IsSpanForm(IMethodSymbol member, IMethodSymbol kernel) => member.Parameters
        .Select(static parameter => parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span", Arity: 1 } span
            ? span.TypeArguments[0].ToElementType()
            : parameter.Type.ToElementType())
        .SequenceEqual(kernel.Parameters.Select(static parameter => parameter.Type.ToElementType())
            .Concat(kernel.ResultTypes().Select(static type => type.ToElementType())));

    private static IEnumerable<ScalarType> TypesOf(Expr result) =>
        result is TupleExpr tuple ? tuple.Items.Select(static item => item.Type) : [result.Type];
}
