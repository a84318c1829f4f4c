using System.Text.RegularExpressions;
using Kernels.Benchmarks.Corpus;
using Kernels.Tests;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Kernels.Corpus.Tests;

/// <summary>Every form of every function of the corpus gives what the scalar method gives.</summary>
public partial class CorpusTests
{
    private const int MaxLength = 256;

    public static TheoryData<string> Names => new(CorpusFunction.All.Select(static function => function.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_the_same_in_every_form_at_every_length_and_in_place(string name)
    {
        var function = Find(name);
        for (var length = 0; length <= MaxLength; length++)
        {
            var random = new Random(length);
            var arguments = function.Parameters.Select(parameter => parameter.Argument(length, random)).ToArray();
            var expected = Run(function, CorpusForms.Scalar, arguments, length);
            foreach (var form in CorpusForms.Of(function).Skip(1))
                Compare(function, expected, Run(function, form, arguments, length), $"{form}, length {length}");

            if (function.InPlace is var place and >= 0)
            {
                var copy = (Array)((Array)arguments[place]).Clone();
                CorpusForms.Instance.Bind(function, CorpusForms.Span, [.. arguments[..place], copy, .. arguments[(place + 1)..]], [copy])(1);
                Compare(function, expected, [copy], $"in place, length {length}");
            }
        }
    }

    [Fact]
    public void The_page_lists_every_function_and_says_what_it_waits_for()
    {
        var listed = File.ReadLines(Repository.PathOf("tests", "Corpus", "README.md"))
            .Select(static line => Row().Match(line))
            .Where(static row => row.Success)
            .Select(static row => (Name: row.Groups["name"].Value, Waits: row.Groups["state"].Value != "vectorises"))
            .Order();
        Assert.Equal(
            CorpusFunction.All.Select(static function => (function.Name, false)).Concat(Waiting().Select(static name => (name, true))).Order(),
            listed);
    }

    private static CorpusFunction Find(string name) => CorpusFunction.All.Single(function => function.Name == name);

    private static Array[] Run(CorpusFunction function, string form, object[] arguments, int length)
    {
        Array[] results = [.. function.Results.Select(type => Array.CreateInstance(type, length))];
        CorpusForms.Instance.Bind(function, form, arguments, results)(1);
        return results;
    }

    private static void Compare(CorpusFunction function, Array[] expected, Array[] actual, string form)
    {
        for (var result = 0; result < expected.Length; result++)
        {
            for (var i = 0; i < expected[result].Length; i++)
            {
                var (right, found) = (expected[result].GetValue(i)!, actual[result].GetValue(i)!);
                if (!IsSame(right, found, function.Tolerance))
                    Assert.Fail($"{function}, {form}, result {result}, [{i}]: {found} instead of {right}");
            }
        }
    }

    private static bool IsSame(object expected, object actual, double tolerance) => (expected, actual) switch
    {
        (float right, float found) when tolerance == 0 => BitConverter.SingleToInt32Bits(right) == BitConverter.SingleToInt32Bits(found) || (float.IsNaN(right) && float.IsNaN(found)),
        (double right, double found) when tolerance == 0 => BitConverter.DoubleToInt64Bits(right) == BitConverter.DoubleToInt64Bits(found) || (double.IsNaN(right) && double.IsNaN(found)),
        (float right, float found) => IsClose(right, found, tolerance),
        (double right, double found) => IsClose(right, found, tolerance),
        _ => expected.Equals(actual),
    };

    private static bool IsClose(double expected, double actual, double tolerance) =>
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    /// <summary>The functions in the folder of those that wait, but for files that are compiled already.</summary>
    private static IEnumerable<string> Waiting() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("tests", "Corpus", "Waiting"), "*.cs")
        from method in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.ToString().Contains("Vectorize", StringComparison.Ordinal)
        let name = $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}"
        where CorpusFunction.All.All(function => function.Name != name)
        select name;

    [GeneratedRegex(@"^\| `(?<name>\w+\.\w+)` \| [^|]+ \| (?<state>[^|]+) \|$")]
    private static partial Regex Row();
}
