using System.CommandLine;
using Kernels.Gpu;
using Kernels.Samples.Commands;

namespace Kernels.Samples;

/// <summary>The program's commands, and what becomes of errors: one line on standard error and exit code 2.</summary>
internal static class CommandLine
{
    private const int Failure = 2;
    private const int Cancelled = 130;

    // A label column may be called @something, so no response files.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Kernels: scalar C# functions, vectorised at compile time. Without a command: trains a logistic regression on the breast cancer data.")
        {
            TrainCommand.Create(),
            ExportCommand.Create(),
            TargetsCommand.Create(),
        };
        root.SetAction((_, cancellationToken) => TrainCommand.RunAsync(new(), cancellationToken));

        var parsed = root.Parse(args, Parser);

        if (parsed.Errors.Count > 0)
            return Fail($"{parsed.Errors[0].Message} Run 'kernels {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help' to see what there is.");

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (UserError error)
        {
            return Fail(error.Message);
        }
        catch (GpuException error)
        {
            return Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    private static int Fail(string message)
    {
        // A cell or a file's name may hold anything; the message stays one line and steers no terminal.
        Console.Error.WriteLine($"kernels: {string.Concat(message.Select(c => char.IsControl(c) ? '?' : c))}");
        return Failure;
    }
}
