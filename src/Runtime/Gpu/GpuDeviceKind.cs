namespace Kernels.Gpu;

/// <summary>What kind of processor a device is.</summary>
public enum GpuDeviceKind
{
    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>Another processor that is built for computation.</summary>
    Accelerator,

    /// <summary>The computer's own processor, by a driver that runs OpenCL on its cores.</summary>
    Cpu,
}
