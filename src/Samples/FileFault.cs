namespace Kernels.Samples;

/// <summary>Why a file could not be opened, read or written, in words that stand in the middle of a message.</summary>
internal static class FileFault
{
    /// <summary>Of an error that .NET finds itself, without the system's help.</summary>
    private const int OfDotNet = unchecked((int)0x80131620);

    private const int OfWindows = unchecked((int)0x80070000);

    /// <summary>By the errors of POSIX that .NET passes on as they are, and those of Windows.</summary>
    private static readonly Dictionary<int, string> ByCode = new()
    {
        [5] = "the disk reports an error",
        [11] = "another program has it open",
        [20] = "a part of the path is a file, not a folder",
        [21] = "it is a folder",
        [28] = "the disk is full",
        [30] = "the disk is read-only",
        [32] = "nobody reads what is written",
        [40] = "its links lead in a circle",
        [122] = "the disk quota is used up",
        [OfWindows | 19] = "the disk is read-only",
        [OfWindows | 32] = "another program has it open",
        [OfWindows | 33] = "another program has it open",
        [OfWindows | 39] = "the disk is full",
        [OfWindows | 112] = "the disk is full",
        [OfWindows | 232] = "nobody reads what is written",
    };

    public static string Of(Exception error) => error switch
    {
        UnauthorizedAccessException => "you have no permission, or it is a folder",
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such folder",
        PathTooLongException => "its name is too long",
        EndOfStreamException => "it ends too early",
        ArgumentException or NotSupportedException => "this is no path of a file",
        { HResult: OfDotNet } => "it is no ordinary file, or too large",
        _ when ByCode.TryGetValue(error.HResult, out var known) => known,
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the system reports error {error.HResult & 0xFFFF}"),
    };
}
