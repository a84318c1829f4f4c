using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.Samples.Datasets;

/// <summary>
/// Numbers as files have them: an optional sign, decimal digits with an optional point, and an optional exponent. No thousands
/// separators, no hexadecimal, no words.
/// </summary>
/// <remarks>
/// A number of at most 53 bits times or divided by a power of ten that a double holds takes one operation, which rounds once
/// (Clinger, "How to read floating point numbers accurately", PLDI 1990). One of up to 19 digits takes one or two products of
/// integers (<see cref="PowersOfFive"/>). All others go the long way.
/// </remarks>
internal static class Number
{
    /// <summary>So many digits fit into 64 bits, whatever they are.</summary>
    private const int SafeDigits = 19;

    /// <summary>Beyond it, every number is zero or infinite.</summary>
    private const int LargestExponent = 100_000;

    /// <summary>The digits that are read at a time.</summary>
    private const int DigitsAtOnce = 8;

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
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var at = 0;
        var negative = false;

        if (text.Length > 0 && text[0] is '-' or '+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        ulong digits = 0;
        var start = at;
        at = Digits(ref first, at, text.Length, ref digits);
        var count = at - start;
        var exponent = 0;

        if (at < text.Length && text[at] == '.')
        {
            var point = ++at;
            at = Digits(ref first, at, text.Length, ref digits);
            exponent = point - at;
            count -= exponent;
        }

        if (count == 0)
            return false;

        if (at < text.Length)
        {
            if (text[at++] is not ('e' or 'E') || !Exponent(text, ref at, out var written) || at != text.Length)
                return false;
            exponent += written;
        }

        if (count > SafeDigits && count - LeadingZeros(text) > SafeDigits)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

        double magnitude;
        if (digits <= 1UL << 53 && (uint)(exponent + PowersOfTen.Length - 1) <= 2 * (PowersOfTen.Length - 1))
            magnitude = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
        else if (!PowersOfFive.TryScale(digits, exponent, out magnitude))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

        value = negative ? -magnitude : magnitude;
        return true;
    }

    /// <summary>Appends the digits from a place on to a number.</summary>
    /// <returns>The place after them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ref ushort text, int at, int end, ref ulong digits)
    {
        var number = digits;

        while (BitConverter.IsLittleEndian && at + DigitsAtOnce <= end && TryEight(ref Unsafe.Add(ref text, at), out var eight))
        {
            number = unchecked((number * 100_000_000) + eight);
            at += DigitsAtOnce;
        }

        for (; at < end && (uint)(Unsafe.Add(ref text, at) - '0') is <= 9 and var digit; at++)
            number = unchecked((number * 10) + digit);

        digits = number;
        return at;
    }

    /// <summary>Reads eight digits: in one word of eight bytes, neighbours are joined to pairs, to fours and to all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryEight(ref ushort text, out ulong number)
    {
        var values = Vector128.LoadUnsafe(ref text) - Vector128.Create((ushort)'0');
        number = 0;
        if (Vector128.GreaterThanAny(values, Vector128.Create((ushort)9)))
            return false;

        var bytes = Vector128.Narrow(values, values).AsUInt64().ToScalar();
        var pairs = (bytes * 10) + (bytes >> 8);
        number = ((pairs & 0x000000FF_000000FF) * (100 + (1_000_000UL << 32))) + ((pairs >> 16 & 0x000000FF_000000FF) * (1 + (10_000UL << 32))) >> 32;
        return true;
    }

    /// <summary>The zeros before the first other digit, as far as there are any.</summary>
    private static int LeadingZeros(ReadOnlySpan<char> text)
    {
        var zeros = 0;
        foreach (var c in text)
        {
            if (c == '0')
                zeros++;
            else if (c is not ('-' or '+' or '.'))
                break;
        }

        return zeros;
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
