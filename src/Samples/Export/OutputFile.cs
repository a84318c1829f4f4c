using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Writes a file that the user asked for, whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>
    /// That no file is both read and written, or written twice, and that each can be written: before long work, whose result would
    /// be lost.
    /// </summary>
    /// <param name="read">Each option whose file is read, and the file, or null.</param>
    /// <param name="written">Each option whose file is written, and the file, or null.</param>
    /// <exception cref="UserError">It is not so.</exception>
    public static void Check((string Option, string? Path)[] read, params (string Option, string? Path)[] written)
    {
        RefuseSame([.. read, .. written]);
        foreach (var (option, path) in written)
        {
            if (path is not null)
                Try(path, option, () => AtomicFile.Check(path));
        }
    }

    /// <param name="path">Where it goes; replaced if it exists.</param>
    /// <param name="option">The option that the path was given with.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UserError">It cannot be written.</exception>
    public static void Write(string path, string option, Action<Stream> write) => Try(path, option, () => AtomicFile.Write(path, write));

    /// <summary>Links are followed. Two hard links are two files, since a file that is written takes the place of one name only.</summary>
    private static void RefuseSame((string Option, string? Path)[] files)
    {
        for (var i = 0; i < files.Length; i++)
        {
            for (var j = i + 1; j < files.Length; j++)
            {
                if (files[i].Path is { Length: > 0 } one && files[j].Path is { Length: > 0 } other && !one.StartsWith("/dev/", StringComparison.Ordinal)
                    && RealPath.Comparer.Equals(RealPath.Of(one), RealPath.Of(other)))
                    throw new UserError($"{files[i].Option} and {files[j].Option} are the same file, '{one}'. Give each its own.");
            }
        }
    }

    private static void Try(string path, string option, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var fault = error is FileNotFoundException ? "no file can be made there" : FileFault.Of(error);
            throw new UserError($"'{path}' cannot be written: {fault}. Give {option} a file in a folder that can be written to.");
        }
    }
}
