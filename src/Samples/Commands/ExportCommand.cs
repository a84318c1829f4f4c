using System.CommandLine;
using System.Text;
using Kernels.Samples.Display;
using Kernels.Samples.Export;

namespace Kernels.Samples.Commands;

/// <summary><c>export</c>: a saved model as an ONNX file or a C# file.</summary>
internal static class ExportCommand
{
    private const string DefaultNamespace = "Models";

    public static Command Create()
    {
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true, Description = "The saved model." };
        var to = new Option<string>("--to")
        {
            HelpName = "FILE",
            Required = true,
            Description = "The file to write: one that ends in .onnx, for any runtime of that format, "
                + "or in .cs, with a kernel that needs the Kernels package only.",
        };
        var space = new Option<string>("--namespace") { HelpName = "NAME", Description = $"The namespace in a C# file; {DefaultNamespace} unless given." };
        var @class = new Option<string>("--class") { HelpName = "NAME", Description = "The class in a C# file; named after the file unless given." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var command = new Command("export", "Writes a saved model as an ONNX file or as a C# file.") { model, to, space, @class, json };
        command.ShowExamples(
            ("export --model model.json --to model.onnx", "writes a file for any runtime of ONNX"),
            ("export --model model.json --to Model.cs --namespace App", "writes a kernel that predicts"));
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) is { } path && !HasEnding(path, ".onnx") && !HasEnding(path, ".cs"))
                result.AddError($"--to takes a file that ends in .onnx or .cs, not '{path}'.");
            else if (result.GetValue(to) is { } file && HasEnding(file, ".onnx") && (result.GetResult(space) ?? result.GetResult(@class)) is not null)
                result.AddError("--namespace and --class are for a C# file: give --to a file that ends in .cs.");
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(parsed.GetValue(model)!, parsed.GetValue(to)!, parsed.GetValue(space), parsed.GetValue(@class), parsed.GetValue(json)),
            cancellationToken));
        return command;
    }

    private static int Run(string model, string to, string? space, string? @class, bool json)
    {
        OutputFile.Check([("--model", model)], ("--to", to));
        var content = Content(model, to, space, @class);
        OutputFile.Write(to, "--to", stream => stream.Write(content));
        Console.WriteLine(json
            ? JsonText.Of(writer =>
            {
                writer.WriteString("file", to);
                writer.WriteNumber("bytes", content.Length);
            })
            : $"Wrote {to}, {content.Length} bytes.");
        return 0;
    }

    private static byte[] Content(string model, string to, string? space, string? @class)
    {
        var trained = ModelSource.Load(model);
        if (HasEnding(to, ".onnx"))
            return OnnxExport.ToBytes(trained);
        @class ??= new Identifiers().Pascal("", Path.GetFileNameWithoutExtension(to));
        return Encoding.UTF8.GetBytes(CSharpExport.ToCode(trained, space ?? DefaultNamespace, @class));
    }

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
