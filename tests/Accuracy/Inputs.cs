namespace Kernels.Accuracy;

/// <summary>Inputs by number: special values, and random ones that are the same in every run.</summary>
public static class Inputs
{
    /// <summary>Values at which functions have special cases, or formats their limits.</summary>
    public static readonly float[] SpecialSingles = WithNegatives(
        0f, float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, 1e-30f, 0.5f, 0.99999994f, 1f, 1.0000001f, 1.5f, 2f, 2.5f, 3f, 4f,
        5f, 10f, 88.72283f, 88.72284f, 103.97208f, 104f, 1e5f, 8388607.5f, 16777215f, 16777216f, 2147483648f, 1e30f,
        float.MaxValue, float.PositiveInfinity, float.NaN);

    /// <inheritdoc cref="SpecialSingles"/>
    public static readonly double[] SpecialDoubles =
    [
        .. SpecialSingles.Select(x => (double)x),
        .. WithNegatives(
            double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, 1e-300, 1e-17, 0.99999999999999989,
            1.0000000000000002, 709.78271289338397, 709.78271289338409, 745.13321910194110, 745.13321910194122, 746.0,
            9007199254740992.0, 1e300, double.MaxValue),
    ];

    /// <summary>A random number for an index (SplitMix64).</summary>
    public static ulong Hash(long index)
    {
        var z = ((ulong)index + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// A float: of a full check each has its turn, a sample starts with the special arguments and then takes one argument at
    /// random from each of equal stretches.
    /// </summary>
    /// <param name="index">The input's number.</param>
    /// <param name="count">How many inputs there are.</param>
    /// <param name="fullCount">How many a full check has.</param>
    public static float Single(long index, long count, long fullCount)
    {
        if (count == fullCount) return BitConverter.UInt32BitsToSingle((uint)index);
        if (index < SpecialSingles.Length) return SpecialSingles[index];

        var stretch = Math.Max(1, fullCount / count);
        return BitConverter.UInt32BitsToSingle((uint)(index * stretch + (long)(Hash(index) % (ulong)stretch)));
    }

    /// <summary>A double for a function whose results are interesting between two limits.</summary>
    /// <param name="index">The input's number.</param>
    /// <param name="low">The lower limit.</param>
    /// <param name="high">The upper limit.</param>
    /// <param name="multiple">Of this number multiples and their neighbours are tried.</param>
    public static double Double(long index, double low, double high, double multiple = HalfLn2)
    {
        if (index < SpecialDoubles.Length) return SpecialDoubles[index];

        // The index chooses the kind of input, two hashes the input.
        var random = Hash(2 * index);
        var fraction = Fraction(Hash(2 * index + 1));
        var small = (int)(random % 9) - 4;
        return (index & 7) switch
        {
            0 => BitConverter.UInt64BitsToDouble(random),
            1 or 2 => low + (high - low) * fraction,
            3 => Math.ScaleB(1 + fraction, -(int)(random % 64)) * ((random & 0x100) == 0 ? 1 : -1), // from 2^-63 to 2
            4 => Step(Math.Round(fraction * 4096 - 2048) * multiple, small),
            5 => Step(Math.ScaleB((random & 1) == 0 ? 1.0 : 1.4142135623730951, (int)(fraction * 2100) - 1075), small),
            6 => 1 + Math.ScaleB(fraction - 0.5, -(int)(random % 48)), // around 1
            _ => BitConverter.UInt64BitsToDouble(random & 0xFFFFF80000000000), // few bits
        };
    }

    /// <summary>A base and an exponent for a power.</summary>
    public static (float X, float Y) Pair(long index)
    {
        var specials = SpecialSingles.Length;
        if (index < (long)specials * specials) return (SpecialSingles[index / specials], SpecialSingles[index % specials]);

        var random = Hash(3 * index);
        var x = BitConverter.UInt32BitsToSingle((uint)(random >> 32));
        var y = BitConverter.UInt32BitsToSingle((uint)random);
        var fraction = Fraction(Hash(3 * index + 1));
        var kind = index & 7;
        if (kind == 0) return (x, y);
        if (kind == 1) return (x, (float)Math.Floor(fraction * 41) - 20); // a small integer power
        if (kind == 2) return (x, ((float)Math.Floor(fraction * 41) - 20) * 0.25f);

        // An exponent for which the result is spread over the whole range of float and a little beyond.
        var nearOne = (float)(1 + Math.ScaleB(fraction - 0.5, -(int)(random % 24)));
        var b = kind < 5 ? MathF.Abs(x) : nearOne;
        return (b, (float)((Fraction(Hash(3 * index + 2)) * 300 - 155) / Math.Log2(b)));
    }

    /// <summary>A point of the plane, for an angle or a length.</summary>
    /// <param name="index">The input's number.</param>
    /// <param name="any">A number of any size.</param>
    /// <param name="precision">The bits of the element type: coordinates further apart than these do not count beside each other.</param>
    public static (double X, double Y) Point(long index, double any, int precision)
    {
        var random = Hash(3 * index + 1);
        var fraction = Fraction(Hash(3 * index + 2));
        var sign = (random & 0x100) == 0 ? 1 : -1;
        var exponent = (int)((random >> 32) % (ulong)precision) - (precision / 2);
        return (index & 3) switch
        {
            0 => (any, Math.ScaleB(sign * any * (1 + fraction), exponent)),
            1 => (any, sign * any * (0.5 + 2 * fraction)),
            2 => (sign * Fraction(Hash(3 * index)), 2 * fraction - 1),
            _ => (Math.ScaleB(1 + Fraction(Hash(3 * index)), exponent), Math.ScaleB(sign * (1 + fraction), exponent + (int)(random & 3) - 2)),
        };
    }

    /// <summary>A base and an exponent for a power of doubles.</summary>
    /// <param name="index">The input's number.</param>
    public static (double X, double Y) DoublePair(long index)
    {
        var specials = SpecialDoubles.Length;
        if (index < (long)specials * specials) return (SpecialDoubles[index / specials], SpecialDoubles[index % specials]);

        var random = Hash(3 * index);
        var x = BitConverter.UInt64BitsToDouble(random);
        var fraction = Fraction(Hash(3 * index + 1));
        var kind = index & 7;
        if (kind == 0) return (x, BitConverter.UInt64BitsToDouble(Hash(3 * index + 2)));
        if (kind == 1) return (x, Math.Floor(fraction * 41) - 20); // a small integer power
        if (kind == 2) return (x, (Math.Floor(fraction * 41) - 20) * 0.25);

        // An exponent for which the result is spread over the whole range of double and a little beyond, or is at its ends, where the
        // logarithm's error counts most.
        var b = kind < 5 ? Math.Abs(x) : kind == 5 ? 1 + Math.ScaleB(fraction - 0.5, -(int)(random % 48)) : 0.7 + 0.8 * fraction;
        var spread = Fraction(Hash(3 * index + 2));
        var power = kind < 6 ? spread * 2120 - 1085 : (random & 1) == 0 ? 1024 - spread * 60 : spread * 60 - 1080;
        return (b, power / Math.Log2(b));
    }

    /// <summary>Two floats, the second of which is often near the first one or near its negative.</summary>
    /// <param name="index">The input's number.</param>
    public static (float X, float Y) SumPair(long index)
    {
        var specials = SpecialSingles.Length;
        if (index < (long)specials * specials) return (SpecialSingles[index / specials], SpecialSingles[index % specials]);

        var (x, y) = DoubleSumPair(index + (long)SpecialDoubles.Length * SpecialDoubles.Length);
        return ((float)x, (float)y);
    }

    /// <summary>Two doubles, the second of which is often near the first one or near its negative.</summary>
    /// <param name="index">The input's number.</param>
    public static (double X, double Y) DoubleSumPair(long index)
    {
        var specials = SpecialDoubles.Length;
        if (index < (long)specials * specials) return (SpecialDoubles[index / specials], SpecialDoubles[index % specials]);

        var x = Double(index, -50, 50);
        var random = Hash(5 * index);
        var fraction = Fraction(Hash(5 * index + 1)) - 0.5;
        return (random & 3) switch
        {
            0 => (x, BitConverter.UInt64BitsToDouble(Hash(5 * index + 2))),
            1 => (x, x + fraction * 100),
            2 => (x, x + Math.ScaleB(fraction, -(int)((random >> 8) & 31))),
            _ => (x, -x * (1 + Math.ScaleB(fraction, -(int)((random >> 8) & 31)))),
        };
    }

    /// <summary>A number and the degree of a root, an integer that is mostly small.</summary>
    /// <param name="index">The input's number.</param>
    public static (double X, double N) DoubleRoot(long index)
    {
        var specials = SpecialDoubles.Length;
        if (index < specials * 25L) return (SpecialDoubles[index / 25], index % 25 - 12);

        var x = (index & 1) == 0 ? BitConverter.UInt64BitsToDouble(Hash(5 * index)) : Double(index, -4, 1e6);
        var random = Hash(5 * index + 1);
        return (random & 7) == 0 ? (x, (int)(random >> 32) >> (int)((random >> 8) & 31)) : (x, (int)((random >> 32) % 33) - 16);
    }

    /// <inheritdoc cref="DoubleRoot"/>
    public static (float X, float N) Root(long index)
    {
        var specials = SpecialSingles.Length;
        if (index < specials * 25L) return (SpecialSingles[index / 25], index % 25 - 12);

        var random = Hash(5 * index + 1);
        var x = BitConverter.UInt32BitsToSingle((uint)Hash(5 * index));
        return (random & 7) == 0 ? (x, (int)(random >> 32) >> (int)(7 + ((random >> 8) % 25))) : (x, (int)((random >> 32) % 33) - 16);
    }

    /// <summary>Where the reduction of an exponent steps.</summary>
    internal const double HalfLn2 = 0.34657359027997264;

    // A double from 0 to 1 with 53 random bits.
    private static double Fraction(ulong random) => (random >> 11) * 1.1102230246251565e-16;

    // x and its neighbours.
    private static double Step(double x, int steps) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + steps);

    private static T[] WithNegatives<T>(params T[] values)
        where T : System.Numerics.INumber<T> => [.. values, .. values.Select(x => -x)];
}
