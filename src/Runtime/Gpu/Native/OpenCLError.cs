using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kernels.Gpu.Native;

/// <summary>OpenCL's error codes as exceptions.</summary>
internal static class OpenCLError
{
    /// <summary>The code of memory that is used up.</summary>
    public const int AllocationFailure = -4;

    /// <summary>The code of a program that does not compile.</summary>
    public const int BuildProgramFailure = -11;

    /// <summary>The code of a kernel that a program does not have.</summary>
    public const int InvalidKernelName = -46;

    // The codes that are asked for by name, or of functions that are used here, from the OpenCL specification.
    private static readonly Dictionary<int, (string Name, string Advice)> Codes = new()
    {
        [-1] = ("CL_DEVICE_NOT_FOUND", ""),
        [-2] = ("CL_DEVICE_NOT_AVAILABLE", "Another program may use the device alone, or it was unplugged or reset."),
        [-3] = ("CL_COMPILER_NOT_AVAILABLE", "The driver has no compiler: install the complete driver."),
        [AllocationFailure] = ("CL_MEM_OBJECT_ALLOCATION_FAILURE", "The device's memory is used up: dispose buffers, or work in smaller parts."),
        [-5] = ("CL_OUT_OF_RESOURCES", "The device's memory may be used up, or a kernel ran for longer than the driver allows: work in smaller parts."),
        [-6] = ("CL_OUT_OF_HOST_MEMORY", "The computer's memory is used up."),
        [-7] = ("CL_PROFILING_INFO_NOT_AVAILABLE", ""),
        [-8] = ("CL_MEM_COPY_OVERLAP", ""),
        [BuildProgramFailure] = ("CL_BUILD_PROGRAM_FAILURE", ""),
        [-12] = ("CL_MAP_FAILURE", ""),
        [-13] = ("CL_MISALIGNED_SUB_BUFFER_OFFSET", ""),
        [-14] = ("CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST", "A kernel or a copy that was queued before has failed."),
        [-30] = ("CL_INVALID_VALUE", ""),
        [-31] = ("CL_INVALID_DEVICE_TYPE", ""),
        [-32] = ("CL_INVALID_PLATFORM", ""),
        [-33] = ("CL_INVALID_DEVICE", ""),
        [-34] = ("CL_INVALID_CONTEXT", "The device was lost, or the driver ended what was queued before."),
        [-35] = ("CL_INVALID_QUEUE_PROPERTIES", ""),
        [-36] = ("CL_INVALID_COMMAND_QUEUE", "The device was lost, or the driver ended what was queued before."),
        [-37] = ("CL_INVALID_HOST_PTR", ""),
        [-38] = ("CL_INVALID_MEM_OBJECT", ""),
        [-42] = ("CL_INVALID_BINARY", ""),
        [-43] = ("CL_INVALID_BUILD_OPTIONS", ""),
        [-44] = ("CL_INVALID_PROGRAM", ""),
        [-45] = ("CL_INVALID_PROGRAM_EXECUTABLE", ""),
        [InvalidKernelName] = ("CL_INVALID_KERNEL_NAME", "The program has no kernel of that name."),
        [-47] = ("CL_INVALID_KERNEL_DEFINITION", ""),
        [-48] = ("CL_INVALID_KERNEL", ""),
        [-49] = ("CL_INVALID_ARG_INDEX", "The kernel has fewer parameters."),
        [-50] = ("CL_INVALID_ARG_VALUE", "The kernel's parameter is of another type."),
        [-51] = ("CL_INVALID_ARG_SIZE", "The kernel's parameter is of another type."),
        [-52] = ("CL_INVALID_KERNEL_ARGS", "The kernel has more parameters."),
        [-53] = ("CL_INVALID_WORK_DIMENSION", ""),
        [-54] = ("CL_INVALID_WORK_GROUP_SIZE", "The device cannot run the kernel in work-groups of the size that it needs."),
        [-55] = ("CL_INVALID_WORK_ITEM_SIZE", "The device cannot run the kernel in work-groups of the size that it needs."),
        [-56] = ("CL_INVALID_GLOBAL_OFFSET", ""),
        [-57] = ("CL_INVALID_EVENT_WAIT_LIST", ""),
        [-58] = ("CL_INVALID_EVENT", ""),
        [-59] = ("CL_INVALID_OPERATION", ""),
        [-61] = ("CL_INVALID_BUFFER_SIZE", ""),
        [-63] = ("CL_INVALID_GLOBAL_WORK_SIZE", "The device cannot run so many work-items at once: work in smaller parts."),
        [-64] = ("CL_INVALID_PROPERTY", ""),
        [-66] = ("CL_INVALID_COMPILER_OPTIONS", ""),
        [-67] = ("CL_INVALID_LINKER_OPTIONS", ""),
        [-1001] = ("CL_PLATFORM_NOT_FOUND_KHR", "No driver is installed."),
    };

    /// <summary>Throws if a function has failed.</summary>
    /// <param name="code">What it has returned.</param>
    /// <param name="function">The function.</param>
    /// <param name="device">The device it was to do something on.</param>
    /// <exception cref="GpuException">It has failed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int code, string function, DeviceInfo device)
    {
        if (code != 0)
            throw Exception(code, function, device);
    }

    /// <summary>Does a code say that there is no memory left? Some drivers take memory only when it is first used.</summary>
    public static bool IsOutOfMemory(int code) => code is -5 or -6 or AllocationFailure;

    /// <summary>The exception of a function that has failed.</summary>
    public static GpuException Exception(int code, string function, DeviceInfo device)
    {
        var (name, advice) = Describe(code);
        return new GpuException($"{function} failed on {device} with {name}. {advice}".TrimEnd());
    }

    /// <summary>The exception of a buffer that does not fit.</summary>
    public static GpuException OutOfMemory(int code, string function, long size, long used, DeviceInfo device)
    {
        var others = used + size > device.MemorySize ? "" : " The rest may be used by other programs.";
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"A buffer of {size:N0} bytes does not fit into the memory of {device}: of {device.MemorySize:N0} bytes, "
            + $"buffers of this process use {used:N0} ({function}: {Describe(code).Name}).{others} "
            + $"Dispose buffers that are no longer needed, or work in smaller parts."));
    }

    /// <summary>The name of a code, and what to do about it.</summary>
    public static (string Name, string Advice) Describe(int code) =>
        Codes.TryGetValue(code, out var found)
            ? found
            : (string.Create(CultureInfo.InvariantCulture, $"the error code {code}"), "It is one of the driver's own.");
}
