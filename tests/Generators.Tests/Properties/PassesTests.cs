using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>A random kernel means the same before and after each pass.</summary>
public class PassesTests(ITestOutputHelper output)
{
    [Fact]
    public void Simplified_gives_the_same_bits_as_not_simplified() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special,
            batches: 6, kernels: 250, size: 25, Agree);

    [Fact]
    public void Simplified_expressions_of_literals_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Special, batches: 6, kernels: 250, size: 8, Agree);

    [Fact]
    public void Simplified_elementary_functions_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Transcendental | Vocabulary.Statements, batches: 2, kernels: 250, size: 14, Agree);

    [Fact]
    public void Simplified_numbers_of_both_sizes_give_the_same_bits() =>
        PropertyCheck.Run(
            output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Doubles | Vocabulary.Longs | Vocabulary.Statements | Vocabulary.Special,
            batches: 4, kernels: 250, size: 14, Agree);

    private static void Agree(Batch batch)
    {
        var driver = new IncrementalDriver(batch.Sources());
        Assert.DoesNotContain(driver.Diagnostics, static diagnostic => diagnostic.Id is not ("KRN007" or "KRN011"));
        var models = driver.Changed<KernelModel>(TrackingNames.Kernels)
            .Where(static model => model.Name == "F")
            .ToDictionary(static model => model.Container.QualifiedName);
        for (var i = 0; i < batch.Kernels.Length; i++)
            Agree(batch.Kernels[i], models[$"K{i}"]);
    }

    private static void Agree(RandomKernel kernel, KernelModel model)
    {
        var inlined = Inline.Run(model.Body!, model.Callees);
        var lowered = LowerFunctions.Run(inlined);
        var simplified = Simplify.Run(lowered);
        (string Name, Function Function)[] stages =
        [
            ("parsed", model.Body!),
            ("inlined", inlined),
            ("lowered", lowered),
            ("simplified", simplified),
            ("simplified twice", Simplify.Run(simplified)),
            ("without repetitions", CommonSubexpressions.Run(lowered)),
            ("after all passes", KernelPasses.Run(model.Body!, model.Callees)),
        ];

        var random = new Random(1);
        for (var i = 0; i < 25; i++)
        {
            float[] inputs = [.. kernel.Inputs.Select(_ => ElementInputs.Any(random))];
            long[] bits = [.. inputs.Select(static x => (long)BitConverter.SingleToInt32Bits(x))];
            var expected = DualInterpreter.Run(kernel, inputs).Single;
            foreach (var (name, function) in stages)
            {
                var actual = BitConverter.Int32BitsToSingle((int)Assert.Single(FunctionInterpreter.Run(function, model.Callees, bits)));
                Closeness.Assert(expected, actual, name, inputs);
            }
        }
    }
}
