using System.Text;
using Kernels.Samples.Display;

namespace Kernels.Samples.Topics;

/// <summary>Text with numbers in it, the same in every culture.</summary>
internal static class Prose
{
    /// <summary>Writes the text; a number below 0 gets a minus sign instead of a hyphen.</summary>
    public static string Of(InvariantText text)
    {
        var written = new StringBuilder(text.Take());
        for (var i = 0; i + 1 < written.Length; i++)
        {
            if (written[i] == '-' && char.IsAsciiDigit(written[i + 1]) && (i == 0 || !char.IsLetterOrDigit(written[i - 1]) || IsExponent(written, i - 1)))
                written[i] = '−';
        }

        return written.ToString();
    }

    private static bool IsExponent(StringBuilder text, int at) =>
        text[at] is 'e' or 'E' && at > 0 && char.IsAsciiDigit(text[at - 1]);
}
