using System.Runtime.Versioning;
using ComputeSharp;
using Kernels.Learning;

namespace Kernels.Samples.Shaders;

/// <summary>Training by generated shaders on a device of DirectX 12.</summary>
[SupportedOSPlatform("windows6.2")]
internal sealed class ComputeSharpDevice(GraphicsDevice device) : TrainingDevice
{
    /// <summary>Why the program allocates buffers though it may be trimmed.</summary>
    public const string ElementsHaveNoFields =
        "ComputeSharp looks for doubles among the fields of an element's type. The elements are floats, whose fields it does not read.";

    public override string Name => "computesharp";

    public override string? WhyNot(TrainingRows rows) => rows.Activation is not { } activation || ShaderKernels.CanActivate(activation)
        ? null
        : $"The activation '{activation}' has no shader.";

    public override ITrainingPass Prepare(TrainingRows rows) => new ShaderKernels(device).Prepare(rows);
}
