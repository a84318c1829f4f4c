using System.CommandLine;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks;

/// <summary>The program's commands. What is none of them goes to BenchmarkDotNet.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("The speed of kernels. Without a command, the arguments go to BenchmarkDotNet; without arguments, all its benchmarks run.")
        {
            PeersCommand.Create(),
            Gpu(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(_ => BenchmarkClasses.Run(args));
        return root.Parse(args).Invoke();
    }

    private static Command Gpu()
    {
        var numbers = new Argument<string[]>("elements columns") { Arity = new(0, 2), Description = "The elements of a map, and the columns of the matrix; 2²⁸ and 1,024 unless given." };
        var command = new Command("gpu", "Measures kernels on an OpenCL device beside a copy of its memory.") { numbers };
        command.SetAction(parsed => GpuBandwidth.Run(parsed.GetValue(numbers)));
        return command;
    }
}
