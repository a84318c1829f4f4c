using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// The generated derivatives of a random kernel are those of <see cref="DualInterpreter"/>, with its rules at kinks, as far
/// as float arithmetic can tell; all forms give the same bits.
/// </summary>
public class DerivativesTests(ITestOutputHelper output)
{
    private const Vocabulary Smooth = Vocabulary.Arithmetic | Vocabulary.Transcendental;

    /// <summary>Of the elements; too few comparable ones would prove little.</summary>
    private const double LeastComparable = 0.2;

    [Fact]
    public void Derivatives_of_arithmetic_with_kinks_and_branches_are_those_of_dual_numbers() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements, batches: 2, kernels: 150, size: 12, Agree);

    [Fact]
    public void Derivatives_through_doubles_are_those_of_dual_numbers() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Doubles | Vocabulary.Statements, batches: 2, kernels: 100, size: 10, Agree);

    [Fact]
    public void Derivatives_of_elementary_functions_are_those_of_dual_numbers() =>
        PropertyCheck.Run(output, Smooth | Vocabulary.Statements, batches: 2, kernels: 150, size: 9, Agree);

    [Fact]
    public void Each_operation_has_the_derivative_of_dual_numbers_and_a_wrong_one_is_noticed()
    {
        var operations = Operations.All.Where(static o => (o.Part & Smooth) != 0 && o.Result == TermType.Number).ToList();
        var right = new Batch([.. operations.Select(KernelOf)]);

        // The same kernel, whose interpreter has a slope that is wrong by a thousandth.
        var wrong = operations.Select(static operation => KernelOf(operation with
        {
            Evaluate = operands => operation.Evaluate(operands) is var result ? Dual.Of(result.Value, [result], 1.001) : null!,
        })).ToList();
        Load(right, (i, runs) =>
        {
            Assert.True(CountComparable(right.Kernels[i], runs) > 20, operations[i].Name);
            if (operations[i].Name is not ("Floor" or "Ceiling" or "Round" or "Truncate"))
                Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CountComparable(wrong[i], runs));
        });
    }

    private static RandomKernel KernelOf(Operation operation) => new(
        [.. operation.Operands.Select(static _ => false)],
        [],
        new Apply(operation, [.. operation.Operands.Select(static (_, i) => new Input(i))]),
        Helper: null);

    private static void Agree(Batch batch)
    {
        var (comparable, all) = (0, 0);
        Load(batch, (i, runs) =>
        {
            comparable += CountComparable(batch.Kernels[i], runs);
            all += runs.Sum(static run => run.Length);
        });
        Assert.True(batch.Kernels.Length == 1 || comparable > LeastComparable * all, $"{comparable} of {all} elements are comparable");
    }

    private static void Load(Batch batch, Action<int, ImmutableArray<Elements>> use) =>
        Batch.Load(batch.Sources(DerivativeHarness.Members), DerivativeHarness.For(batch), assembly =>
        {
            for (var i = 0; i < batch.Kernels.Length; i++)
                use(i, Run(batch.Kernels[i], assembly.GetType("Harness")!.GetMethod($"Run{i}")!));
        });

    private static ImmutableArray<Elements> Run(RandomKernel kernel, MethodInfo run)
    {
        var random = new Random(1);
        return [.. new[] { 5, 23, 41 }.Select(length =>
        {
            object[] arguments = [.. kernel.Inputs.Select(isUniform => isUniform
                ? (object)ElementInputs.Moderate(random)
                : Enumerable.Range(0, length).Select(_ => random.Next(10) == 0 ? ElementInputs.Any(random) : ElementInputs.Moderate(random)).ToArray())];
            return new Elements(length, arguments, (float[][][])run.Invoke(null, arguments)!);
        })];
    }

    /// <summary>Compares the runs with the interpreter; returns in how many elements the derivatives could be compared.</summary>
    private static int CountComparable(RandomKernel kernel, ImmutableArray<Elements> runs)
    {
        var comparable = 0;
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                float[] inputs = [.. run.Arguments.Select(argument => argument is float[] values ? values[i] : (float)argument)];
                for (var form = 1; form < run.Results.Length; form++)
                {
                    for (var result = 0; result <= inputs.Length; result++)
                        Closeness.Assert(run.Results[0][result][i], run.Results[form][result][i],
                            $"{DerivativeHarness.Forms[form]}, result {result}, length {run.Length}, [{i}]", inputs);
                }

                var dual = DualInterpreter.Run(kernel, inputs);
                Closeness.Assert(dual.Single, run.Results[0][0][i], "the value", inputs);
                if (!dual.IsRegular)
                    continue;
                comparable++;
                for (var input = 0; input < inputs.Length; input++)
                    AssertClose(dual, input, run.Results[0][input + 1][i], inputs);
            }
        }

        return comparable;
    }

    private static void AssertClose(Dual dual, int input, float actual, float[] inputs)
    {
        var (expected, bound) = (dual.Derivatives[input], 2 * dual.Errors[input]);
        if (!(Math.Abs(actual - expected) <= bound))
        {
            Assert.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"the derivative by {KernelText.NameOf(input)}: {actual:R} instead of {expected:R} ± {bound:G2} for {Closeness.Text(inputs)}"));
        }
    }

    /// <summary>The inputs of one call, arrays or uniforms, and for each form and each result the elements.</summary>
    private sealed record Elements(int Length, object[] Arguments, float[][][] Results);
}
