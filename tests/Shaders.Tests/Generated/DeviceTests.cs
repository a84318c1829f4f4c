using System.Reflection;
using ComputeSharp;
using Kernels.Shaders.Tests.Vulkan;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>
/// The HLSL of every shader, compiled and run on the Vulkan device, gives the bits that the C# of the same shader gave: the
/// dispatches that the contract ran are run again.
/// </summary>
[Collection(VulkanCollection.Name)]
public sealed class DeviceTests(VulkanFixture vulkan)
{
    private const int ThreadsOfAGroup = 64;

    public static TheoryData<string> Forms => [.. ShaderForm.All.Keys];

    public static TheoryData<string> Shaders => ShaderTypes.Names;

    [SkippableTheory]
    [MemberData(nameof(Shaders))]
    public void Text_compiles_and_is_valid(string name) => Assert.NotEmpty(VulkanFixture.Compile(SourceOf(ShaderTypes.All[name])));

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void Text_gives_the_bits_of_Execute(string name)
    {
        var form = ShaderForm.All[name];
        VulkanFixture.RequireCompiler();
        Skip.If(form.HasDouble && !vulkan.Device.HasDouble, "The Vulkan device has no double.");
        if (Reference.Find(form.KernelName) is not null || FunctionCase.Find(form.Scalar) is not null)
            vulkan.RequireLlvmpipe(); // of a quotient, Vulkan promises 2.5 ULP; this driver rounds it

        (int Rows, int Columns)[] shapes = form.Kind switch
        {
            FormKind.Map => [(1, 1), (1, 65), (1, 4097)],
            FormKind.Total => [(1, 1), (1, 100), (1, 20_000)],
            _ => [(1, 1), (3, 100), (130, 33), (2, 5000)],
        };
        foreach (var (rows, columns) in shapes)
        {
            foreach (var isModerate in (bool[])[true, false])
            {
                foreach (var run in ShaderTypes.Record(form, rows, columns, seed: rows + columns, isModerate))
                    RunAgain(run, $"{rows} × {columns}, moderate: {isModerate}");
            }
        }
    }

    private void RunAgain(RecordedRun run, string what)
    {
        var dispatch = run.Dispatch;
        var resources = dispatch.Resources.Select(static (resource, i) => (resource.Register, i))
            .OrderBy(static pair => int.Parse(pair.Register.AsSpan(1), null)).ToList();
        int[] inputs = [.. resources.Where(static pair => pair.Register[0] == 't').Select(static pair => pair.i)];
        int[] outputs = [.. resources.Where(static pair => pair.Register[0] == 'u').Select(static pair => pair.i)];
        byte[][] results = [.. outputs.Select(i => (byte[])run.Before[i].Clone())];

        vulkan.Device.Dispatch(
            VulkanFixture.Compile(SourceOf(dispatch.Shader)),
            dispatch.Constants,
            [.. inputs.Select(i => run.Before[i])],
            results,
            (dispatch.Size.X + ThreadsOfAGroup - 1) / ThreadsOfAGroup,
            dispatch.Size.Y);

        for (var i = 0; i < outputs.Length; i++)
        {
            var type = dispatch.Resources[outputs[i]].Resource.GetType().GetGenericArguments()[0];
            var (expected, found) = (Arrays.OfBytes(type, run.After[outputs[i]]), Arrays.OfBytes(type, results[i]));
            var (expectedBits, foundBits) = (Arrays.Bits(expected), Arrays.Bits(found));
            for (var element = 0; element < expectedBits.Length; element++)
            {
                Assert.True(
                    expectedBits[element] == foundBits[element],
                    $"{dispatch.Shader.Name}, {what}: element {element} of u{i} is {Arrays.Display(found, element)}, "
                        + $"by Execute {Arrays.Display(expected, element)}; "
                        + $"inputs {string.Join(", ", inputs.Select(input => Shown(dispatch.Resources[input].Resource, run.Before[input], element)))}");
            }
        }
    }

    private static string Shown(IGraphicsResource resource, byte[] bytes, int index)
    {
        var array = Arrays.OfBytes(resource.GetType().GetGenericArguments()[0], bytes);
        return index < array.Length ? Arrays.Display(array, index) : "-";
    }

    private static string SourceOf(Type shader) =>
        (string)shader.GetField("Source", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!;
}
