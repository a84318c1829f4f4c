using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kernels.Gpu;
using Kernels.Learning;

namespace Kernels.Benchmarks;

/// <summary>
/// How close kernels on an OpenCL device come to its memory: the bytes that they read and write in a second, beside those of a
/// copy from one buffer to another on the same device, measured in turn.
/// </summary>
internal sealed class GpuBandwidth
{
    private const int Rounds = 10;

    /// <summary>The share of a copy's speed that the project aims at for maps and sums.</summary>
    private const double WantedOfMap = 0.85;

    /// <summary>The share that it aims at for an epoch of training.</summary>
    private const double WantedOfEpoch = 0.8;

    private readonly GpuDevice device = GpuDevice.Default;
    private readonly List<(string Name, long Bytes, Action Run)> work = [];
    private readonly List<string[]> rows = [["what", "time", "bytes moved", "of copy", "aim"]];

    /// <param name="arguments">The number of elements of a map, and the columns of the matrix; 2²⁸ and 1,024 where they are left out.</param>
    /// <param name="pages">The pages to write the table to.</param>
    public static int Run(ReadOnlySpan<string> arguments, IEnumerable<string> pages)
    {
        try
        {
            var numbers = new long[] { 1L << 28, 1024 };
            for (var i = 0; i < Math.Min(arguments.Length, numbers.Length); i++)
                numbers[i] = long.Parse(arguments[i], CultureInfo.InvariantCulture);
            var bandwidth = new GpuBandwidth();
            bandwidth.Measure(numbers[0], (int)numbers[1]);
            MarkdownPages.Write(pages, new Dictionary<string, string> { ["gpu"] = MarkdownPages.Table(bandwidth.rows, bandwidth.Machine) });
            return 0;
        }
        catch (Exception exception) when (exception is GpuException or FormatException or OverflowException)
        {
            Console.Error.WriteLine($"gpu [elements [columns]]: {exception.Message}");
            return 2;
        }
    }

    private string Machine => string.Create(CultureInfo.InvariantCulture, $"{device}, driver {device.DriverVersion}, {RuntimeInformation.OSDescription}, {DateTime.Today:yyyy-MM-dd}");

    private void Measure(long length, int columns)
    {
        Console.WriteLine(Machine);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length:N0} floats per buffer; the matrix fills a quarter of {device.MemorySize / 1e9:0.0} GB at {columns:N0} columns"));

        using var x = device.Allocate<float>(length);
        using var y = device.Allocate<float>(length);
        using var result = device.Allocate<float>(length);
        work.Add(("copy", 8 * length, () => result.CopyFrom(x)));
        work.Add(("map: relu", 8 * length, () => Activations.Relu(x, result)));
        work.Add(("map: sigmoid", 8 * length, () => Activations.Sigmoid(x, result)));
        work.Add(("map: a·x + y", 12 * length, () => GpuKernels.Saxpy(2f, x, y, result)));
        work.Add(("sum", 4 * length, () => _ = GpuKernels.ValueSum(x)));
        MeasureInTurn();

        // An epoch of training reads the matrix twice: for the products of its rows, and for the gradient.
        work.RemoveRange(1, work.Count - 1);
        var height = checked((int)(Math.Min(device.MemorySize / 4, device.LargestBuffer) / 4 / columns));
        using var kernels = new OpenCLKernels(device);
        using var matrix = device.Allocate<float>((long)height * columns);
        var batch = new PassRows<GpuBuffer<float>>(matrix, kernels.Allocate(height), kernels.Allocate(0), height, AreWeighted: false);
        var network = new Network([columns, 1], Hidden: null, new LogisticOutput());
        var tile = new NetworkTile<GpuBuffer<float>>(network, height, kernels);
        var gradient = kernels.Allocate(network.ParameterCount);
        var gradientHere = new float[network.ParameterCount];
        work.Add(("epoch", 8L * height * columns, Epoch));
        MeasureInTurn();

        void Epoch()
        {
            tile.SetParameters(gradientHere);
            _ = tile.Run(batch, gradient);
            kernels.Read(gradient, gradientHere);
        }
    }

    /// <summary>What was measured as a row of a table; bold where the project aims higher.</summary>
    private static string[] Row(string name, double seconds, double rate, double share)
    {
        double? wanted = name == "copy" ? null : name == "epoch" ? WantedOfEpoch : WantedOfMap;
        var text = share.ToString("0 %", CultureInfo.InvariantCulture);
        return
        [
            name,
            string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.000} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{rate / 1e9:N0} GB/s"),
            share < wanted ? $"**{text}**" : text,
            wanted?.ToString("0 %", CultureInfo.InvariantCulture) ?? "",
        ];
    }

    /// <summary>The best of several rounds of each piece of work, beside the first.</summary>
    private void MeasureInTurn()
    {
        var best = new double[work.Count];
        Array.Fill(best, double.PositiveInfinity);
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < work.Count; i++)
            {
                var watch = Stopwatch.StartNew();
                work[i].Run();
                device.Synchronize();
                if (round > 0) // the first one compiles
                    best[i] = Math.Min(best[i], watch.Elapsed.TotalSeconds);
            }
        }

        var copy = work[0].Bytes / best[0];
        for (var i = 0; i < work.Count; i++)
        {
            var rate = work[i].Bytes / best[i];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work[i].Name,-14}{best[i] * 1e3,10:0.000} ms{rate / 1e9,10:0.0} GB/s{rate / copy,8:P0} of copy"));
            if (i > 0 || rows.Count == 1)
                rows.Add(Row(work[i].Name, best[i], rate, rate / copy));
        }
    }
}
