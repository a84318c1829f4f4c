using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kernels.Samples.Datasets;

/// <summary>Rows of features in a temporary file, which is gone as soon as it is closed or the program ends, however it ends.</summary>
internal sealed class FeatureFile : IDisposable
{
    private const int BufferLength = 1 << 18;

    private readonly SafeFileHandle file;
    private readonly float[] buffer = new float[BufferLength];
    private int buffered;
    private long written;

    /// <param name="columns">The number of features of a row.</param>
    /// <exception cref="UserError">There can be no such file.</exception>
    public FeatureFile(int columns)
    {
        Columns = columns;
        var path = Path.Combine(Path.GetTempPath(), $"kernels-{Guid.NewGuid():N}.tmp");
        try
        {
            // Windows deletes the file when its handle is closed. Elsewhere a file without a name lives as long as its handle.
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options);
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Error(error);
        }
    }

    public int Columns { get; }

    /// <summary>The bytes of all rows.</summary>
    public long Length => (written + buffered) * sizeof(float);

    /// <summary>Adds features to the end.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, BufferLength - buffered);
            values[..count].CopyTo(buffer.AsSpan(buffered));
            values = values[count..];
            buffered += count;
            if (buffered == BufferLength)
                Flush();
        }
    }

    /// <summary>Writes what is still in memory; before rows are read.</summary>
    public void Flush()
    {
        try
        {
            RandomAccess.Write(file, MemoryMarshal.AsBytes(buffer.AsSpan(0, buffered)), written * sizeof(float));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Error(error);
        }

        (written, buffered) = (written + buffered, 0);
    }

    /// <summary>Reads whole rows.</summary>
    /// <param name="row">The first of them.</param>
    /// <param name="values">Takes them; it ends with a row of the file or before it.</param>
    public void Read(long row, Span<float> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        try
        {
            for (var offset = row * Columns * sizeof(float); !bytes.IsEmpty;)
            {
                var count = RandomAccess.Read(file, bytes, offset);
                if (count == 0)
                    throw new EndOfStreamException("It ends too early.");
                bytes = bytes[count..];
                offset += count;
            }
        }
        catch (IOException error)
        {
            throw new UserError($"the temporary file of --on-disk cannot be read again: {FileFault.Of(error)}. Run the command again.");
        }
    }

    public void Dispose() => file.Dispose();

    private static UserError Error(Exception error) => new(
        $"the temporary file of --on-disk cannot be written: {FileFault.Of(error)}. "
            + $"Free space there, or name another folder in {(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR")}.");
}
