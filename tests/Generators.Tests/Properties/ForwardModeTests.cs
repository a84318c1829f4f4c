using System.Globalization;
using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// Forward and reverse mode agree: on a random loop that is unrolled for the one and runs as a loop for the other, and on random
/// kernels with branches and early returns.
/// </summary>
public class ForwardModeTests(ITestOutputHelper output)
{
    private const int Loops = 150;
    private const int Iterations = 4;
    private const int Points = 12;

    [Fact]
    public void A_loop_has_the_derivatives_of_its_iterations_one_after_the_other()
    {
        var random = NewRandom();
        var loops = Enumerable.Range(0, Loops).Select(_ => RandomLoop.Of(random)).ToList();
        var source = string.Concat(loops.Select(static (loop, i) => $"""
            [Vectorize] public static double Unrolled{i}(double x, double y) {loop.With($"{Iterations}")}
            [Vectorize, DerivativeOf(nameof(Unrolled{i}))] public static partial {RandomLoop.Results} D{i}(double x, double y);
            [Vectorize] public static double Loop{i}(double x, double y, [Uniform] int n) {loop.With("n")}
            [Vectorize, DerivativeOf(nameof(Loop{i}))] public static partial {RandomLoop.Results} LoopD{i}(double x, double y, [Uniform] int n);

            """));
        var models = Models.Of(Generation.Compile($"using System; using Kernels; public static partial class K {{ {source} }}"))
            .ToDictionary(static model => model.Name);

        var (compared, faults) = (0, new List<string>());
        for (var i = 0; i < Loops; i++)
        {
            var (reverse, forward) = (Code(models[$"D{i}"]), Code(models[$"LoopD{i}"]));
            Assert.Contains(forward.Nodes(), static node => node is Loop);
            Assert.DoesNotContain(reverse.Nodes(), static node => node is Loop);
            for (var point = 0; point < Points; point++)
            {
                long[] arguments = [.. Enumerable.Range(0, 2).Select(_ => BitConverter.DoubleToInt64Bits(4 * random.NextDouble() - 2))];
                var (expected, actual) = (FunctionInterpreter.Run(reverse, [], arguments), FunctionInterpreter.Run(forward, [], [.. arguments, Iterations]));
                for (var result = 0; result < expected.Count; result++)
                {
                    var (right, found) = (BitConverter.Int64BitsToDouble(expected[result]), BitConverter.Int64BitsToDouble(actual[result]));
                    if (!double.IsFinite(right) || Math.Abs(right) > 1e9)
                        continue;
                    compared++;
                    if (!(Math.Abs(right - found) <= 1e-6 * (1 + Math.Abs(right))))
                        faults.Add(string.Create(CultureInfo.InvariantCulture,
                            $"{loops[i].With("n")}, result {result}: {found} by the loop, {right} unrolled"));
                }
            }
        }

        output.WriteLine($"{compared} results compared");
        Assert.True(faults.Count == 0,
            $"{faults.Count} of {compared}, the shortest:\n{string.Join("\n", faults.OrderBy(static fault => fault.Length).Take(5))}");
        Assert.True(compared > 0.6 * Loops * Points * 5, $"only {compared} compared");
    }

