using Xunit;

namespace Kernels.Site.Tests;

public class SiteCommandTests
{
    public static TheoryData<string> Outputs => new(SiteCommand.Outputs.Select(static output => output.Name));

    [Fact]
    public void An_unknown_option_is_an_error() => Assert.NotEqual(0, SiteCommand.Run(["--unknown"]));

    [Fact]
    public void An_unknown_part_is_an_error() => Assert.NotEqual(0, SiteCommand.Run(["unknown"]));

    [SkippableTheory]
    [MemberData(nameof(Outputs))]
    public void What_is_generated_is_up_to_date(string name)
    {
        var output = SiteCommand.Outputs.Single(output => output.Name == name);
        Skip.If(output.Missing is not null, output.Missing);

        var changes = SiteChanges.Of(output, output.Create());

        Assert.True(!changes.Paths.Any(), $"Run 'dotnet run -c Release --project src/Site -- {name}': not up to date are {string.Join(", ", changes.Paths)}");
    }
}
