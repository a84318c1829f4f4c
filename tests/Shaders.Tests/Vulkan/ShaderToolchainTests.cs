using System.Runtime.InteropServices;
using Xunit;
using static Kernels.Shaders.Tests.Vulkan.VulkanFixture;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>The compiler's options matter, and what it refuses is explained.</summary>
[Collection(VulkanCollection.Name)]
public sealed class ShaderToolchainTests(VulkanFixture vulkan)
{
    private static readonly string Doubling = Hlsl.Shader(
        "StructuredBuffer<float> x : register(t0); RWStructuredBuffer<float> y : register(u0);",
        "y[ThreadIds.x] = 2 * x[ThreadIds.x];");

    [SkippableFact]
    public void Syntax_error_is_shown_with_the_numbered_source()
    {
        RequireCompiler();
        var hlsl = Doubling.Replace("2 *", "2 * *", StringComparison.Ordinal);

        var exception = Assert.Throws<ShaderCompilationException>(() => ShaderToolchain.Compile(hlsl));

        Assert.Contains("glslangValidator refused the shader", exception.Message, StringComparison.Ordinal);
        Assert.Contains("shader.hlsl:16: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("  16 |         y[ThreadIds.x] = 2 * * x[ThreadIds.x];", exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Unknown_name_is_shown()
    {
        RequireCompiler();
        var exception = Assert.Throws<ShaderCompilationException>(() => ShaderToolchain.Compile(Hlsl.Expression("sinus(a)")));

        Assert.Contains("sinus", exception.Message[..exception.Message.IndexOf(" | ", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Invalid_module_is_refused_by_the_validator()
    {
        // The compiler passes ldexp on with an exponent of the wrong type.
        RequireCompiler();
        var exception = Assert.Throws<ShaderCompilationException>(() => ShaderToolchain.Compile(Hlsl.Expression("ldexp(a, 2.0f)")));

        Assert.StartsWith("spirv-val refused the shader", exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Same_source_is_compiled_once() => Assert.Same(Compile(Doubling), Compile(new string(Doubling)));

    [SkippableFact]
    public void Without_the_define_a_group_has_one_thread()
    {
        RequireCompiler();
        var x = Enumerable.Range(1, 128).Select(i => (float)i).ToArray();
        var y = new byte[512];
        var spirv = ShaderToolchain.Compile(Doubling, ShaderToolchain.Options(Doubling).Where(o => o != "-DNumThreads=numthreads"));

        vulkan.Device.Dispatch(spirv, Bytes([128, 1, 1]), [Bytes(x)], [y], 2);

        Assert.Equal([2, 4, .. new float[126]], Values<float>(y));
    }

    [SkippableFact]
    public void Shifts_give_each_register_its_binding()
    {
        RequireCompiler();
        var options = ShaderToolchain.Options(Doubling);

        // b0, t0, u0. Without the shifts they meet, and neither tool says a word.
        Assert.Equal([0, 1, 8], BindingsOf(ShaderToolchain.Compile(Doubling, options)));
        Assert.Equal([0, 0, 8], BindingsOf(ShaderToolchain.Compile(Doubling, Without(options, "--shift-texture-binding"))));
        Assert.Equal([0, 0, 1], BindingsOf(ShaderToolchain.Compile(Doubling, Without(options, "--shift-UAV-binding"))));
    }

    private static string[] Without(string[] options, string name)
    {
        var index = Array.IndexOf(options, name);
        return [.. options[..index], .. options[(index + 2)..]];
    }

    // The operands of all OpDecorate … Binding, in ascending order.
    private static List<int> BindingsOf(byte[] spirv)
    {
        const int HeaderWords = 5, OpDecorate = 71, Binding = 33;
        var words = MemoryMarshal.Cast<byte, int>(spirv);
        var bindings = new List<int>();
        for (var i = HeaderWords; i < words.Length; i += words[i] >> 16)
        {
            if ((words[i] & 0xFFFF) == OpDecorate && words[i + 2] == Binding) bindings.Add(words[i + 3]);
        }

        bindings.Sort();
        return bindings;
    }
}
