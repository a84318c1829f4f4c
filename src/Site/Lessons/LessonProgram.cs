using System.Diagnostics;

namespace Kernels.Site.Lessons;

/// <summary>The <c>kernels</c> program, as it was built beside this one.</summary>
internal static class LessonProgram
{
    /// <summary>The commands that teach, and the trainings that tutorials show by a name of their own.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        ["algebra", "metrics", "linear", "perceptron", "sigmoid", "vanishing", "relu", "layers", "graph",
            "vectorize", "train", "train-network", "tune", "scale"];

    /// <summary>Runs a lesson without a terminal: 80 columns wide and without colours.</summary>
    /// <exception cref="InvalidOperationException">The program failed, or a statement of the lesson does not hold.</exception>
    public static (string Text, string Picture) Run(string lesson)
    {
        var folder = Directory.CreateTempSubdirectory("kernels-site-");
        try
        {
            var picture = Path.Combine(folder.FullName, "lesson.svg");
            string[] command = lesson == "train-network" ? ["train", "--hidden", "16", "--validation", "0.1"] : [lesson];
            var text = Run([FileName, .. command, "--svg", picture]);
            return (text, File.ReadAllText(picture));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string FileName
    {
        get
        {
            // bin/Release/net10.0 of this program, bin/Release/net10.0 of the other.
            var build = Path.Combine([.. AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)[^3..]]);
            return Repository.PathOf(Path.Combine("src", "Samples", build, "Kernels.Samples.dll"));
        }
    }

    private static string Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? string.Join('\n', output.Split('\n').Select(static line => line.TrimEnd())).TrimEnd('\n') + "\n"
            : throw new InvalidOperationException($"'kernels {arguments[1]}' ended with {process.ExitCode}: {error.Result}");
    }
}
