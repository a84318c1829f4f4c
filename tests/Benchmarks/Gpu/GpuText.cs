using System.Globalization;

namespace Kernels.Benchmarks;

/// <summary>The figures as rows of tables, for the terminal and for pages.</summary>
internal static class GpuText
{
    private static readonly string[] Head = ["", "time", "moved", "of copy", "by the device's clock", "of copy", "PyTorch, of its copy", "aim"];

    private static readonly string[] CallHead = ["", "time of one", "beside", "aim", "PyTorch"];

    /// <summary>The tables on a page.</summary>
    public static string Markdown(GpuReport report)
    {
        var tables = report.Tables.Select(static table => (table.Title, Rows: (IReadOnlyList<string[]>)Rows(table, static text => $"**{text}**")))
            .Append(("Small calls", Rows(report.Calls, static text => $"**{text}**")))
            .Select(static table => $"{table.Title}:\n\n{MarkdownPages.Table(table.Rows)}");
        var isBesideTorch = report.Tables.SelectMany(static table => table.Figures).Any(static figure => figure.TorchSeconds is not null);
        return $"{string.Join("\n\n", tables)}\n\n{MarkdownPages.MeasuredOn(isBesideTorch ? $"{report.Torch}, {report.Machine}" : report.Machine)}";
    }

    /// <summary>A table, its head first.</summary>
    /// <param name="table">The figures.</param>
    /// <param name="mark">Marks a figure that is below its aim.</param>
    public static string[][] Rows(GpuFigures table, Func<string, string> mark) => Filled([
        Head,
        .. table.Figures.Select(figure => (string[])
        [
            figure.Name,
            Time(figure.Seconds),
            string.Create(CultureInfo.InvariantCulture, $"{figure.Bytes / figure.Seconds / 1e9:N0} GB/s"),
            figure.DeviceShare is null ? Marked(figure.Share, figure.Met, mark) : Percent(figure.Share),
            figure.DeviceSeconds is { } own ? Time(own) : "",
            figure.DeviceShare is { } share ? Marked(share, figure.Met, mark) : "",
            figure.TorchShare is { } other ? Percent(other) : "",
            figure.Aim is { } aim ? Percent(aim) : "",
        ])]);

    /// <summary>The calls, the head first.</summary>
    public static string[][] Rows(IReadOnlyList<GpuCallFigure> calls, Func<string, string> mark) => Filled([
        CallHead,
        .. calls.Select(figure => (string[])
        [
            figure.Name,
            Time(figure.Seconds),
            figure.Ratio is { } ratio ? $"{(figure.Met == false ? mark(Ratio(ratio)) : Ratio(ratio))} × {figure.Beside}" : "",
            figure.Aim is { } aim ? Ratio(aim) : "",
            figure.TorchSeconds is { } other ? Time(other) : "",
        ])]);

    /// <summary>Without the columns that have nothing in them.</summary>
    private static string[][] Filled(string[][] rows)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Where(column => rows.Skip(1).Any(row => row[column] != "")).ToArray();
        return [.. rows.Select(row => columns.Select(column => row[column]).ToArray())];
    }

    private static string Marked(double share, bool? met, Func<string, string> mark) => met == false ? mark(Percent(share)) : Percent(share);

    private static string Time(double seconds) => seconds < 1e-4
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.00} µs")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.000} ms");

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
