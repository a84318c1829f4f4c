using System.Diagnostics;
using System.Globalization;

namespace Kernels.Benchmarks.Native;

/// <summary>The program of tests/Benchmarks.Native, compiled in one way, and what its runs have measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The file to run, then its arguments.</param>
internal sealed record NativeRow(string Name, params string[] Command)
{
    private readonly List<double> kernels = [];
    private readonly List<double> loops = [];

    /// <summary>The widest vectors that the program uses.</summary>
    public int VectorBits { get; private set; }

    /// <summary>The median of the nanoseconds per element of the kernel.</summary>
    public double Kernel => Statistics.Median(kernels);

    /// <summary>The median of the nanoseconds per element of the scalar loop.</summary>
    public double Loop => Statistics.Median(loops);

    /// <summary>Runs the program once.</summary>
    /// <exception cref="InvalidOperationException">The processor lacks what the program needs, or it failed otherwise.</exception>
    public void Run()
    {
        using var process = Process.Start(new ProcessStartInfo(Command[0], Command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the program for {Name} gave {process.ExitCode}: "
                + $"{error.GetAwaiter().GetResult().ReplaceLineEndings(" ").Trim()}");

        var numbers = output.Split(' ');
        VectorBits = int.Parse(numbers[0], CultureInfo.InvariantCulture);
        kernels.Add(double.Parse(numbers[1], CultureInfo.InvariantCulture));
        loops.Add(double.Parse(numbers[2], CultureInfo.InvariantCulture));
    }
}
