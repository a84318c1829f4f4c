using System.CommandLine;
using Kernels.Samples.Display;
using Spectre.Console;

namespace Kernels.Samples.Topics;

/// <summary>A command that teaches: it computes a lesson, then shows it as text, JSON or a picture.</summary>
internal sealed class Topic : Command
{
    /// <summary>At least one statement of the lesson was found to be false.</summary>
    public const int ClaimFailed = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Option<bool> json = new("--json") { Description = "Print the numbers and statements as one JSON object and nothing else." };
    private readonly Option<string> svg = new("--svg") { HelpName = "FILE", Description = "Write the pictures to an SVG file as well." };

    private Topic(string name, string description, Func<ParseResult, CancellationToken, Lesson> teach, IReadOnlyList<Option> options)
        : base(name, description)
    {
        Teach = teach;
        foreach (var option in options.Append(json).Append(svg))
            Options.Add(option);
        SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
    }

    /// <summary>Computes the lesson that a parsed command line asks for.</summary>
    public Func<ParseResult, CancellationToken, Lesson> Teach { get; }

    /// <summary>An example of use, for the help.</summary>
    public string Example => $"kernels {Name} --svg {Name}.svg";

    /// <summary>A topic without options of its own.</summary>
    public static Topic Command(string name, string description, Func<Lesson> teach) =>
        new(name, description, (_, _) => teach(), []);

    /// <summary>A topic with options of its own, whose values it takes from the parsed command line.</summary>
    public static Topic Command(
        string name, string description, Func<ParseResult, CancellationToken, Lesson> teach, params IReadOnlyList<Option> options) =>
        new(name, description, teach, options);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = Terminal.Create();
        var asJson = parsed.GetValue(json);
        var lesson = await WaitAsync(
            Task.Run(() => Teach(parsed, cancellationToken), cancellationToken),
            asJson || !console.Profile.Capabilities.Interactive ? null : console);

        if (parsed.GetValue(svg) is { } path)
            LessonSvg.Save(path, LessonSvg.Draw(Name, lesson));

        if (asJson)
            await parsed.InvocationConfiguration.Output.WriteLineAsync(LessonJson.Write(Name, lesson));
        else
            new LessonDisplay(console).Show(lesson);

        return lesson.Claims.All(static claim => claim.Holds) ? 0 : ClaimFailed;
    }

    /// <summary>Says that it computes, in a terminal, once that takes a while.</summary>
    private static async Task<Lesson> WaitAsync(Task<Lesson> teaching, IAnsiConsole? console)
    {
        if (console is not null && await Task.WhenAny(teaching, Task.Delay(Patience)) != teaching)
            return await console.Status().StartAsync("Computing...", _ => teaching);
        return await teaching;
    }
}
