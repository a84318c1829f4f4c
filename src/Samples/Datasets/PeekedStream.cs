namespace Kernels.Samples.Datasets;

/// <summary>A stream of which the first bytes were looked at; they are read again. It need not be able to seek.</summary>
internal sealed class PeekedStream : Stream
{
    private const int StartLength = 4;

    private readonly Stream stream;
    private readonly byte[] start = new byte[StartLength];
    private readonly int startLength;
    private int startRead;

    public PeekedStream(Stream stream)
    {
        this.stream = stream;
        startLength = stream.ReadAtLeast(start, StartLength, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes, four at most.</summary>
    public ReadOnlySpan<byte> Start => start.AsSpan(0, startLength);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (startRead == startLength)
            return stream.Read(buffer);

        var length = Math.Min(buffer.Length, startLength - startRead);
        start.AsSpan(startRead, length).CopyTo(buffer);
        startRead += length;
        return length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
