using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kernels.Gpu;
using Kernels.Gpu.Native;

namespace Kernels.Tests.Gpu.Failing;

/// <summary>What a process does with a device that fails, and prints of it: a line for each thing that it does.</summary>
internal static class FailingScenarios
{
    public static void Print(string scenario, TextWriter output)
    {
        switch (scenario)
        {
            case "use":
                Use(output);
                break;
            case "allocate":
                Allocate(output);
                break;
            case "repeat":
                Repeat(output);
                break;
            default:
                throw new ArgumentException($"There is no scenario '{scenario}'.", nameof(scenario));
        }
    }

    /// <summary>Everything that a device can be asked for, twice where that may differ.</summary>
    private static void Use(TextWriter output)
    {
        var device = GpuDevice.Default;
        GpuBuffer<float>? buffer = null;
        Do("allocate", () => buffer = device.Allocate<float>([1f, 2f, 3f]));
        Do("allocate", () => buffer ??= device.Allocate<float>([1f, 2f, 3f]));
        if (buffer is null)
            return;
        Do("map", () => Map(buffer));
        Do("map", () => Map(buffer));
        Do("read", () => buffer.ToArray());
        Do("read", () => buffer.ToArray());
        Do("sum", () => Sum(buffer));
        Do("sum", () => Sum(buffer));
        Do("write", () => buffer.CopyFrom([4f, 5f, 6f]));
        Do("copy", () => buffer.Slice(1, 1).CopyFrom(buffer.Slice(0, 1)));
        Do("zeros", () => device.Allocate<float>(3).Dispose());
        Do("wait", device.Synchronize);
        Do("dispose", buffer.Dispose);
        Do("dispose", buffer.Dispose);
        Do("read", () => buffer.ToArray());

        void Do(string what, Action action) => output.WriteLine($"{what}: {Outcome(action)}");
    }

    /// <summary>Buffers of a megabyte until there is no more memory, and again when one is given back.</summary>
    private static void Allocate(TextWriter output)
    {
        var device = GpuDevice.Default;
        var buffers = new Stack<GpuBuffer<float>>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var outcome = "done";
            while (outcome == "done" && buffers.Count < 100)
                outcome = Outcome(() => buffers.Push(device.Allocate<float>(1 << 18)));
            output.WriteLine($"{buffers.Count}: {outcome}");
            buffers.Pop().Dispose();
        }

        output.WriteLine($"live: {MemoryHandle.Live}");
    }

    /// <summary>The same failure many times, and what the driver has left of it.</summary>
    private static void Repeat(TextWriter output)
    {
        var device = GpuDevice.Default;
        var outcomes = new HashSet<string>();
        for (var i = 0; i < 300; i++)
            outcomes.Add(Outcome(() => Everything(device)));
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        foreach (var outcome in outcomes)
            output.WriteLine(outcome);
        output.WriteLine($"live: {MemoryHandle.Live}");
        output.WriteLine($"objects: {LiveObjects()}");
        GC.KeepAlive(device);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Everything(GpuDevice device)
    {
        using var buffer = device.Allocate<float>([1f, 2f, 3f]);
        using var zeros = device.Allocate<float>(3);
        Map(buffer);
        Sum(buffer);
        zeros.CopyFrom(buffer);
        buffer.ToArray();
    }

    private static void Map(GpuBuffer<float> buffer) => TestPrograms.Floats.Call("Scale").Input(buffer, "x").Output(buffer, "y").Value(2f).Run();

    private static void Sum(GpuBuffer<float> buffer) =>
        TestPrograms.Floats.Call("ProductSum").Input(buffer, "x").Input(buffer, "w").Total<float>("AddPairs").Reduce(64);

    private static string Outcome(Action action)
    {
        try
        {
            action();
            return "done";
        }
        catch (Exception exception) when (exception is GpuException or ObjectDisposedException)
        {
            // The program stands behind the first line.
            return $"{exception.GetType().Name}: {exception.Message.Split('\n')[0]}";
        }
    }

    /// <summary>The objects that the driver has made and not released.</summary>
    private static unsafe int LiveObjects() =>
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(NativeLibrary.Load("libOpenCL.so.1"), "live_objects"))();
}
