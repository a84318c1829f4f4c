using System.Text;
using Kernels.Samples.Display.Figures;
using Kernels.Samples.Export;

namespace Kernels.Samples.Topics;

/// <summary>The figures of a lesson as an SVG file.</summary>
internal static class LessonSvg
{
    public static string Draw(string command, Lesson lesson) =>
        SvgPage.Draw(command, lesson.Heading, [.. lesson.Parts.OfType<FigureRow>().Select(static row => row.Panels)]);

    /// <summary>Writes the whole file or none: what was there before stays until the new text is complete.</summary>
    /// <exception cref="UserError">The file cannot be written there.</exception>
    public static void Save(string path, string text) => OutputFile.Write(path, "--svg", stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
