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
            Gpu(),
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

    private static Command Gpu()
    {
        var numbers = new Argument<string[]>("numbers")
        {
            Arity = new(0, 2),
            HelpName = "elements [columns]",
            Description = "The elements of a map, and the columns of the matrix; 2²⁸ and 1,024 unless given.",
        };
        var markdown = MarkdownPages.Option();
        var command = new Command("gpu", "Measures kernels on an OpenCL device beside a copy of its memory.") { numbers, markdown };
        command.SetAction(parsed => GpuBandwidth.Run(parsed.GetValue(numbers), parsed.GetValue(markdown)!));
        return command;
    }
}
