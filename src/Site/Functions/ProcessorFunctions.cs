using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Parsing;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Functions;

/// <summary>
/// The functions of the runtime's <c>VectorMath</c>, for devices that are to give the processor's bits. What is rare in one stays a function
/// that is called, and so does what looks a number up in a table.
/// </summary>
internal static class ProcessorFunctions
{
    private const string Home = "Kernels.VectorMath.";

    /// <summary>The functions that the generator calls in vector forms, each followed by those that it calls.</summary>
    /// <param name="sources">The sources of <c>VectorMath</c>.</param>
    public static IReadOnlyList<ScalarFunction> Parse(IReadOnlyList<SiteFile> sources)
    {
        var compilation = ScalarFunctions.Compile("Kernels.Site", sources.Select(ScalarSources.Of));
        var home = compilation.GetTypeByMetadataName("Kernels.VectorMath")!;
        var methods = home.GetMembers().Concat(home.GetTypeMembers().SelectMany(static type => type.GetMembers())).OfType<IMethodSymbol>().ToList();
        var rare = methods.Where(static method => method.GetAttributes().Any(static attribute => attribute.AttributeClass!.Name == "RareAttribute"))
            .Select(static method => method.ToDisplayString())
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (from row in Wanted()
                from method in methods
                where method.ToDisplayString().StartsWith($"{Home}{row.Method}(", StringComparison.Ordinal)
                let type = method.Parameters[0].Type.ToScalarType()!
                where type.IsFloat
                select new ScalarFunction("Functions", row.Method, type, Text(method, row, compilation, rare)))
            .OrderBy(static function => function.Name, StringComparer.Ordinal)
            .ThenBy(static function => function.Type.Bits),
        ];
    }

    /// <summary>The methods that vector forms call.</summary>
    /// <remarks>A method that gives two functions serves for the second one, where that has other bits than alone.</remarks>
    private static IEnumerable<(string Method, int Element)> Wanted()
    {
        foreach (var function in MathFunctions.All.Where(static function => function.Single == VectorForm.VectorMath && !function.Name.EndsWith("Estimate", StringComparison.Ordinal)))
        {
            yield return (function.Name, 0);
            if (function.HasCorrectlyRounded)
                yield return (function.CorrectlyRounded.Method, 0);
            if (function.OfUnit is { } ofUnit)
                yield return (ofUnit, 0);
        }

        yield return (MathFunctions.Get("Sigmoid").Beside!.Method, 1);
    }

    private static string Text(IMethodSymbol method, (string Method, int Element) row, Compilation compilation, HashSet<string> rare)
    {
        var declaration = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        var (body, callees) = ScalarFunctions.Read(method, compilation.GetSemanticModel(declaration.SyntaxTree));
        if (body.Result is TupleExpr { Items: var items })
            body = body with { Result = items[row.Element] };
        var plain = callees.Append(body).Select(Plain).ToDictionary(static function => function.Key);
        var kept = plain.Values.Where(function => function.Result is not TupleExpr && (rare.Contains(function.Key) || HasTable(function)))
            .Select(static function => function.Key)
            .ToHashSet(StringComparer.Ordinal);

        var written = new Dictionary<string, Function>();
        Write(body.Key);
        return BodyText.Write(
            Renamed(written[body.Key]) with { Key = row.Method.Replace(".", "", StringComparison.Ordinal) },
            [.. written.Values.Where(function => function.Key != body.Key).Select(Renamed)])
            ?? throw new InvalidOperationException($"{method} calls {string.Join(", ", written.Values.SelectMany(ClosureCheck.NodesOf).OfType<ExternalCall>().Select(static call => call.Method))}, whose body is not known.");

        void Write(string key)
        {
            var function = Trim.Run(Inline.Run(plain[key], plain.Values, callee => callee.Key != key && kept.Contains(callee.Key)));
            written[key] = SelectTrees.Run(function);
            foreach (var call in ClosureCheck.NodesOf(function).OfType<Call>().Where(call => !written.ContainsKey(call.Function)))
                Write(call.Function);
        }
    }

    private static bool HasTable(Function function) => ClosureCheck.NodesOf(function).Any(static node => node is Lookup);

    /// <summary>A function without what concerns vectors and exceptions: all that is called may be, and nothing throws.</summary>
    private static Function Plain(Function function) => Trim.Run(Unmarked(function) with { Throws = null });

    private static Function Unmarked(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        Rare rare => rare.Operand,
        Call call => call with { Guard = Constant.True },
        Loop loop => loop with { Body = Unmarked(loop.Body) },
        _ => node,
    }));

    /// <summary>The keys of functions without their common beginning.</summary>
    private static Function Renamed(Function function) => Short(function.Map(static expression => expression.Rewrite(static node => node is Call call ? call with { Function = Short(call.Function) } : node)));

    private static Function Short(Function function) => function with { Key = Short(function.Key) };

    private static string Short(string key) => key.StartsWith(Home, StringComparison.Ordinal) ? key[Home.Length..] : key;
}
