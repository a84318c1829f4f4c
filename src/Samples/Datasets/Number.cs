using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>
/// Numbers as files have them: an optional sign, decimal digits with an optional point, and an optional exponent. No thousands
/// separators, no hexadecimal, no words.
/// </summary>
/// <remarks>
/// A number of at most 53 bits times or divided by a power of ten that a double holds takes one operation, which rounds once
/// (Clinger, "How to read floating point numbers accurately", PLDI 1990). All others go the long way.
/// </remarks>
internal static class Number
{
    /// <summary>So many digits fit into 64 bits, whatever they are.</summary>
    private const int SafeDigits = 19;

    /// <summary>Beyond it, every number is zero or infinite.</summary>
    private const int LargestExponent = 100_000;

    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <param name="text">Without spaces around it.</param>
    /// <param name="value">The nearest double; infinite where the number is beyond the largest one.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var at = 0;
        var negative = false;

        if (text.Length > 0 && text[0] is '-' or '+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        ulong digits = 0;
        var count = Digits(text, ref at, ref digits);
        var exponent = 0;

        if (at < text.Length && text[at] == '.')
        {
            at++;
            var fraction = Digits(text, ref at, ref digits);
            count += fraction;
            exponent = -fraction;
        }

        if (count == 0)
            return false;

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (!Exponent(text, ref at, out var written))
                return false;
            exponent += written;
        }

        if (at != text.Length)
            return false;

        if (count <= SafeDigits && digits <= 1UL << 53 && Math.Abs(exponent) < PowersOfTen.Length)
        {
            var magnitude = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            value = negative ? -magnitude : magnitude;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at, ref ulong digits)
    {
        var start = at;

        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            digits = unchecked((digits * 10) + (ulong)(text[at] - '0'));

        return at - start;
    }

    private static bool Exponent(ReadOnlySpan<char> text, ref int at, out int exponent)
    {
        exponent = 0;
        var negative = at < text.Length && text[at] == '-';

        if (at < text.Length && text[at] is '-' or '+')
            at++;

        var start = at;

        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            exponent = Math.Min((exponent * 10) + (text[at] - '0'), LargestExponent);

        if (negative)
            exponent = -exponent;
        return at > start;
    }
}
