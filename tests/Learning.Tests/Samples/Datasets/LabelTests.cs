using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public sealed class LabelTests : DataFiles
{
    private Dataset ReadLabels(params string[] labels) =>
        Read(string.Concat(labels.Concat(labels).Select((label, i) => $"{i},{label}\n")));

    [Theory]
    [InlineData("10", "9", new[] { "9", "10" })]
    [InlineData("1", "-1.5", new[] { "-1.5", "1" })]
    [InlineData("b", "a", new[] { "a", "b" })]
    [InlineData("10", "x", new[] { "10", "x" })]
    [InlineData("1.0", "1", new[] { "1", "1.0" })]
    [InlineData("1234567890123456789", "1234567890123456788", new[] { "1234567890123456788", "1234567890123456789" })]
    [InlineData("-1234567890123456788", "-1234567890123456789", new[] { "-1234567890123456789", "-1234567890123456788" })]
    [InlineData("1e400", "1e300", new[] { "1e300", "1e400" })]
    [InlineData("NaN", "0", new[] { "0", "NaN" })]
    [InlineData("1_000", "1000", new[] { "1000", "1_000" })]
    [InlineData("(1)", "-1", new[] { "(1)", "-1" })]
    [InlineData("\"1,5\"", "15", new[] { "1,5", "15" })]
    public void Labels_are_exact_texts_ordered_by_value_or_as_text(string first, string second, string[] classes) =>
        Assert.Equal(classes, ReadLabels(first, second).Classes);

    [Fact]
    public void Spaces_around_a_label_do_not_count() =>
        Assert.Equal(["1", "2"], ReadLabels("1", " 1 ", "\"1 \"", "2").Classes);

    [Fact]
    public void Many_classes_are_numbered_in_order()
    {
        var dataset = ReadLabels("10", "9", "8", "10");

        Assert.Equal(["8", "9", "10"], dataset.Classes);
        Assert.Equal([2, 1, 0, 2, 2, 1, 0, 2], dataset.Labels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("?")]
    [InlineData(" ")]
    public void A_missing_label_is_an_error_with_row_and_column(string label)
    {
        Fails($"1,0\n2,1\n3,{label}\n", "row 3, column 1", "the label is missing");
        Fails(new DataSource(Write($"1,0\n2,1\n3,{label}\n")) { Missing = MissingValues.Mean }, "row 3, column 1", "the label is missing");
        Assert.Equal(4, Read(new DataSource(Write($"1,0\n2,1\n3,{label}\n3,0\n4,1\n")) { Missing = MissingValues.Drop }).Rows);
    }

    [Fact]
    public void A_thousand_classes_are_the_most()
    {
        Assert.Equal(1000, ReadLabels([.. Enumerable.Range(0, 1000).Select(i => $"{i}")]).Classes.Count);
        Fails(string.Concat(Enumerable.Range(0, 1001).Select(i => $"{i},{i}\n")), "row 1001, column 1", "another column");
    }

    [Fact]
    public void A_class_of_one_row_is_an_error_with_the_row() => Fails("1,a\n2,b\n3,c\n4,a\n5,c\n", "row 2, column 1", "'b'");

    [Fact]
    public void A_split_has_rows_of_every_class_in_both_parts()
    {
        var (train, test) = StratifiedSplit.Of(ReadLabels([.. Enumerable.Range(0, 60).Select(i => $"{i % 5}")]), seed: 3);

        foreach (var label in Enumerable.Range(0, 5))
        {
            Assert.Equal(19, train.Labels.Count(found => found == label));
            Assert.Equal(5, test.Labels.Count(found => found == label));
        }
    }
}
