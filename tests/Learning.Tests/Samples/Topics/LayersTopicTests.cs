using Kernels.Samples.Display.Figures;
using Kernels.Samples.Topics;
using Xunit;

namespace Kernels.Tests;

public class LayersTopicTests
{
    [Fact]
    public void Points_that_coincide_in_a_picture_are_named()
    {
        var lesson = LayersTopic.Teach(CancellationToken.None);
        var points = lesson.Parts.OfType<FigureRow>().First().Panels.OfType<Plot>().Last();

        var coincide = points.Series.Any(static series => Math.Abs(series.X[0] - series.X[1]) < 0.05 && Math.Abs(series.Y[0] - series.Y[1]) < 0.05);
        Assert.Equal(coincide, points.Description.Contains("fall on one point", StringComparison.Ordinal));
        Assert.Equal(coincide, lesson.Parts.OfType<Paragraph>().Any(static part => part.Text.Contains("four rows as three points", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Networks_learn_what_linear_models_cannot()
    {
        var run = await TopicRun.OfAsync("layers");

        // No line has more than 3 of XOR's 4 rows on the right side.
        var xor = run.Numbers("xor");
        Assert.InRange(xor[0], 0.25, 0.75);
        Assert.Equal([1, 1], xor[1..]);
        Assert.All(run.Numbers("xorStarts"), static starts => Assert.InRange(starts, 1, 20));

        var moons = run.Numbers("moons");
        Assert.InRange(moons[0], 0.8, 0.92);
        Assert.InRange(moons[1], 0.95, 1);
        Assert.InRange(moons[2], 0.95, 1);

        var digits = run.Numbers("digits");
        Assert.All(digits[..3], static accuracy => Assert.InRange(accuracy, 0.9, 1));
        Assert.True(digits[2] > digits[3]);
    }
}
