using Xunit;

namespace Kernels.Tests.Gpu.Failing;

/// <summary>What comes of a driver's errors: an exception that says what to do, and nothing that is left behind.</summary>
public class FailingDriverTests(FailingDriver driver) : IClassFixture<FailingDriver>
{
    private const string Name = "Failing (Failing platform)";
    private const string Restart = " The device does nothing more in this program: start the program again.";
    private const string Resources =
        "CL_OUT_OF_RESOURCES. The device's memory may be used up, or a kernel ran for longer than the driver allows: work in smaller parts.";
    private const string Lost = "CL_INVALID_COMMAND_QUEUE. The device was lost, or the driver ended what was queued before.";

    [SkippableFact]
    public void Without_an_error_all_is_done()
    {
        var lines = Lines("use", "none:0:always");
        Assert.All(lines[..^1], static line => Assert.EndsWith(": done", line, StringComparison.Ordinal));
        Assert.StartsWith("read: ObjectDisposedException", lines[^1], StringComparison.Ordinal);
    }

    /// <summary>A kernel that ran for too long shows where its end is waited for; the queue is dead from then on.</summary>
    [SkippableTheory]
    [InlineData("clEnqueueReadBuffer", -5, "read", Resources)]
    [InlineData("clEnqueueNDRangeKernel", -36, "map", Lost)]
    [InlineData("clFinish", -5, "wait", Resources)]
    [InlineData("clEnqueueCopyBuffer", -2, "copy", "CL_DEVICE_NOT_AVAILABLE. Another program may use the device alone, or it was unplugged or reset.")]
    public void A_device_that_is_lost_says_so_once_and_then_the_first_reason(string function, int code, string where, string reason)
    {
        var lines = Lines("use", $"{function}:{code}:then-dead");
        var first = Array.FindIndex(lines, static line => line.Contains("GpuException", StringComparison.Ordinal));
        var error = $"{function} failed on {Name} with {reason}";
        Assert.Equal($"{where}: GpuException: {error}{Restart}", lines[first]);
        Assert.All(lines[..first], static line => Assert.EndsWith(": done", line, StringComparison.Ordinal));
        foreach (var line in lines[(first + 1)..^3])
        {
            Assert.EndsWith(
                $": GpuException: {Name} has failed earlier, and does nothing more in this program: start the program again. The first error was: {error}",
                line,
                StringComparison.Ordinal);
        }

        // Buffers can be disposed all the same, and then are disposed.
        Assert.Equal(["dispose: done", "dispose: done"], lines[^3..^1]);
        Assert.StartsWith("read: ObjectDisposedException", lines[^1], StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("clEnqueueNDRangeKernel", "map")]
    [InlineData("clSetKernelArg", "map")]
    [InlineData("clCreateKernel", "map")]
    [InlineData("clEnqueueReadBuffer", "read")]
    [InlineData("clCreateContext", "allocate")]
    [InlineData("clCreateCommandQueue", "allocate")]
    public void An_error_of_one_call_leaves_the_device_to_the_next(string function, string where)
    {
        var lines = Lines("use", $"{function}:-6:once");
        var failed = Assert.Single(lines, static line => line.Contains("GpuException", StringComparison.Ordinal));
        Assert.Equal($"{where}: GpuException: {function} failed on {Name} with CL_OUT_OF_HOST_MEMORY. The computer's memory is used up.", failed);
    }

    [SkippableFact]
    public void A_driver_without_a_compiler_is_said_to_have_none()
    {
        var lines = Lines("use", "clBuildProgram:-3:always");
        Assert.Equal(
            $"map: GpuException: The driver of {Name} cannot compile the kernel: clBuildProgram failed with CL_COMPILER_NOT_AVAILABLE. The driver has no compiler: install the complete driver.",
            lines[2]);
        Assert.Contains("write: done", lines);
    }

    [SkippableFact]
    public void Memory_that_others_use_is_said_to_be_used_by_others_and_what_is_given_back_can_be_used()
    {
        var lines = Lines("allocate", "none:0:always", memory: 10 << 20);
        var message = $"GpuException: A buffer of 1,048,576 bytes does not fit into the memory of {Name}: of 1,073,741,824 bytes, buffers of this "
            + "process use 10,485,760 (clCreateBuffer: CL_MEM_OBJECT_ALLOCATION_FAILURE). The rest may be used by other programs. "
            + "Dispose buffers that are no longer needed, or work in smaller parts.";
        Assert.Equal([$"10: {message}", $"10: {message}", "live: 9"], lines);
    }

    /// <summary>Many drivers take memory when it is first used, and not when it is asked for.</summary>
    [SkippableFact]
    public void Memory_that_is_not_there_at_its_first_use_is_given_back()
    {
        var lines = Lines("repeat", "clEnqueueFillBuffer:-4:always");
        Assert.StartsWith("GpuException: A buffer of 12 bytes does not fit into the memory", lines[0], StringComparison.Ordinal);
        Assert.Equal("live: 0", lines[1]);
    }

    /// <summary>A context and a queue are left, with a program and the kernels in it, and the memory of reductions.</summary>
    [SkippableTheory]
    [InlineData("none:0:always", 2 + 1 + 3 + 2)]
    [InlineData("clEnqueueReadBuffer:-6:always", 2 + 1 + 3 + 1)]
    [InlineData("clEnqueueReadBuffer:-5:then-dead", 2 + 1 + 3 + 1)]
    [InlineData("clEnqueueNDRangeKernel:-5:always", 2 + 1 + 1)]
    [InlineData("clSetKernelArg:-5:always", 2 + 1 + 1)]
    [InlineData("clEnqueueCopyBuffer:-14:then-dead", 2 + 1 + 3 + 2)]
    [InlineData("clEnqueueWriteBuffer:-6:always", 2)]
    [InlineData("clBuildProgram:-11:always", 2)]
    [InlineData("clCreateKernel:-5:always", 2 + 1)]
    [InlineData("clCreateContext:-6:always", 0)]
    [InlineData("clCreateCommandQueue:-6:always", 0)]
    public void Errors_leave_nothing_behind(string fail, int objects)
    {
        var lines = Lines("repeat", fail);
        Assert.Equal($"objects: {objects}", lines[^1]);
    }

    private string[] Lines(string scenario, string fail, int? memory = null)
    {
        Skip.If(driver.SkipReason is not null, driver.SkipReason);
        return driver.Print(scenario, fail, memory).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
