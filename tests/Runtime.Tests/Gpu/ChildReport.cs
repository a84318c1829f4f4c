using Kernels.Gpu;

namespace Kernels.Tests.Gpu;

/// <summary>What a process sees of devices, as text that another process reads.</summary>
internal static class ChildReport
{
    public static void Print(TextWriter output)
    {
        output.WriteLine($"available: {GpuDevice.IsAvailable}");
        output.WriteLine($"devices: {GpuDevice.All.Count}");
        output.WriteLine($"default: {Try(static () => GpuDevice.Default.Name)}");
        output.WriteLine($"found: {Try(static () => GpuDevice.Find("a").Name)}");
    }

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
