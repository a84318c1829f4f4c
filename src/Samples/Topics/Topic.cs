using System.CommandLine;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Kernels.Samples.Export;

namespace Kernels.Samples.Topics;

/// <summary>A command that teaches: it computes a lesson, then shows it as text, JSON or a picture.</summary>
internal sealed class Topic : Command
{
    /// <summary>At least one statement of the lesson was found to be false.</summary>
    public const int ClaimFailed = 1;

    /// <summary>What options are given whose value is a file.</summary>
    public const string FileName = "FILE";

    private readonly Option<bool> json = new("--json") { Description = "Print the numbers and statements as one JSON object and nothing else." };
    private readonly Option<string> svg = new("--svg") { HelpName = FileName, Description = "Write the pictures to an SVG file as well." };

    private Topic(string name, string description, Func<ParseResult, CancellationToken, Lesson> teach, IReadOnlyList<Option> options)
        : base(name, description)
    {
        Teach = teach;
        foreach (var option in options.Append(json).Append(svg))
            Options.Add(option);
        this.ShowExamples(($"{name}", "shows it"), ($"{name} --svg {name}.svg", "writes the pictures to a file as well"),
            ($"{name} --json", "prints its numbers, and whether its statements hold"));
        SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
    }

    /// <summary>Computes the lesson that a parsed command line asks for.</summary>
    public Func<ParseResult, CancellationToken, Lesson> Teach { get; }

    /// <summary>A topic without options of its own.</summary>
    public static Topic Command(string name, string description, Func<Lesson> teach) =>
        new(name, description, (_, _) => teach(), []);

    /// <summary>A topic with options of its own, whose values it takes from the parsed command line.</summary>
    public static Topic Command(
        string name, string description, Func<ParseResult, CancellationToken, Lesson> teach, params IReadOnlyList<Option> options) =>
        new(name, description, teach, options);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var read = Options.OfType<Option<string>>().Where(option => option.HelpName == FileName && option != svg);
        OutputFile.Check([.. read.Select(option => (option.Name, parsed.GetValue(option)))], (svg.Name, parsed.GetValue(svg)));
        var console = Terminal.Create();
        var asJson = parsed.GetValue(json);
        var lesson = await Waiting.ForAsync(Task.Run(() => Teach(parsed, cancellationToken), cancellationToken), "Computing...", asJson ? null : console);

        if (parsed.GetValue(svg) is { } path)
            LessonSvg.Save(path, LessonSvg.Draw(Name, lesson));

        if (asJson)
            await parsed.InvocationConfiguration.Output.WriteLineAsync(LessonJson.Write(Name, lesson));
        else
            new LessonDisplay(console).Show(lesson);

        return lesson.Claims.All(static claim => claim.Holds) ? 0 : ClaimFailed;
    }
}
