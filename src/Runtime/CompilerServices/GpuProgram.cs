using System.ComponentModel;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.CompilerServices;

/// <summary>
/// A program in OpenCL C. It is compiled for each device when one of its kernels is first launched there. For generated
/// code; not meant to be used by hand.
/// </summary>
/// <param name="source">
/// The program. It must not divide an integer by zero, nor the least integer by -1: on a driver that runs it on the
/// processor, that ends the process.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuProgram(string source)
{
    private readonly Lock gate = new();
    private readonly Dictionary<GpuDevice, ProgramHandle> programs = [];

    /// <summary>The kernels that were launched, in an array that is replaced when there is one more: it is searched without a lock.</summary>
    private volatile Kernel[] kernels = [];

    /// <summary>A launch of a kernel, to be given its arguments.</summary>
    /// <param name="kernel">The kernel's name in the program.</param>
    public GpuCall Call(string kernel) => GpuCall.Begin(this, kernel);

    /// <summary>A program with more kernels, which may call the functions of this one.</summary>
    /// <param name="kernels">Their text.</param>
    internal GpuProgram With(string kernels) => new(source + kernels);

    /// <summary>A kernel, compiled for a device.</summary>
    /// <exception cref="NotSupportedException">The program computes with double, and the device does not.</exception>
    /// <exception cref="GpuException">The program cannot be compiled, or has no such kernel.</exception>
    internal Kernel Find(GpuDevice device, string name) => Known(device, name) ?? Compile(device, name);

    /// <summary>A kernel that was launched before, or null. A program has a handful of them.</summary>
    private Kernel? Known(GpuDevice device, string name)
    {
        var queue = device.Queue;
        foreach (var kernel in kernels)
        {
            if (kernel.Queue == queue && kernel.Name == name)
                return kernel;
        }

        return null;
    }

    private Kernel Compile(GpuDevice device, string name)
    {
        lock (gate)
        {
            if (Known(device, name) is { } known)
                return known;
            var kernel = device.Queue.Find(Build(device), name);
            kernels = [.. kernels, kernel];
            return kernel;
        }
    }

    private ProgramHandle Build(GpuDevice device)
    {
        if (programs.TryGetValue(device, out var program))
            return program;
        if (!device.SupportsDouble && source.Contains("cl_khr_fp64", StringComparison.Ordinal))
            throw new NotSupportedException($"The kernel computes with double, as correctly rounded functions do too, "
                + $"which {device} does not support: use another device, or float.");
        program = device.Queue.Build(source);
        programs.Add(device, program);
        return program;
    }
}
