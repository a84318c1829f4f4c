using System.Runtime.InteropServices;
using Xunit;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>The tests that share one Vulkan device.</summary>
[CollectionDefinition(Name)]
public sealed class VulkanCollection : ICollectionFixture<VulkanFixture>
{
    public const string Name = "Vulkan";
}

/// <summary>Compiles shaders and runs them on the machine's Vulkan device; where it cannot, the test is skipped.</summary>
public sealed class VulkanFixture : IDisposable
{
    private readonly VulkanDevice? device;
    private readonly string missingDevice;

    public VulkanFixture() => device = VulkanDevice.TryOpen(out missingDevice);

    /// <summary>The device; without one the test is skipped.</summary>
    internal VulkanDevice Device
    {
        get
        {
            Skip.If(device == null, missingDevice);
            return device!;
        }
    }

    /// <summary>Skips the test without the compiler.</summary>
    public static void RequireCompiler() => Skip.If(ShaderToolchain.MissingReason != null, ShaderToolchain.MissingReason);

    /// <summary>Skips the test on a driver other than llvmpipe, of which it describes a habit.</summary>
    public void RequireLlvmpipe() => Skip.IfNot(
        Device.Name.StartsWith("llvmpipe", StringComparison.Ordinal),
        "The test is about the software driver of the Debian package mesa-vulkan-drivers.");

    /// <summary>Compiles a shader; without the compiler the test is skipped.</summary>
    public static byte[] Compile(string hlsl)
    {
        RequireCompiler();
        return ShaderToolchain.Compile(hlsl);
    }

    /// <summary>Runs a shader of one dimension and of groups of 64 threads, and returns its only output.</summary>
    /// <param name="hlsl">The shader.</param>
    /// <param name="length">How many elements it writes.</param>
    /// <param name="readOnly">The inputs.</param>
    public TOut[] Map<TIn, TOut>(string hlsl, int length, params TIn[][] readOnly)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var output = Bytes(new TOut[length]);
        Device.Dispatch(Compile(hlsl), Bytes(new[] { length, 1, 1 }), [.. readOnly.Select(Bytes)], [output], (length + 63) / 64);
        return Values<TOut>(output);
    }

    /// <summary>The bytes of an array.</summary>
    public static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();

    /// <summary>The array that has these bytes.</summary>
    public static T[] Values<T>(byte[] bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    /// <inheritdoc/>
    public void Dispose() => device?.Dispose();
}