    [Fact]
    public void A_kernel_with_branches_and_early_returns_has_the_same_derivatives_in_both_modes()
    {
        var (regular, compared) = (0, 0);
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Transcendental | Vocabulary.Statements, batches: 2, kernels: 120, size: 12, batch =>
        {
            var models = Models.Of(Generation.Compile(batch.Sources())).Where(static model => model.Name == "F")
                .ToDictionary(static model => model.Container.QualifiedName);
            var random = new Random(1);
            for (var i = 0; i < batch.Kernels.Length; i++)
            {
                var kernel = batch.Kernels[i];
                var model = models[$"K{i}"];
                var inlined = Inline.Run(model.Body!, model.Callees, keep: static function => function.Own is not null);
                var primal = CommonSubexpressions.Run(Simplify.Run(LowerFunctions.RunButSign(inlined)));
                List<string> by = [.. primal.Parameters.Select(static parameter => parameter.Name)];
                var functions = new Dictionary<string, Function>();
                var modes = new[] { Differentiate.Run(primal, by, functions), ForwardMode.Run(primal, by, functions) }.Select(Lowered).ToList();
                for (var point = 0; point < 20; point++)
                {
                    float[] inputs = [.. by.Select(_ => ElementInputs.Moderate(random))];
                    compared++;
                    if (DualInterpreter.Run(kernel, inputs) is not { IsRegular: true } dual)
                        continue;
                    regular++;
                    foreach (var mode in modes)
                    {
                        var results = FunctionInterpreter.Run(mode, [], [.. inputs.Select(static input => (long)BitConverter.SingleToInt32Bits(input))]);
                        for (var input = 0; input < inputs.Length; input++)
                        {
                            var actual = BitConverter.Int32BitsToSingle((int)results[input]);
                            Assert.True(
                                Math.Abs(actual - dual.Derivatives[input]) <= 2 * dual.Errors[input],
                                $"{kernel}\n{(mode == modes[0] ? "reverse" : "forward")}, by input {input}: {actual} instead of {dual.Derivatives[input]} for {string.Join(", ", inputs)}");
                        }
                    }
                }
            }
        });
        Assert.True(regular > 0.2 * compared, $"{regular} of {compared} can be compared");
    }

    private static Random NewRandom() => new((int)(PropertyCheck.Seed() % int.MaxValue));

    private static Function Code(KernelModel model) => KernelPasses.Run(model.Body!, model.Callees);

    private static Function Lowered(Function function) =>
        CommonSubexpressions.Run(LowerSlopes.Run(Simplify.Run(LowerPieces.Run(LowerFunctions.Run(function)))));

    /// <summary>A loop over two numbers, with what may happen in one: branches, <c>break</c>, <c>continue</c> and <c>return</c>.</summary>
    /// <param name="Body">The statements of one iteration.</param>
    private sealed record RandomLoop(string Body)
    {
        public const string Results = "(double Value, double X, double Y, double XX, double XY)";

        public static RandomLoop Of(Random random)
        {
            var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random));
            return new RandomLoop(string.Join(" ", statements));
        }

        public string With(string count) => $"{{ var s = x; var t = y; for (var k = 0; k < {count}; k++) {{ {Body} }} return s + t * x; }}";

        private static string Statement(Random random) => random.Next(8) switch
        {
            0 => $"if ({Condition(random)}) break;",
            1 => $"if ({Condition(random)}) return {Term(random, 2)};",
            2 => $"if ({Condition(random)}) continue;",
            3 => $"if ({Condition(random)}) s = {Term(random, 3)}; else t = {Term(random, 2)};",
            4 or 5 => $"t = {Term(random, 3)};",
            _ => $"s = {Term(random, 4)};",
        };

        private static string Condition(Random random) => $"{Term(random, 2)} < {Term(random, 1)}";

        private static string Term(Random random, int depth)
        {
            if (depth == 0 || random.Next(5) == 0)
                return random.Next(6) switch { 0 => "x", 1 => "y", 2 => "0.7", 3 => "t", _ => "s" };
            return random.Next(8) switch
            {
                0 or 1 => $"({Term(random, depth - 1)} + {Term(random, depth - 1)})",
                2 => $"({Term(random, depth - 1)} - {Term(random, depth - 1)})",
                3 => $"({Term(random, depth - 1)} * {Term(random, depth - 1)})",
                4 => $"Math.Tanh({Term(random, depth - 1)})",
                5 => $"Math.Abs({Term(random, depth - 1)})",
                6 => $"Math.Max({Term(random, depth - 1)}, {Term(random, depth - 1)})",
                _ => $"({Condition(random)} ? {Term(random, depth - 1)} : {Term(random, depth - 1)})",
            };
        }
    }
}
