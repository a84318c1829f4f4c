using Xunit;

namespace Kernels.Generators.Tests.Documentation;

/// <summary>Descriptions of the kernels of the runtime.</summary>
public class DescriptionPageTests
{
    [Fact]
    public void Every_kernel_of_the_runtime_has_a_description() => Assert.All(
        ExampleCompiler.GenerateRuntime(RuntimeSources.All, describe: true),
        static file => Assert.NotEmpty(Description.Of(file.Value)));
}
