using System.CommandLine;
using System.Globalization;
using Kernels.Gpu;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Benchmarks;

/// <summary>
/// <c>gpu</c>: how close kernels on an OpenCL device come to its memory. What they read and write in a second, beside a copy from
/// one buffer to another on the same device, measured in turn; and what small calls cost beside OpenCL's own.
/// </summary>
internal static class GpuCommand
{
    private const string TableName = "gpu";
    private const int MaxRounds = 1000;
    private const int RedirectedWidth = 160;
    private const int Failure = 2;

    public static Command Create()
    {
        var elements = new Option<long?>("--elements")
        {
            HelpName = "N",
            Description = "The floats of a buffer in the largest maps, from 65,536 on; 2²⁸ unless given, or what the device has memory for. "
                + "All other sizes follow from it.",
            CustomParser = static result =>
            {
                if (long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 << 16)
                    return number;
                result.AddError($"--elements takes a whole number from 65536 on, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };
        var rounds = NumberOption.Whole("--rounds", "How often each work is measured; the best counts.", 1, MaxRounds, 10);
        var alone = new Option<bool>("--alone") { Description = "Do not look for PyTorch." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var markdown = MarkdownPages.Option();

        var command = new Command("gpu", "Measures kernels on an OpenCL device beside a copy of its memory, and beside PyTorch where that is installed.")
        {
            elements, rounds, alone, json, markdown,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(elements), parsed.GetValue(rounds), !parsed.GetValue(alone), parsed.GetValue(json), parsed.GetValue(markdown)!));
        return command;
    }

    private static int Run(long? elements, int rounds, bool withTorch, bool json, string[] pages)
    {
        try
        {
            var device = GpuDevice.Default;
            var console = json ? null : Terminal.Create();
            if (console is not null && Console.IsOutputRedirected)
                console.Profile.Width = RedirectedWidth;
            using var torch = new TorchPeer(withTorch);
            var measurement = new GpuMeasurement(
                device,
                elements ?? GpuMeasurement.UsualLength(device),
                rounds,
                torch,
                table => Show(console, table.Title, GpuText.Rows(table, static text => $"{text} (!)")));
            console?.WriteLine(measurement.Machine);
            console?.WriteLine(torch.Version);

            var report = measurement.Run();
            Show(console, "Small calls", GpuText.Rows(report.Calls, static text => $"{text} (!)"));
            ShowUnmet(console, report);
            if (console is null)
                Console.WriteLine(Json.Of(report));
            MarkdownPages.Write(pages, new Dictionary<string, string> { [TableName] = GpuText.Markdown(report) });
            return 0;
        }
        catch (GpuException exception)
        {
            Console.Error.WriteLine($"gpu: {exception.Message}");
            return Failure;
        }
    }

    private static void Show(IAnsiConsole? console, string title, string[][] rows)
    {
        if (console is null)
            return;
        console.WriteLine();
        console.Heading(title);
        var table = console.NewTable(rows[0][0], rows[0][1..]);
        foreach (var row in rows.Skip(1))
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    private static void ShowUnmet(IAnsiConsole? console, GpuReport report)
    {
        if (console is null)
            return;
        (string What, bool Met)[] aims =
        [
            .. report.Tables.SelectMany(static table => table.Figures, static (table, figure) => ($"{figure.Name} ({table.Title})", figure.Met))
                .Where(static aim => aim.Met is not null).Select(static aim => (aim.Item1, aim.Met!.Value)),
            .. report.Calls.Where(static call => call.Met is not null).Select(static call => (call.Name, call.Met!.Value)),
        ];
        var unmet = aims.Where(static aim => !aim.Met).ToList();
        console.WriteLine();
        console.Heading($"{aims.Length - unmet.Count} of {aims.Length} aims are met{(unmet.Count == 0 ? "." : "; not met:")}");
        foreach (var (what, _) in unmet)
            console.WriteLine(what);
    }
}
