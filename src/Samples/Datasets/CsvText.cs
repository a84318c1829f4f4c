namespace Kernels.Samples.Datasets;

/// <summary>The characters of a file: the first ones can be seen ahead, and reading stops when it is cancelled.</summary>
internal sealed class CsvText : TextReader
{
    private const int StartLength = 1 << 16;

    /// <summary>The most characters of a row. A row that is longer has a quote that was never closed.</summary>
    private const int LongestRow = 1 << 24;

    private readonly TextReader reader;
    private readonly CancellationToken cancellationToken;
    private readonly char[] start = new char[StartLength];
    private readonly int startLength;
    private int startRead;
    private int sinceRow;

    public CsvText(TextReader reader, CancellationToken cancellationToken)
    {
        this.reader = reader;
        this.cancellationToken = cancellationToken;
        startLength = reader.ReadBlock(start);
    }

    /// <summary>How the file begins.</summary>
    public ReadOnlySpan<char> Start => start.AsSpan(0, startLength);

    /// <summary>Whether <see cref="Start"/> is all there is.</summary>
    public bool IsWhole => startLength < StartLength;

    /// <summary>Whether a row became longer than any should be.</summary>
    public bool IsRowTooLong => sinceRow > LongestRow;

    /// <summary>Says that a row was taken out of what was read.</summary>
    public void TookRow() => sinceRow = 0;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (IsRowTooLong)
            return 0;

        var length = Math.Min(buffer.Length, startLength - startRead);

        if (length > 0)
        {
            start.AsSpan(startRead, length).CopyTo(buffer);
            startRead += length;
        }
        else
        {
            length = reader.Read(buffer);
        }

        sinceRow += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }
}
