using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Writes a file that the user asked for, whole or not at all.</summary>
internal static class OutputFile
{
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
            throw new UserError($"'{path}' cannot be written: {error.Message} Give {option} a file in a folder that can be written to.");
        }
    }
}
