using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>Says where in a file an error is.</summary>
/// <remarks>In messages, a row is a line of the file, from 1, and a column is an index from 0, as in --label.</remarks>
internal sealed class DataPlace(string path)
{
    private const int LongestCell = 40;

    /// <summary>What to do about a file that is too large for memory.</summary>
    public string TooLarge { get; init; } = "Give a part of the rows.";

    /// <summary>The columns' names, where the file has them.</summary>
    public IReadOnlyList<string>? Names { get; set; }

    public UserError Error(string message) => new($"{path}: {message}");

    public UserError ErrorAt(int row, string message) => new(string.Create(CultureInfo.InvariantCulture, $"{path}, row {row}: {message}"));

    public UserError ErrorAt(int row, int column, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}, row {row}, {Column(column)}: {message}"));

    public UserError ErrorOf(int column, string message) => new($"{path}, {Column(column)}: {message}");

    /// <summary>A cell as it can stand in a message.</summary>
    public static string Shown(ReadOnlySpan<char> cell) =>
        cell.Length > LongestCell ? $"'{cell[..LongestCell]}...'" : $"'{cell}'";

    /// <summary>A column by its index, and by its name where the file has names.</summary>
    private string Column(int column) => string.Create(
        CultureInfo.InvariantCulture,
        $"column {column} {(Names is not null && column < Names.Count ? $"({Shown(Names[column])})" : "(counting from 0)")}");
}
