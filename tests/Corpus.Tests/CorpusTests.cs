using System.Text.RegularExpressions;
using Kernels.Benchmarks.Corpus;
using Kernels.Tests;
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
    public void The_page_lists_every_function() => Assert.Equal(
        CorpusFunction.All.Select(static function => function.Name).Order(),
        File.ReadLines(Repository.PathOf("tests", "Corpus", "README.md"))
            .Select(static line => Row().Match(line))
            .Where(static row => row.Success)
            .Select(static row => row.Groups["name"].Value)
            .Order());

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
        (float right, float found) when tolerance == 0 => BitConverter.SingleToInt32Bits(right) == BitConverter.SingleToInt32Bits(found)
            || (float.IsNaN(right) && float.IsNaN(found)),
        (double right, double found) when tolerance == 0 => BitConverter.DoubleToInt64Bits(right) == BitConverter.DoubleToInt64Bits(found)
            || (double.IsNaN(right) && double.IsNaN(found)),
        (float right, float found) => IsClose(right, found, tolerance),
        (double right, double found) => IsClose(right, found, tolerance),
        _ => expected.Equals(actual),
    };

    private static bool IsClose(double expected, double actual, double tolerance) =>
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    [GeneratedRegex(@"^\| `(?<name>\w+\.\w+)` \| [^|]+ \|$")]
    private static partial Regex Row();
}
