using System.IO.Compression;
using System.Text;

namespace Kernels.Samples.Datasets;

/// <summary>Opens the files of <c>--data</c>, or says why it cannot.</summary>
internal static partial class DataFile
{
    /// <summary>
    /// Stands where bytes are not UTF-8. It is no character (Unicode 23.7), so no text has it, and the reader finds it in a cell
    /// and so knows the row and the column.
    /// </summary>
    public const char NotUtf8 = '\uFFFF';

    private const int BufferBytes = 1 << 16;

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{NotUtf8}"));

    // Without it, .NET takes a file that is cut off for the whole.
    static DataFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Reads a dataset from a file of any kind that the program knows.</summary>
    public static Dataset Read(DataSource source, CancellationToken cancellationToken)
    {
        var path = source.Path;
        var place = source.IsLabelled && !source.OnDisk
            ? new DataPlace(path) { TooLarge = "Give --on-disk, so that the features are in a temporary file." }
            : new DataPlace(path);

        try
        {
            if (Directory.Exists(path))
                throw place.Error("this is a directory. Give a file with --data.");

            if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            {
                Dataset? dataset = null;
                ReadParquet(source, place, ref dataset, cancellationToken);
                return dataset ?? throw place.Error("the native program reads no Parquet. Use the one that runs on .NET, or give a CSV file.");
            }

            using var text = OpenText(place, path, cancellationToken);
            return CsvDataset.Read(source, place, text);
        }
        catch (Exception error) when (path.Length == 0 || error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"'{path}': there is no such file. Check the path given with --data.");
        }
        catch (UnauthorizedAccessException)
        {
            throw place.Error("you have no permission to read it. Change its permissions, or give another file with --data.");
        }
        catch (OutOfMemoryException)
        {
            throw place.Error($"it does not fit in memory. {place.TooLarge}");
        }
        catch (InvalidDataException)
        {
            throw place.Error("the compressed content is damaged or cut off. Compress the file again.");
        }
        catch (IOException error)
        {
            throw place.Error($"it cannot be read: {FileFault.Of(error)}. Give another file with --data.");
        }
    }

    /// <summary>Is in a file of its own, which is not compiled where the package is not.</summary>
    static partial void ReadParquet(DataSource source, DataPlace place, ref Dataset? dataset, CancellationToken cancellationToken);

    private static CsvText OpenText(DataPlace place, string path, CancellationToken cancellationToken)
    {
        var stream = new PeekedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan));

        try
        {
            if (stream.Start is [0x1F, 0x8B, ..])
                stream = new(new GZipStream(stream, CompressionMode.Decompress));
            else if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                throw place.Error("the name ends in .gz, but the content is not gzip. Compress the file with gzip, or rename it.");

            if (OtherEncoding(stream.Start) is { } encoding)
                throw place.Error($"the text is {encoding}. Save it as UTF-8.");

            return new(new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, BufferBytes), cancellationToken);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The encoding of a text that begins like this, where it is not UTF-8: by its mark, or by the zeros of Latin letters.
    /// </summary>
    private static string? OtherEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF] or [not 0, 0, 0, 0] or [0, 0, 0, not 0] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, not 0, ..] => "UTF-16",
        _ => null,
    };
}
