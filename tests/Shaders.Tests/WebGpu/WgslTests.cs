using Kernels.Shaders.Tests.Generated;
using Xunit;

namespace Kernels.Shaders.Tests.WebGpu;

/// <summary>
/// The shaders of WebGPU, run by a browser on its software device, against the scalar methods. The device rounds as IEEE 754 says, and takes
/// subnormal numbers for 0; so the arguments are of moderate size.
/// </summary>
[Collection(WebGpuCollection.Name)]
public sealed class WgslTests(WebGpuFixture device)
{
    private const int Size = 4097;

    public static TheoryData<string> Names => WgslForm.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Each_element_is_what_the_scalar_method_gives(string name)
    {
        Skip.If(device.Missing is not null, device.Missing);
        var form = WgslForm.All[name];
        Skip.If(form.Buffers > device.MostBuffers, $"The device has {device.MostBuffers} storage buffers for a shader, and this one needs {form.Buffers}.");
        for (var round = 0; round < (form.Kernel.Parameters.Any(static parameter => parameter.IsUniform) ? 4 : 1); round++)
        {
            var arguments = form.Kernel.Draw(static _ => Size, round, isModerate: true);
            var results = await form.RunAsync(device, arguments, Size, groups: 5);
            for (var i = 0; i < Size; i++)
            {
                // Nor does the device give subnormal results.
                if (form.Kernel.RunScalar(arguments, i)?.Any(static value => value is float number && float.IsSubnormal(number)) != true)
                    MapCheck.Assert(form.Kernel, arguments, results, i);
            }

            foreach (var (length, groups) in new[] { (1, 1), (1, 3), (63, 1), (64, 1), (65, 1), (65, 2), (1000, 1), (Size, 65) })
            {
                object[] part = [.. arguments.Select(argument => argument is Array array ? Arrays.Part(array, 0, length) : argument)];
                Assert.Equal(
                    results.SelectMany(result => Arrays.Bits(Arrays.Part(result, 0, length))),
                    (await form.RunAsync(device, part, length, groups)).SelectMany(Arrays.Bits));
            }
        }
    }

    [Fact]
    public void Every_kernel_of_the_cases_of_32_bits_has_a_shader_but_those_that_say_why_not() => Assert.Equal(
        ["FloatCases.Cancelling", "IntegerCases.Sizes"],
        ShaderForm.All.Values
            .Where(static form => form.Kind == FormKind.Map && !form.HasDouble
                && form.Scalar.DeclaringType!.FullName!.Contains(".Cases.", StringComparison.Ordinal))
            .Where(static form => !WgslForm.All.ContainsKey(form.Name))
            .Select(static form => form.KernelName));
}
