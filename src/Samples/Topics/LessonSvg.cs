using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The figures of a lesson as an SVG file.</summary>
internal static class LessonSvg
{
    public static string Draw(string command, Lesson lesson) =>
        SvgPage.Draw(command, lesson.Heading, [.. lesson.Parts.OfType<FigureRow>().Select(static row => row.Panels)]);

    /// <summary>Writes the whole file or none: what was there before stays until the new text is complete.</summary>
    /// <exception cref="UserError">The file cannot be written there.</exception>
    public static void Save(string path, string text)
    {
        string? temporary = null;
        try
        {
            // A device cannot be replaced.
            var target = Path.GetFullPath(path);
            if (target.StartsWith("/dev/", StringComparison.Ordinal))
            {
                File.WriteAllText(target, text);
                return;
            }

            target = File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target;
            temporary = $"{target}.{Path.GetRandomFileName()}";
            File.WriteAllText(temporary, text);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (temporary is not null)
                Remove(temporary);
            throw new UserError($"The picture cannot be written to '{path}': name a file in a folder that exists and that you may write to.");
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // It was not made, or is out of reach.
        }
    }
}
