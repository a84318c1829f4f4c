using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Parsing;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Site.Functions;

/// <summary>
/// The functions of the runtime's <c>VectorMath</c>, for devices that are to give the processor's bits. What is rare in one stays a function
/// that is called, and so does what looks a number up in a table. All else that it calls becomes part of it where it is used.
/// </summary>
internal sealed class ProcessorFunctions
{
    private const string Home = "Kernels.VectorMath.";

    private readonly Compilation compilation;
    private readonly HashSet<string> rare;
    private readonly SortedDictionary<string, string> callees = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> parts = new(StringComparer.Ordinal);

    /// <param name="sources">The sources of <c>VectorMath</c>.</param>
    public ProcessorFunctions(IReadOnlyList<SiteFile> sources)
    {
        compilation = ScalarFunctions.Compile("Kernels.Site", sources.Select(ScalarSources.Of));
        var home = compilation.GetTypeByMetadataName("Kernels.VectorMath")!;
        var methods = home.GetMembers().Concat(home.GetTypeMembers().SelectMany(static type => type.GetMembers())).OfType<IMethodSymbol>().ToList();
        rare = methods.Where(static method => method.GetAttributes().Any(static attribute => attribute.AttributeClass!.Name == "RareAttribute"))
            .Select(static method => method.ToDisplayString())
            .ToHashSet(StringComparer.Ordinal);
        Functions =
        [
            .. (from row in Wanted()
                from method in methods
                where method.ToDisplayString().StartsWith($"{Home}{row.Method}(", StringComparison.Ordinal)
                let type = method.Parameters[0].Type.ToScalarType()!
                where type.IsFloat
                select new ScalarFunction("Functions", row.Method, type, Text(method, row)))
            .OrderBy(static function => function.Name, StringComparer.Ordinal)
            .ThenBy(static function => function.Type.Bits),
        ];
    }

    /// <summary>The functions that the generator calls in vector forms.</summary>
    public IReadOnlyList<ScalarFunction> Functions { get; }

    /// <summary>Functions that they call and that stay functions, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Callees => callees;

    /// <summary>Functions that become part of their callers, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Parts => parts;

    /// <summary>The methods that vector forms call.</summary>
    /// <remarks>A method that gives two functions serves for the second one, where that has other bits than alone.</remarks>
    private static IEnumerable<(string Method, int Element)> Wanted()
    {
        foreach (var function in MathFunctions.All.Where(static function => function.Single == VectorForm.VectorMath
            && !function.Name.EndsWith("Estimate", StringComparison.Ordinal)))
        {
            yield return (function.Name, 0);
            if (function.HasCorrectlyRounded)
                yield return (function.CorrectlyRounded.Method, 0);
            if (function.OfUnit is { } ofUnit)
                yield return (ofUnit, 0);
        }

        yield return (MathFunctions.Get("Sigmoid").Beside!.Method, 1);
    }

    /// <summary>The text of a method. Those of the functions that it calls are added to the others.</summary>
    private string Text(IMethodSymbol method, (string Method, int Element) row)
    {
        var declaration = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        var (body, called) = ScalarFunctions.Read(method, compilation.GetSemanticModel(declaration.SyntaxTree));
        if (body.Result is TupleExpr { Items: var items })
            body = body with { Result = items[row.Element] };
        var plain = called.Select(Plain).ToDictionary(static function => function.Key);
        return Written(Plain(body), row.Method.Replace(".", "", StringComparison.Ordinal));

        string Written(Function function, string name)
        {
            foreach (var callee in BodyText.CalledBy(function).Select(key => plain[key]))
            {
                var (key, table) = (Short(callee.Key), StaysFunction(callee) ? callees : parts);
                if (!table.ContainsKey(key))
                    table.Add(key, Written(callee, key));
            }

            return BodyText.WriteAlone(Renamed(SelectTrees.Run(function)) with { Key = name })
                ?? throw new InvalidOperationException($"{function.Key} calls a function whose body is not known, or has a table that is no choice.");
        }
    }

    private bool StaysFunction(Function function) =>
        function.Result is not TupleExpr && (rare.Contains(function.Key) || ClosureCheck.NodesOf(function).Any(static node => node is Lookup));

    /// <summary>A function without what concerns vectors and exceptions: all that is called may be, and nothing throws.</summary>
    private static Function Plain(Function function) => Trim.Run(Unmarked(TablePlaces.ForProcessor(function)) with { Throws = null });

    private static Function Unmarked(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        Rare rare => rare.Operand,
        Thrown => Constant.False,
        Call call => call with { Guard = Constant.True },
        Loop loop => loop with { Body = Unmarked(loop.Body) },
        _ => node,
    }));

    /// <summary>The keys of functions without their common beginning.</summary>
    private static Function Renamed(Function function) => Short(function.Map(static expression =>
        expression.Rewrite(static node => node is Call call ? call with { Function = Short(call.Function) } : node)));

    private static Function Short(Function function) => function with { Key = Short(function.Key) };

    private static string Short(string key) => key.StartsWith(Home, StringComparison.Ordinal) ? key[Home.Length..] : key;
}
