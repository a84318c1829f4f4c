namespace Kernels.Samples.Export;

/// <summary>The one path of a file that many may lead to.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows; more lead in a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>Whether two paths are the same one: where file systems ignore case, so does this.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Replaces the links among a path's folders, and the last one, by what they lead to. The file need not exist.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        Push(full[real.Length..]);
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Join(real, part);
            if (links == MostLinks || LinkTarget(next) is not { } target)
            {
                real = next;
                continue;
            }

            links++;
            var root = Path.GetPathRoot(target)!;
            real = root.Length > 0 ? root : real;
            Push(target[root.Length..]);
        }

        return real;

        void Push(string parts)
        {
            char[] separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
            foreach (var part in parts.Split(separators, StringSplitOptions.RemoveEmptyEntries).Where(static part => part != ".").Reverse())
                rest.Push(part);
        }
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
