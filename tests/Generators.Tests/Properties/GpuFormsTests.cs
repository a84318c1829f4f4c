using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Random kernels on a GPU: their forms compile, and what a device is given computes what the kernel does.</summary>
public class GpuFormsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_forms_of_arithmetic_compile() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements | Vocabulary.Special, batches: 1, kernels: 100, size: 18, Compile);

    [Fact]
    public void The_forms_of_elementary_functions_compile() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Transcendental | Vocabulary.Statements, batches: 1, kernels: 100, size: 14, Compile);

    [Fact]
    public void The_forms_of_integers_and_bits_compile() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special,
            batches: 1, kernels: 100, size: 18, Compile);

    [Fact]
    public void Lowered_arithmetic_gives_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements | Vocabulary.Special, batches: 4, kernels: 250, size: 20, Agree);

    [Fact]
    public void Lowered_integers_and_bits_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special,
            batches: 4, kernels: 250, size: 25, Agree);

    [Fact]
    public void Lowered_numbers_of_both_sizes_give_the_same_bits() =>
        PropertyCheck.Run(
            output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Doubles | Vocabulary.Longs | Vocabulary.Statements | Vocabulary.Special,
            batches: 2, kernels: 250, size: 14, Agree);

    /// <summary>What a random kernel computes is an index, for most elements one that is out of range.</summary>
    [SkippableFact]
    public void Any_index_means_the_nearest_number_on_a_device()
    {
        DeviceHarness.RequireDevice();
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special, batches: 2, kernels: 8, size: 10, LookUp);
    }

    private static void LookUp(Batch batch)
    {
        var harness = string.Concat(batch.Kernels.Select((kernel, i) =>
        {
            var inputs = kernel.Inputs.Select((isUniform, k) => (Buffer: isUniform ? $"inputs[{k}][0]" : $"buffer{k}", Element: $"inputs[{k}][{(isUniform ? "0" : "i")}]")).ToList();
            return $$"""
                public static class Harness{{i}}
                {
                    public static (short[] Expected, short[] Found) Run(float[][] inputs, int[] numbers)
                    {
                        var device = Kernels.Gpu.GpuDevice.Default;
                        var expected = new short[inputs[0].Length];
                        for (var i = 0; i < expected.Length; i++)
                            expected[i] = K{{i}}.Held({{string.Join(", ", inputs.Select(static input => input.Element))}}, numbers);
                        {{string.Concat(kernel.Inputs.Select(static (_, k) => $"using var buffer{k} = device.Allocate<float>(inputs[{k}]);"))}}
                        using var table = device.Allocate<int>(numbers);
                        using var found = device.Allocate<short>((long)expected.Length);
                        K{{i}}.Found({{string.Join(", ", inputs.Select(static input => input.Buffer))}}, table, found);
                        return (expected, found.ToArray());
                    }
                }

                """;
        }));
        Batch.Load(batch.Sources(Members), harness, assembly =>
        {
            var random = new Random(1);
            for (var i = 0; i < batch.Kernels.Length; i++)
            {
                float[][] inputs = [.. batch.Kernels[i].Inputs.Select(_ => Enumerable.Range(0, 2000).Select(_ => ElementInputs.Any(random)).ToArray())];
                var run = assembly.GetType($"Harness{i}")!.GetMethod("Run")!;
                var (expected, found) = ((short[], short[]))run.Invoke(null, [inputs, new[] { 5, -70, 300, 4_000 }])!;
                Assert.Equal(expected, found);
            }
        });

        static string Members(RandomKernel kernel)
        {
            var parameters = $"{KernelText.Parameters(kernel)}, [Uniform] ReadOnlySpan<int> numbers";
            var index = $"(int)F({string.Join(", ", kernel.Inputs.Select(static (_, i) => KernelText.NameOf(i)))})";
            return $$"""
                {{KernelText.Of(kernel, "F")}}
                private static readonly short[] Table = { 11, -13, 17, 19, -23, 29, 31 };
                [Vectorize(Gpu = true)] public static short Found({{parameters}}) => (short)(Table[{{index}}] + numbers[{{index}} / 2]);
                public static short Held({{parameters}}) =>
                    (short)(Table[Math.Clamp({{index}}, 0, Table.Length - 1)] + numbers[Math.Clamp({{index}} / 2, 0, numbers.Length - 1)]);

                """;
        }
    }

    private static void Compile(Batch batch)
    {
        var sources = batch.Sources(static kernel => KernelText.Of(kernel, "F", "[Vectorize(Gpu = true, Reduce = Reduction.Sum | Reduction.Max)] "));
        var run = Generation.Run(Generation.Compile(sources).WithComputeSharp()).AssertCompiles();
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Id != "KRN011");
        var forms = run.Files.Count(static file => file.SourceText.ToString() is var text
            && text.Contains("__kernel", StringComparison.Ordinal) && text.Contains("cbuffer", StringComparison.Ordinal));
        Assert.Equal(batch.Kernels.Sum(static kernel => kernel.Helper is null ? 1 : 2), forms);
    }

    private static void Agree(Batch batch)
    {
        var models = Models.Of(Generation.Compile(batch.Sources()))
            .Where(static model => model.Name == "F")
            .ToDictionary(static model => model.Container.QualifiedName);
        for (var i = 0; i < batch.Kernels.Length; i++)
            Agree(batch.Kernels[i], models[$"K{i}"]);
    }

    private static void Agree(RandomKernel kernel, KernelModel model)
    {
        var body = KernelPasses.Run(model.Body!, model.Callees);
        var lowered = GpuTargets.All.Select(target => (target.Language, Code: LowerForGpu.Run(body, target.Language, needed: []))).ToList();
        var random = new Random(1);
        for (var i = 0; i < 25; i++)
        {
            float[] inputs = [.. kernel.Inputs.Select(_ => ElementInputs.Any(random))];
            long[] bits = [.. inputs.Select(static x => (long)BitConverter.SingleToInt32Bits(x))];
            var expected = DualInterpreter.Run(kernel, inputs).Single;
            foreach (var (language, code) in lowered)
            {
                var actual = BitConverter.Int32BitsToSingle((int)Assert.Single(FunctionInterpreter.Run(code.Body, code.Functions, bits)));
                Closeness.Assert(expected, actual, $"lowered for {language.Name}", inputs);
            }
        }
    }
}
