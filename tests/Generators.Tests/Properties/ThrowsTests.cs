using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Random kernels that throw: every form throws what a loop over the scalar method throws, and else gives its bits.</summary>
public class ThrowsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_form_throws_what_the_scalar_loop_throws() =>
        PropertyCheck.Run(output, Vocabulary.Arithmetic | Vocabulary.Statements | Vocabulary.Throws, batches: 2, kernels: 60, size: 14, Agree);

    [Fact]
    public void Integers_that_throw_do_so_in_order() =>
        PropertyCheck.Run(output, Vocabulary.Bits | Vocabulary.Statements | Vocabulary.Throws, batches: 1, kernels: 40, size: 14, Agree);

    private static void Agree(Batch batch)
    {
        var sources = batch.Sources();
        var compilation = Generation.Compile(sources);
        var kernels = batch.Kernels.Select((_, i) => (IMethodSymbol)compilation.GetTypeByMetadataName($"K{i}")!.GetMembers("F").Single()).ToList();
        Batch.Load(sources, ThrowingKernels.HarnessFor(kernels), assembly =>
        {
            for (var i = 0; i < kernels.Count; i++)
                ThrowingKernels.Compare(kernels[i], assembly.GetType("Harness")!, i, 0, [1.5f, 0.25f, -2f]);
        });
    }
}
