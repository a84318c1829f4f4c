using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Kernels.Samples;
using Kernels.Samples.Display.Figures;
using Kernels.Samples.Topics;
using Spectre.Console;
using Xunit;

namespace Kernels.Tests;

public sealed class LessonTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A lesson with every kind of part and of figure.</summary>
    private static Lesson Example()
    {
        var lesson = new Lesson("A <lesson> & more");
        lesson.Say($"Words that go on for long enough to be broken into several lines on a narrow terminal, with {-1.5} in them.");
        lesson.Section($"Part");
        lesson.Table("name", "first", "second").Row($"[row]", $"{0.5}", $"{1e-7:0.0e+0}");
        lesson.Show(
            new Plot("Curves", "Two curves.", new("x"), new("y"), [Series.Of("sine", -3, 3, Math.Sin), Series.Of("root", -3, 3, Math.Sqrt)]),
            new Plot("Falling", "One curve that falls.", new("x"), new("y") { Logarithmic = true }, [Series.Of("e^-x", 0, 20, static x => Math.Exp(-x))]));
        lesson.Show(new Plot("Classes", "Two points.", new("x"), new("y"), [new("low", [0], [0], Mark.Points), new("high", [1], [1], Mark.Points)])
        {
            Region = static (x, y) => x + y > 1 ? 1 : 0,
        });
        lesson.Show(new Bars("Bars", "Three bars.", [new("short", 1, "1 ms"), new("a much longer name than fits", 3, "3 ms"), new("below", -2, "-2 ms")]));
        lesson.Show([.. Enumerable.Range(0, 5).Select(i => new Raster($"Unit {i}", "A grid.", new double[,] { { 1, -1 }, { 0, i } }))]);
        lesson.Show(new NodeGraph(
            "Graph",
            "Two factors and their product.",
            [new("a", ["a", "2", "∂ 3"], 0, 0), new("b", ["b", "3", "∂ 2"], 0, 1), new("c", ["c = a·b", "6", "∂ 1"], 1, 0.5)],
            [new("a", "c", "3"), new("b", "c", "2")]));
        lesson.Number("one", 0.1);
        lesson.Number("several", [1, double.NaN]);
        lesson.Claim($"Two is {2}, and this is said at such length that no line of 40 columns holds it.", true);
        lesson.Claim($"Two is {3}", false);
        return lesson;
    }

    private static string Show(Lesson lesson, int width, bool unicode)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        new LessonDisplay(console).Show(lesson);
        return text.ToString().ReplaceLineEndings("\n");
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(80, false)]
    [InlineData(40, true)]
    [InlineData(40, false)]
    public void No_line_is_wider_than_the_terminal(int width, bool unicode)
    {
        var text = Show(Example(), width, unicode);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.All(["Curves", "Classes", "Bars", "Unit 4", "Graph", "[row]"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains(unicode ? "✓ Two is 2" : "yes Two is 2", text, StringComparison.Ordinal);
        Assert.Contains(unicode ? "✗ Two is 3" : "NO Two is 3", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(100, 5)]
    public void A_line_of_few_points_has_a_mark_at_each_of_them(int points, int marks)
    {
        Series Line(string name, int slope) => Series.ByIndex(name, [.. Enumerable.Range(0, points).Select(i => (double)(slope * i))]);
        var lesson = new Lesson("Lines");
        lesson.Show(new Plot("Lines", "Two lines.", new("x"), new("y"), [Line("up", 1), Line("down", -1)]));
        var shapes = XDocument.Parse(LessonSvg.Draw("lines", lesson)).Descendants()
            .Count(static element => element.Attribute("class")?.Value.EndsWith(" mark", StringComparison.Ordinal) == true);

        // The legend has one a line.
        Assert.Equal(2 * (marks + 1), shapes);
    }

    [Fact]
    public void A_terminal_without_Unicode_gets_ASCII_alone() =>
        Assert.All(Show(Example(), 80, unicode: false), character => Assert.InRange(character, '\0', '\u007f'));

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "\u2212" } };
            var (text, svg) = (Show(Example(), 80, unicode: true), LessonSvg.Draw("example", Example()));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

            Assert.Equal(Show(Example(), 80, unicode: true), text);
            Assert.Equal(LessonSvg.Draw("example", Example()), svg);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_picture_is_well_formed_and_says_what_it_shows()
    {
        var svg = XDocument.Parse(LessonSvg.Draw("example", Example())).Root!;

        Assert.Equal("img", svg.Attribute("role")!.Value);
        var labels = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        var named = labels.Select(label => svg.Descendants().Single(element => element.Attribute("id")?.Value == label)).ToList();
        Assert.Equal(["title", "desc"], named.Select(static element => element.Name.LocalName));
        Assert.Equal("A <lesson> & more", named[0].Value);
        Assert.All(["Two curves.", "Two points.", "Three bars.", "A grid.", "Two factors and their product."],
            text => Assert.Contains(text, named[1].Value, StringComparison.Ordinal));
        Assert.Contains("prefers-color-scheme: dark", svg.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_numbers_and_claims_and_null_for_what_is_no_number()
    {
        using var json = JsonDocument.Parse(LessonJson.Write("example", Example()));

        Assert.Equal("example", json.RootElement.GetProperty("command").GetString());
        var numbers = json.RootElement.GetProperty("numbers");
        Assert.Equal(0.1, numbers.GetProperty("one").GetDouble());
        Assert.Equal(JsonValueKind.Null, numbers.GetProperty("several")[1].ValueKind);
        Assert.Equal([true, false], json.RootElement.GetProperty("claims").EnumerateArray().Select(static claim => claim.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public void A_picture_that_cannot_be_written_leaves_nothing_behind()
    {
        var path = Path.Combine(folder.FullName, "taken.svg");
        Directory.CreateDirectory(path);

        Assert.Contains("taken.svg", Assert.Throws<UserError>(() => LessonSvg.Save(path, "text")).Message, StringComparison.Ordinal);
        Assert.Throws<UserError>(() => LessonSvg.Save(Path.Combine(folder.FullName, "missing", "a.svg"), "text"));
        Assert.Throws<UserError>(() => LessonSvg.Save("", "text"));

        Assert.Empty(folder.EnumerateFiles());
    }

    [Fact]
    public void A_picture_replaces_the_one_before()
    {
        var path = Path.Combine(folder.FullName, "a.svg");
        LessonSvg.Save(path, "old");
        LessonSvg.Save(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(folder.EnumerateFiles());
    }

    [SkippableFact]
    public void A_picture_goes_where_a_link_leads_and_into_a_device_as_it_is()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a right there, and there is no /dev.");
        var (link, path) = (Path.Combine(folder.FullName, "link.svg"), Path.Combine(folder.FullName, "a.svg"));
        File.WriteAllText(path, "old");
        File.CreateSymbolicLink(link, path);

        LessonSvg.Save(link, "new");
        LessonSvg.Save("/dev/null", "new");

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public async Task The_exit_code_is_0_where_all_claims_hold_and_the_help_has_an_example()
    {
        var path = Path.Combine(folder.FullName, "sigmoid.svg");

        var run = await KernelsProgram.RunAsync("sigmoid", "--svg", path);
        var refused = await KernelsProgram.RunAsync("sigmoid", "--svg", Path.Combine(path, "below"));
        var help = await KernelsProgram.RunAsync("sigmoid", "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal("svg", XDocument.Load(path).Root!.Name.LocalName);
        Assert.Equal(2, refused.ExitCode);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
        Assert.Contains("kernels sigmoid --svg sigmoid.svg", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exit_code_is_1_where_a_claim_fails()
    {
        var topic = Topic.Command("example", "An example.", Example);

        Assert.Equal(Topic.ClaimFailed, await topic.Parse(["--json"]).InvokeAsync(new() { Output = TextWriter.Null }));
    }
}
