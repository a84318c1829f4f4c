using System.Runtime.CompilerServices;
using Kernels.Gpu;
using Kernels.Tests.Reductions;

namespace Kernels.Tests.Gpu;

/// <summary>What a process sees of devices, as text that another process reads.</summary>
internal static class ChildReport
{
    public static void Print(TextWriter output)
    {
        output.WriteLine($"available: {GpuDevice.IsAvailable}");
        output.WriteLine($"devices: {GpuDevice.All.Count}");
        output.WriteLine($"default: {Try(static () => GpuDevice.Default.Name)}");
        output.WriteLine($"found: {Try(static () => GpuDevice.Find(GpuDevice.All.Count > 0 ? GpuDevice.All[0].Name : "any").Name)}");
    }

    /// <summary>What comes of processor faults in C# after each thing that a driver can use to handle them by itself.</summary>
    public static void PrintFaults(TextWriter output)
    {
        var device = GpuDevice.Default;
        output.WriteLine($"found: {Faults()}");
        using var buffer = device.Allocate<float>([1f, 2f, 3f]);
        output.WriteLine($"allocated: {Faults()}");
        TestPrograms.Floats.Call("Scale").Input(buffer, "x").Output(buffer, "y").Value(2f).Run();
        output.WriteLine($"launched: {Faults()}");
        device.Synchronize();
        output.WriteLine($"done: {Faults()}");
    }

    /// <summary>Sums of a device that other processes use at the same time, with the memory for each made anew.</summary>
    public static void PrintSums(TextWriter output, int seed)
    {
        var device = GpuDevice.Default;
        for (var i = 0; i < 20; i++)
        {
            using var buffer = device.Allocate<float>(Samples.Floats(300_000, seed + i));
            TestPrograms.Floats.Call("Scale").Input(buffer, "x").Output(buffer, "y").Value(2f).Run();
            var sum = TestPrograms.Floats.Call("ProductSum").Input(buffer, "x").Input(buffer, "w").Total<float>("AddPairs").Reduce(64);
            output.WriteLine(sum.Get<uint>(0));
        }
    }

    private static string Faults()
    {
        var (quotients, lengths) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            try
            {
                quotients += Divide(i, 0);
            }
            catch (DivideByZeroException)
            {
                quotients++;
            }

            try
            {
                lengths += LengthOf(null!);
            }
            catch (NullReferenceException)
            {
                lengths++;
            }
        }

        return $"{quotients} {lengths}";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Divide(int x, int y) => x / y;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LengthOf(int[] values) => values.Length;

    private static string Try(Func<string> get)
    {
        try
        {
            return get();
        }
        catch (GpuException exception)
        {
            return $"{nameof(GpuException)}: {exception.Message}";
        }
    }
}
