using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Peers;

/// <summary>What the numbers were measured on.</summary>
internal sealed record Machine(string Processor, int Processors, int VectorBits, string Framework, string System, string Date)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static Machine This => new(
        ModelName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override string ToString() =>
        $"{Processor}, {Processors} processors, vectors of {VectorBits} bits, {Framework}, {System}, {Date}";

    private static string ModelName() =>
        (File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':', 2)[1].Trim()
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
