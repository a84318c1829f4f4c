namespace Kernels.Samples.Datasets;

/// <summary>The characters of a file: the first ones can be seen ahead, and reading stops when it is cancelled.</summary>
internal sealed class CsvText : TextReader
{
    private const int StartLength = 1 << 16;

    private readonly TextReader reader;
    private readonly CancellationToken cancellationToken;
    private readonly char[] start = new char[StartLength];
    private readonly int startLength;
    private int startRead;

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

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var length = Math.Min(buffer.Length, startLength - startRead);

        if (length == 0)
            return reader.Read(buffer);

        start.AsSpan(startRead, length).CopyTo(buffer);
        startRead += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }
}
