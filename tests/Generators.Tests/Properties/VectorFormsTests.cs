using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Every form of a random kernel gives the bits of its scalar method, and that gives what its text says.</summary>
public class VectorFormsTests(ITestOutputHelper output)
{
    private static readonly string[] Forms = [.. HarnessSource.Forms, "in place"];

    /// <summary>Lengths below, at, between and above whole vectors of every width, with and without an unrolled iteration.</summary>
    private static readonly int[] Lengths = [1, 3, 4, 7, 9, 15, 16, 31, 67, 150];

    [Fact]
    public void Arithmetic_gives_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements | Vocabulary.Special, batches: 2, kernels: 150, size: 18, Agree);

    [Fact]
    public void Elementary_functions_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Transcendental | Vocabulary.Statements | Vocabulary.Special,
            batches: 2, kernels: 100, size: 12, Agree);

    [Fact]
    public void Integers_and_bits_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special,
            batches: 2, kernels: 150, size: 18, Agree);

    [Fact]
    public void Other_spellings_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Special | Vocabulary.Spellings,
            batches: 2, kernels: 150, size: 18, Agree);

    [Fact]
    public void Numbers_of_both_sizes_give_the_same_bits() =>
        PropertyCheck.Run(
            output, Vocabulary.Arithmetic | Vocabulary.Bits | Vocabulary.Doubles | Vocabulary.Longs | Vocabulary.Statements | Vocabulary.Special,
            batches: 2, kernels: 150, size: 14, Agree);

    [Fact]
    public void Elementary_functions_of_floats_beside_doubles_give_the_same_bits() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Transcendental | Vocabulary.Doubles | Vocabulary.Special,
            batches: 1, kernels: 80, size: 10, Agree);

    /// <summary>
    /// The scalar method calls the platform's library here, the vector forms do not. What they compute before is the
    /// same, so that they may differ by the sum of the two errors.
    /// </summary>
    [Theory]
    [InlineData("Exp", 2)]
    [InlineData("Log", 2)]
    [InlineData("Tanh", 3)]
    [InlineData("Sin", 3)]
    [InlineData("Cos", 3)]
    [InlineData("Log2", 2)]
    [InlineData("Cbrt", 2)]
    [InlineData("Atan", 2)]
    public void A_function_of_MathF_is_within_its_bound(string name, int ulps)
    {
        var function = typeof(MathF).GetMethod(name, [typeof(float)])!.CreateDelegate<Func<float, float>>();
        var call = new Operation(
            name, Vocabulary.Transcendental, TermType.Number, [TermType.Number], $"MathF.{name}({{0}})",
            operands => Dual.Flat(function(operands[0].Single), operands));
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements | Vocabulary.Special, batches: 1, kernels: 25, size: 8, batch =>
            Agree(new Batch([.. batch.Kernels.Select(kernel => kernel with { Result = new Apply(call, [kernel.Result]) })]), ulps));
    }

    private static void Agree(Batch batch) => Agree(batch, ulps: 0);

    private static void Agree(Batch batch, int ulps)
    {
        var sources = batch.Sources();
        var compilation = Generation.Compile(sources);
        var kernels = batch.Kernels.Select((_, i) => (IMethodSymbol)compilation.GetTypeByMetadataName($"K{i}")!.GetMembers("F").Single()).ToList();
        Batch.Load(sources, HarnessSource.For(kernels), assembly =>
        {
            for (var i = 0; i < kernels.Count; i++)
                Compare(batch.Kernels[i], assembly.GetType("Harness")!.GetMethod($"Run{i}")!, ulps);
        });
    }

    private static void Compare(RandomKernel kernel, MethodInfo run, int ulps)
    {
        var random = new Random(1);
        foreach (var length in Lengths)
        {
            object[] arguments = [.. kernel.Inputs.Select(isUniform => isUniform
                ? (object)ElementInputs.Any(random)
                : Enumerable.Range(0, length).Select(_ => ElementInputs.Any(random)).ToArray())];

            var results = ((Array[][])run.Invoke(null, [.. arguments])!).Select(static form => (float[])form[0]).ToArray();
            for (var i = 0; i < length; i++)
            {
                float[] element = [.. arguments.Select(argument => argument is float[] values ? values[i] : (float)argument)];
                for (var form = 1; form < results.Length; form++)
                    Closeness.Assert(results[0][i], results[form][i], $"{Forms[form]}, length {length}, [{i}]", element, ulps);
                if (length < 50)
                    Closeness.Assert((float)DualInterpreter.Run(kernel, element).Value, results[0][i], "the scalar method", element);
            }
        }
    }
}
