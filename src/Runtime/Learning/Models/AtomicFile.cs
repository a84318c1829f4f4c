namespace Kernels.Learning;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file in the same folder and moves it to its place, so that nobody sees half a file and a file that was
    /// there stays as it was if writing fails. A link stays, and what it leads to is replaced. A device, which cannot be replaced, is
    /// written to.
    /// </summary>
    /// <param name="path">Where the file goes; replaced if it exists.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is no path.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or a folder is in its place.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        if (OpenDevice(target) is { } device)
        {
            using (device)
                write(device);
            return;
        }

        target = File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target;
        var temporary = TemporaryFor(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>That a new file can be made at a path. It leaves nothing there, and takes a file that exists for one that can be replaced.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void Check(string path)
    {
        var target = Path.GetFullPath(path);
        if (File.Exists(target))
            return;
        if (Directory.Exists(target))
            throw new UnauthorizedAccessException($"'{target}' is a folder.");
        new FileStream(TemporaryFor(target), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
    }

    private static string TemporaryFor(string target) => Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)
        ? throw new DirectoryNotFoundException($"There is no folder '{folder}'.")
        : $"{target}.{Guid.NewGuid():N}.tmp";

    /// <summary>What is there and is no file that could be replaced: a device, or a pipe. Null for anything else.</summary>
    private static FileStream? OpenDevice(string path)
    {
        if (!File.Exists(path))
            return null;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (!stream.CanSeek || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)))
            return stream;
        stream.Dispose();
        return null;
    }
}
