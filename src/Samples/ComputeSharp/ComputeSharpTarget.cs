using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ComputeSharp;
using Kernels.Samples.Shaders;

namespace Kernels.Samples.Targets;

/// <summary>The generated overload over ComputeSharp's buffers, which runs a shader of DirectX 12.</summary>
[SupportedOSPlatform("windows6.2")]
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = ComputeSharpDevice.ElementsHaveNoFields)]
internal sealed class ComputeSharpTarget(GraphicsDevice device, float[] x) : Target("ComputeSharp")
{
    private readonly ReadOnlyBuffer<float> x = device.AllocateReadOnlyBuffer(x);
    private readonly ReadWriteBuffer<float> results = device.AllocateReadWriteBuffer<float>(x.Length);

    public override void Run() => Activation.Swish(x, Beta, results);

    public override ReadOnlySpan<float> Results() => results.ToArray();

    public override void Dispose()
    {
        x.Dispose();
        results.Dispose();
        base.Dispose();
    }
}
