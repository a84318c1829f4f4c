using System.CommandLine;
using Kernels.Benchmarks.Constructs;
using Kernels.Benchmarks.Corpus;
using Kernels.Benchmarks.Generator;
using Kernels.Benchmarks.Native;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks;

/// <summary>The program's commands. What is none of them goes to BenchmarkDotNet.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("The speed of kernels. Arguments without a command go to BenchmarkDotNet; without arguments all its benchmarks run.")
        {
            PeersCommand.Create(),
            ConstructsCommand.Create(),
            CorpusCommand.Create(),
            GpuCommand.Create(),
            GeneratorCommand.Create(),
            NativeCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.CommandResult.Command == root && args is not ["--help" or "-h" or "-?"])
            return BenchmarkClasses.Run(args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke();
        Console.Error.WriteLine($"{parsed.CommandResult.Command.Name}: {parsed.Errors[0].Message}");
        return 2;
    }
}
