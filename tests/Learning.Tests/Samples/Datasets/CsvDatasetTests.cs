using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public sealed class CsvDatasetTests : DataFiles
{
    private const string Rows = "1,2,0\n2,1,1\n1,3,0\n2,3,1\n";

    [Theory]
    [InlineData(',', "commas")]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    [InlineData('|', "vertical bars")]
    public void The_separator_is_found_out_and_said(char separator, string name)
    {
        var dataset = Read(Rows.Replace(',', separator));

        Assert.Equal(2, dataset.FeatureCount);
        Assert.Equal([0, 1, 0, 1], dataset.Labels);
        Assert.Contains(name, Assert.Single(dataset.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5;2\n2,5;3\n", ';')]
    [InlineData("\"a;b\",1\n\"c;d\",2\n", ',')]
    [InlineData("a;b,1,2\nc,1,2\n", ',')]
    [InlineData("1,2,0\n3,0\n", ',')]
    [InlineData("\n\n1\t2\n", '\t')]
    [InlineData("7\n8\n", ',')]
    [InlineData("", ',')]
    public void A_separator_stands_equally_often_in_every_line(string start, char separator) =>
        Assert.Equal(separator, CsvSeparator.Detect(start, isWhole: true));

    [Fact]
    public void A_given_separator_counts() =>
        Fails(new DataSource(Write(Rows)) { Separator = ';' }, "the only column is the label");

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_breaks()
    {
        var dataset = Read("\"1\",2,\"a,\"\"b\"\"\n c\"\n 2 ,\" 1 \",x\n1,3,\"a,\"\"b\"\"\n c\"\n2,3,x\n");

        Assert.Equal(["a,\"b\"\n c", "x"], dataset.Classes);
        Assert.Equal([0, 1, 0, 1], dataset.Labels);
        Assert.Equal([1, 3, 4, 6], dataset.Lines);
        Assert.Equal([0f, 0f, 1f, -1f, 0f, 1f, 1f, 1f], dataset.Features.ToArray());
    }

    [Theory]
    [InlineData("1,2,\"0\n2,1,1\n", "row 1, column 2")]
    [InlineData("1,2,0\n2,\"1,1\n1,3,0\n", "row 2, column 1")]
    [InlineData("1,2,0\n2,1\"2,1\n", "row 2, column 1")]
    [InlineData("1,2,0\n2,\"1\"2,1\n", "row 2, column 1")]
    public void Quotes_that_do_not_match_are_an_error_with_the_row(string content, string place) => Fails(content, place, "quotes");

    [Fact]
    public void A_quote_that_is_never_closed_in_a_long_file_is_an_error_with_the_row() =>
        Fails(Rows + "1,\"2,0\n" + string.Concat(Enumerable.Repeat(Rows, 1_000_000)), "row 5", "quote is not closed");

    [Theory]
    [InlineData("1,x,0\n2,1,1\n", true)]
    [InlineData("1,x,0\n2,y,1\n", false)]
    [InlineData("1,2,0\n2,y,1\n", false)]
    public void A_header_is_suggested_where_only_the_first_line_is_no_number(string content, bool suggested)
    {
        var error = Assert.Throws<Kernels.Samples.UserError>(() => Read(content));
        Assert.Equal(suggested, error.Message.Contains("--header", StringComparison.Ordinal));
    }

    [Fact]
    public void Carriage_returns_and_blank_lines_do_not_matter()
    {
        var dataset = Read("\r\n1,2,0\r\n2,1,1\r\n  \r\n1,3,0\r\n2,3,1");

        Assert.Equal(4, dataset.Rows);
        Assert.Equal([2, 3, 5, 6], dataset.Lines);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        var source = new DataSource(Write(Rows));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => DataFile.Read(source, cancelled.Token));
    }
}
