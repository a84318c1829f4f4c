namespace Kernels.Generators.Targets;

/// <summary>The languages that kernels are written in for a GPU.</summary>
internal enum GpuTarget
{
    /// <summary>OpenCL C 1.2, compiled by the driver at run time.</summary>
    OpenCL,

    /// <summary>HLSL of shader model 5, and the C# of a ComputeSharp shader, which has the same functions.</summary>
    Hlsl,
}
