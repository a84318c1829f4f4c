using Kernels.Samples;
using Kernels.Samples.Topics;
using Xunit;

namespace Kernels.Tests;

public sealed class AlgebraTopicTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_system_inside_has_the_solution_found_by_hand()
    {
        var run = await TopicRun.OfAsync("algebra", "--count", "10007");

        // 2x + 3y - z = 5, x - 2y + 4z = 3, 3x + y + 2z = 10.
        Assert.Equal(7, run.Number("determinant"), 1e-12);
        Assert.Equal(2, run.Number("trace"));
        Assert.Equal(7, run.Number("norm"), 1e-12);
        Assert.Equal([2, 1, 3, 3, -2, 1, -1, 4, 2], run.Numbers("transpose"));
        Assert.Equal([9, 39, 38], run.Numbers("product"));
        AssertNear([39 / 7.0, -19 / 7.0, -2], run.Numbers("solution"), 1e-12);
        AssertNear([-8 / 7.0, -1, 10 / 7.0, 10 / 7.0, 1, -9 / 7.0, 1, 1, -1], run.Numbers("inverse"), 1e-12);
    }

    [Fact]
    public async Task A_system_is_read_from_options_and_from_a_file()
    {
        string[] equations = ["b + 2*a = 3.5 - 1", "-1 + c - 2a = b", "2c = 1 + 4b"];
        var path = Path.Combine(folder.FullName, "system.txt");
        await File.WriteAllLinesAsync(path, equations);

        var options = await TopicRun.OfAsync("algebra", ["--count", "1000", .. equations.SelectMany(static equation => new[] { "--equation", equation })]);
        var file = await TopicRun.OfAsync("algebra", "--count", "1000", "--system", path);

        // c = 1 + (b + 2a) = 3.5, so b = 1.5 and a = 0.5; unknowns are in the order b, a, c.
        AssertNear([1.5, 0.5, 3.5], options.Numbers("solution"), 1e-12);
        Assert.Equal(options.Numbers("solution"), file.Numbers("solution"));
    }

    [Theory]
    [InlineData("x + y + z = 2", 3)]
    [InlineData("x + y + z = 1", 2)]
    public async Task A_singular_system_is_said_to_have_no_solution_or_many(string last, double augmentedRank)
    {
        var run = await TopicRun.OfAsync("algebra", "--count", "1000", "--equation", "x + y + z = 1", "--equation", "x - y = 0", "--equation", last);

        Assert.Equal(2, run.Number("rank"));
        Assert.Equal(augmentedRank, run.Number("augmentedRank"));
    }

    [Fact]
    public async Task Equations_of_very_different_size_are_not_taken_for_singular()
    {
        var run = await TopicRun.OfAsync("algebra", "--count", "1000", "--equation", "0.0000000001x = 2",
            "--equation", "0.0000000001y = 3", "--equation", "z = 4");

        AssertNear([2e10, 3e10, 4], run.Numbers("solution"), 1e-4);
    }

    [Theory]
    [InlineData("2x + y - z = 1", 2, 1, -1, 1)]
    [InlineData("  -x+.5y=z-3+2x ", -3, 0.5, -1, -3)]
    [InlineData("1 = x + y + z", -1, -1, -1, -1)]
    [InlineData("3 * x + 0y - 2 z + x = 4.25", 4, 0, -2, 4.25)]
    public void Terms_may_stand_anywhere(string equation, double x, double y, double z, double constant)
    {
        var system = LinearSystem.Parse(["x + y + z = 0", equation, "", "z = 1"]);

        Assert.Equal(["x", "y", "z"], system.Names);
        Assert.Equal([x, y, z], Enumerable.Range(0, 3).Select(column => system.A[1, column]));
        Assert.Equal(constant, system.B[1]);
    }

    [Theory]
    [InlineData("2x + + y = 3", "Line 2, column 6", "not '+'")]
    [InlineData("2x 3y = 1", "Line 2, column 4", "not '3'")]
    [InlineData("x = 1 = 2", "Line 2, column 7", "second equals sign")]
    [InlineData("x + y", "Line 2, column 6", "equals sign is missing")]
    [InlineData("1.2.3x = 1", "Line 2, column 1", "'1.2.3' is no number")]
    [InlineData("9999999999999999x = 1", "Line 2, column 1", "too large")]
    [InlineData("x =", "Line 2, column 4", "missing at the end")]
    [InlineData("2* = 1", "Line 2, column 4", "expected after *")]
    [InlineData("x # 2 = 1", "Line 2, column 3", "not '#'")]
    [InlineData("x + v = 1", "unknowns, not 4", "x, y, z, v")]
    [InlineData("", "3 equations", "not 2")]
    public void An_error_names_its_place(string equation, string place, string reason)
    {
        var error = Assert.Throws<UserError>(() => LinearSystem.Parse(["x + y + z = 0", equation, "z = 1"])).Message;

        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_line_and_exit_code_2()
    {
        var run = await KernelsProgram.RunAsync("algebra", "--system", Path.Combine(folder.FullName, "none.txt"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("none.txt' cannot be read", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_device_without_end_is_too_long()
    {
        Skip.IfNot(File.Exists("/dev/zero"), "The device is one of Linux.");
        Assert.Contains("more than 4096 bytes", Assert.Throws<UserError>(() => LinearSystem.ReadLines("/dev/zero")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_equations_are_not_overwritten_by_the_picture()
    {
        var path = Path.Combine(folder.FullName, "system.txt");
        await File.WriteAllTextAsync(path, "\uFEFFx + y + z = 6\r\nx - y = 0\r\nz = 2\r\n");
        var refused = await KernelsProgram.RunAsync("algebra", "--system", path, "--svg", path);
        var run = await KernelsProgram.RunAsync("algebra", "--system", path, "--json");

        Assert.Equal((2, 0), (refused.ExitCode, run.ExitCode));
        Assert.Contains("--system and --svg are the same file", refused.Error, StringComparison.Ordinal);
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
