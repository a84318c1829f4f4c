using System.Globalization;
using System.Xml.Linq;
using Kernels.Samples;
using Kernels.Samples.Topics;
using Spectre.Console;
using Xunit;

namespace Kernels.Tests;

/// <summary>What holds for every topic there is.</summary>
public class AllTopicsTests
{
    private static readonly Dictionary<string, Lesson> Lessons = [];

    public static TheoryData<string> Names => [.. CommandLine.Topics().Select(static topic => topic.Name)];

    /// <summary>The lesson without options, computed once.</summary>
    private static Lesson LessonOf(string name)
    {
        if (!Lessons.TryGetValue(name, out var lesson))
        {
            var topic = CommandLine.Topics().Single(topic => topic.Name == name);
            Lessons[name] = lesson = topic.Teach(topic.Parse([]), CancellationToken.None);
        }

        return lesson;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_holds_and_there_are_numbers(string name)
    {
        Assert.All(LessonOf(name).Claims, static claim => Assert.True(claim.Holds, claim.Statement));
        Assert.NotEmpty(LessonOf(name).Claims);
        Assert.NotEmpty(LessonOf(name).Numbers);
        Assert.Equal(LessonOf(name).Numbers.Count, LessonOf(name).Numbers.Select(static number => number.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_is_wider_than_the_terminal_and_ASCII_suffices(string name)
    {
        foreach (var (width, unicode) in new[] { (80, true), (80, false), (40, true), (40, false) })
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
            console.Profile.Width = width;
            console.Profile.Capabilities.Unicode = unicode;
            new LessonDisplay(console).Show(LessonOf(name));

            Assert.All(text.ToString().ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, width));
            if (!unicode)
                Assert.All(text.ToString(), static character => Assert.InRange(character, '\0', '\u007f'));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_picture_is_well_formed_and_holds_no_undefined_number(string name)
    {
        var svg = XDocument.Parse(LessonSvg.Draw(name, LessonOf(name)));

        Assert.Equal($"{name}-title {name}-desc", svg.Root!.Attribute("aria-labelledby")!.Value);
        Assert.All(svg.Descendants().Attributes(), static attribute => Assert.DoesNotMatch("NaN|Infinity|∞", attribute.Value));
    }
}
