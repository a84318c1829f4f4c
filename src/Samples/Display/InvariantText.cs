using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kernels.Samples.Display;

/// <summary>An interpolated string, or several that are added: written the same in every culture.</summary>
[InterpolatedStringHandler]
internal ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<T>(T value, string? format = null) => text.AppendFormatted(value, format);

    /// <summary>The text. It can be taken once.</summary>
    public string Take() => text.ToStringAndClear();
}
