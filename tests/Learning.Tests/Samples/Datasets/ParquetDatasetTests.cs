using Kernels.Samples.Datasets;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Kernels.Tests;

public sealed class ParquetDatasetTests : DataFiles
{
    private static readonly DataField<double> First = new("first", nullable: false);
    private static readonly DataField<long> Second = new("second", nullable: true);
    private static readonly DataField<string> Kind = new("kind");

    private async Task<string> WriteRowsAsync(long? missing = 7)
    {
        await using var stream = File.Create(PathOf("data.parquet"));
        await using var writer = await ParquetWriter.CreateAsync(new(First, Second, Kind), stream);

        foreach (var start in new[] { 1e9, 2e9 })
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<double>(First, new[] { start, start + 0.25 });
            await group.WriteAsync<long>(Second, new long?[] { 5, start > 1e9 ? missing : 6 });
            await group.WriteAsync(Kind, ["b", "a"]);
        }

        return PathOf("data.parquet");
    }

    [Fact]
    public async Task Columns_of_numbers_and_a_label_are_read_by_the_rules_of_other_files()
    {
        var path = await WriteRowsAsync();
        var dataset = Read(new DataSource(path));

        Assert.Equal([1e9, 5], dataset.Origins);
        Assert.Equal([0f, 0f, 0.25f, 1f, 1e9f, 0f, 1e9f, 2f], dataset.Features.ToArray());
        Assert.Equal(["a", "b"], dataset.Classes);
        Assert.Equal([1, 0, 1, 0], dataset.Labels);
        Assert.Equal([1, 2, 3, 4], dataset.Lines);
    }

    [Fact]
    public async Task A_missing_value_is_an_error_or_no_number()
    {
        var path = await WriteRowsAsync(missing: null);

        Fails(new DataSource(path), "row 4, column 1 ('second')", "the value is missing");
        Assert.True(float.IsNaN(Read(new DataSource(path) { Missing = MissingValues.Mean }).Features.Span[^1]));
    }

    [Fact]
    public async Task Texts_are_no_features()
    {
        var path = await WriteRowsAsync();
        Fails(new DataSource(path, Label: "second"), "column 2 ('kind')", "a feature is a number");
    }

    [Fact]
    public async Task What_is_no_Parquet_or_is_cut_off_is_an_error()
    {
        Fails(new DataSource(Write("1,2,0\n", "rows.parquet")), "this is no Parquet file, or it is cut off", "CSV");
        Fails(new DataSource(Write("", "rows.parquet")), "this is no Parquet file");
        var content = await File.ReadAllBytesAsync(await WriteRowsAsync());
        Fails(new DataSource(Write(content[..^20], "rows.parquet")), "cut off");
        Fails(new DataSource(Write([.. content[..30], .. new byte[content.Length - 40], .. content[^10..]], "rows.parquet")),
            "the Parquet file is damaged", "Write it again.");
    }
}
