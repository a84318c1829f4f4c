using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Kernels.Benchmarks.Peers;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Kernels.Tests.Aot;
using Spectre.Console;

namespace Kernels.Benchmarks.Native;

/// <summary><c>native</c>: a kernel in native programs, by the instructions that they may use, beside the just-in-time compiler.</summary>
internal static class NativeCommand
{
    private const string TableName = "native";
    private const int MaxRounds = 1000;
    private const int Failure = 2;

    private static readonly string[] Head = ["`IlcInstructionSet`", "widest vectors", "ns per element"];

    /// <summary>.NET's default is the empty one.</summary>
    private static readonly string[] InstructionSets = ["native", "x86-64-v3", ""];

    public static Command Create()
    {
        var rounds = NumberOption.Whole("--rounds", "How often each program runs; the medians count.", 1, MaxRounds, 7);
        var markdown = MarkdownPages.Option();

        var command = new Command("native", "Measures a kernel in native programs, by the instructions that they may use.") { rounds, markdown };
        command.SetAction(parsed => Run(parsed.GetValue(rounds), parsed.GetValue(markdown)!));
        return command;
    }

    private static int Run(int rounds, string[] pages)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return Fail($"the instruction sets are those of x64, and this processor is {RuntimeInformation.ProcessArchitecture}.");
        if (NativeCompiler.SkipReason is { } reason)
            return Fail(reason);

        using var programs = new NativePrograms();
        NativeRow[] rows = [.. InstructionSets.Select(programs.Native), programs.JustInTime()];
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                foreach (var row in rows)
                    row.Run();
            }
        }
        catch (InvalidOperationException error)
        {
            return Fail(error.Message);
        }

        Show(rows, pages);
        return 0;
    }

    private static void Show(NativeRow[] rows, string[] pages)
    {
        string[][] lines =
        [
            .. rows.Select(static row => (string[])[row.Name, $"{row.VectorBits} bits", Number(row.Kernel)]),
            ["a scalar loop", "", Number(rows[^1].Loop)],
        ];

        Console.WriteLine(Machine.This);
        var console = Terminal.Create();
        var table = console.NewTable(Plain(Head[0]), Head[1..]);
        foreach (var line in lines)
            table.AddRow([.. line.Select(static cell => Markup.Escape(Plain(cell)))]);
        console.Write(table);
        MarkdownPages.Write(pages, new Dictionary<string, string> { [TableName] = MarkdownPages.Table([Head, .. lines], Machine.This.ToString()) });
    }

    private static string Plain(string cell) => cell.Trim('`');

    private static string Number(double nanoseconds) => nanoseconds.ToString("F3", CultureInfo.InvariantCulture);

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"native: {message}");
        return Failure;
    }
}
