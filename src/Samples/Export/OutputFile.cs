using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Writes a file that the user asked for, whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>
    /// That no file is both read and written, or written twice, whatever links lead to it. Two hard links are two files here, since
    /// a file that is written takes the place of one name only.
    /// </summary>
    /// <param name="files">Each option and its file, or null.</param>
    public static void RefuseSame(params ReadOnlySpan<(string Option, string? Path)> files)
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

    /// <param name="path">Where it goes; replaced if it exists.</param>
    /// <param name="option">The option that the path was given with.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UserError">It cannot be written.</exception>
    public static void Write(string path, string option, Action<Stream> write)
    {
        try
        {
            AtomicFile.Write(path, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError($"'{path}' cannot be written: {FileFault.Of(error)}. Give {option} a file in a folder that can be written to.");
        }
    }
}
