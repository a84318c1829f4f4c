using Kernels.Samples;
using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public sealed class FeatureTests : DataFiles
{
    private const string WithMissing = "100,2,0\nNA,1,1\n104,?,0\n108,3,1\n,5,0\n104,nan,1\n";

    [Fact]
    public void Features_keep_the_digits_that_vary()
    {
        var dataset = Read("16777217,1e9,0\n16777216,1000000000.25,1\n16777218,1000000000.5,0\n16777217,1000000000.125,1\n");

        Assert.Equal([16777217, 1e9], dataset.Origins);
        Assert.Equal([0f, 0f, -1f, 0.25f, 1f, 0.5f, 0f, 0.125f], dataset.Features.ToArray());
    }

    [Fact]
    public void Large_numbers_that_lie_close_together_are_read()
    {
        var features = Read("1e45,0\n1000000000000001e30,1\n1e45,0\n1000000000000001e30,1\n").Features.ToArray();

        Assert.Equal(0, features[0]);
        Assert.InRange(features[1], 0.8e30f, 1.2e30f);
    }

    [Theory]
    [InlineData("1,-3.4e38,0\n1,3.4e38,1\n", "column 1", "6.8e38, more than 32-bit floats hold")]
    [InlineData("1,0,0\n1,1e300,1\n", "column 1", "1e300, more than")]
    [InlineData("-1e308,0,0\n1e308,1,1\n", "column 0", "more than")]
    [InlineData("1,0,0\n1,1e-60,1\n", "column 1", "1e-60, less than")]
    public void A_column_that_floats_do_not_hold_is_named(string rows, params string[] parts) => Fails(rows + rows, parts);

    [Theory]
    [InlineData("1e400", "beyond the largest number")]
    [InlineData("Infinity", "not a number")]
    [InlineData("0x10", "not a number")]
    [InlineData("\"1,000\"", "not a number")]
    [InlineData("", "the value is missing")]
    [InlineData("NA", "the value is missing")]
    [InlineData("?", "the value is missing")]
    [InlineData("nan", "--missing mean")]
    public void What_is_no_number_is_an_error_with_row_and_column(string cell, string part) =>
        Fails($"1,2,0\n2,{cell},1\n", "row 2, column 1", part);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Missing_values_become_the_mean_of_the_training_rows(bool onDisk)
    {
        var dataset = Read(new DataSource(Write(WithMissing)) { Missing = MissingValues.Mean, OnDisk = onDisk });
        using var file = dataset.OnDisk?.File;
        var split = StratifiedSplit.Of(dataset, seed: 1);

        Assert.Equal([100, 2], dataset.Origins);
        Assert.Contains("4 are the mean of the column's training rows", dataset.Notes[onDisk ? ^2 : ^1], StringComparison.Ordinal);
        double[][] rows = [[100, 2], [double.NaN, 1], [104, double.NaN], [108, 3], [double.NaN, 5], [104, double.NaN]];
        var means = Enumerable.Range(0, 2).Select(j => split.Train.Lines.Select(line => rows[line - 1][j]).Where(double.IsFinite).Average()).ToArray();
        foreach (var part in new[] { split.Train, split.Test })
        {
            Assert.Equal(
                part.Lines.SelectMany(line => rows[line - 1].Select((value, j) => (float)((double.IsNaN(value) ? means[j] : value) - dataset.Origins[j]))),
                part.ReadBlocks(CancellationToken.None).SelectMany(static block => block.Features.Offsets.ToArray()));
        }
    }

    [Fact]
    public void A_column_without_values_in_the_training_rows_is_an_error()
    {
        // Row 5 alone has the second feature.
        var dataset = Read(new DataSource(Write("1,?,0\n2,?,0\n3,?,0\n1,?,1\n2,5,1\n3,?,1\n")) { Missing = MissingValues.Mean });
        var seed = Enumerable.Range(0, 100).First(candidate => StratifiedSplit.Of(Read("1,0\n2,0\n3,0\n1,1\n2,1\n3,1\n"), candidate).Test.Lines.Contains(5));

        var error = Assert.Throws<UserError>(() => StratifiedSplit.Of(dataset, seed));
        Assert.Contains("every value of feature 1 in the training rows is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_missing_values_are_left_out()
    {
        var dataset = Read(new DataSource(Write("1,2,0\n1,2,1\n" + WithMissing)) { Missing = MissingValues.Drop });

        Assert.Equal([1, 2, 3, 6], dataset.Lines);
        Assert.Contains("4 rows are left out", dataset.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_or_a_file_of_missing_values_is_an_error()
    {
        var source = new DataSource(Write("1,?,0\n2,?,1\n1,?,0\n2,?,1\n"));
        Fails(source with { Missing = MissingValues.Mean }, "column 1", "every value is missing");
        Fails(source with { Missing = MissingValues.Drop }, "every row");
    }

    [Fact]
    public void Many_rows_are_joined_in_order()
    {
        const int count = 800_000;
        var dataset = Read(string.Concat(Enumerable.Range(0, count).Select(i => $"{i},{i % 7},{i % 2}\n")));

        Assert.Equal(count, dataset.Rows);
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal((i, i % 7), (dataset.Features.Span[2 * i], dataset.Features.Span[2 * i + 1])));
    }
}
