using System.Text;
using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

public sealed class DataFileTests : DataFiles
{
    private const string Rows = "1,2,é\n2,1,e\n1,3,é\n2,3,e\n";

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_cell() =>
        Assert.Equal(4, Read(new DataSource(Write([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Rows)]))).Rows);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_error_with_row_and_column()
    {
        Fails(new DataSource(Write(Encoding.Latin1.GetBytes(Rows))), "row 1, column 2", "UTF-8");
        Fails(new DataSource(Write(Encoding.Latin1.GetBytes("a,b,é\n" + Rows)), Header: true), "row 1, column 2", "UTF-8");
        Fails(new DataSource(Write(Encoding.Latin1.GetBytes("1,2,0\n2,é,1\n"))), "row 2, column 1", "UTF-8");
    }

    [Theory]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", false, "UTF-16")]
    [InlineData("utf-32", true, "UTF-32")]
    [InlineData("utf-32", false, "UTF-32")]
    public void Other_encodings_are_named(string encoding, bool mark, string name)
    {
        var bytes = Encoding.GetEncoding(encoding);
        Fails(new DataSource(Write([.. mark ? bytes.GetPreamble() : [], .. bytes.GetBytes(Rows)])), $"is {name}");
    }

    [Fact]
    public void Gzip_is_read_whatever_the_name_and_in_parts()
    {
        Assert.Equal(4, Read(new DataSource(Write(Compress(Rows), "data.csv.gz"))).Rows);
        Assert.Equal(8, Read(new DataSource(Write([.. Compress(Rows), .. Compress(Rows)]))).Rows);
    }

    [Fact]
    public void What_is_no_gzip_or_is_cut_off_is_an_error()
    {
        Fails(new DataSource(Write(Rows, "data.csv.gz")), "not gzip");
        Fails(new DataSource(Write("", "data.csv.gz")), "not gzip");
        var compressed = Compress(string.Concat(Enumerable.Repeat(Rows, 1000)));
        Fails(new DataSource(Write(compressed[..^8], "data.csv.gz")), "cut off");
        Fails(new DataSource(Write(compressed[..(compressed.Length / 2)], "data.csv.gz")), "cut off");
    }

    [Fact]
    public void A_directory_and_a_missing_file_have_messages_of_their_own()
    {
        Fails(new DataSource(PathOf("")), "this is a directory");
        Fails(new DataSource(PathOf("none.csv")), "there is no such file");
        Fails(new DataSource(""), "there is no such file");
    }

    [SkippableFact]
    public void An_unreadable_file_has_one_too()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Windows has other permissions, and none binds the superuser.");
        var path = Write(Rows);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.None);
        Fails(new DataSource(path), "permission");
    }
}
