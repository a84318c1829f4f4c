namespace Kernels.Generators.Tests.Testing;

/// <summary>Values that find mistakes: the special ones first, then random ones of moderate size.</summary>
internal static class Inputs
{
    private static readonly float[] Floats =
    [
        0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
        float.MaxValue, float.MinValue, 1.5f, 2.5f, -0.5f, 1e-40f, 16777217f, 3e9f, -3e9f, 88f, -88f,
    ];

    private static readonly double[] Doubles =
    [
        0d, -0d, 1d, -1d, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon,
        double.MaxValue, double.MinValue, 1.5, 2.5, -0.5, 1e-310, 9007199254740993d, 1e19, -1e19, 700d, -700d,
    ];

    private static readonly long[] Integers =
        [0, 1, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, uint.MaxValue, 2, 31, 32, 33, 63, 64, -31,
        127, 128, 255, 256, -128, -129, short.MaxValue, short.MinValue, ushort.MaxValue];

    private static readonly Half[] Halves =
    [
        (Half)0f, (Half)(-0f), (Half)1f, (Half)(-1f), Half.NaN, Half.PositiveInfinity, Half.NegativeInfinity, Half.Epsilon, -Half.Epsilon,
        Half.MaxValue, Half.MinValue, (Half)1.5f, (Half)0.333f, (Half)6.1e-5f, (Half)6e-5f, (Half)2049f, (Half)100f,
    ];

    /// <summary>An array that starts at another special value for each seed, so that pairs of them meet.</summary>
    public static Array For(Type type, int length, int seed)
    {
        var random = new Random((seed * 7919) + length);
        var values = Array.CreateInstance(type, length);
        for (var i = 0; i < length; i++)
            values.SetValue(Value(type, random, i + (seed * 7) + (i / 20 * seed)), i);
        return values;
    }

    private static object Value(Type type, Random random, int i)
    {
        // Of long arrays half is random.
        var special = i < 160 || i % 2 == 0;
        if (type == typeof(float))
            return special ? Floats[i % Floats.Length] : (float)((random.NextDouble() * 20) - 10);
        if (type == typeof(double))
            return special ? Doubles[i % Doubles.Length] : (random.NextDouble() * 20) - 10;

        if (type == typeof(Half))
            return special ? Halves[i % Halves.Length] : (Half)((random.NextDouble() * 20) - 10);
        if (type.IsEnum)
            return Enum.ToObject(type, Value(Enum.GetUnderlyingType(type), random, i));

        var integer = special ? Integers[i % Integers.Length] : random.NextInt64(-1000, 1000);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => (integer & 1) != 0,
            TypeCode.Byte => unchecked((byte)integer),
            TypeCode.SByte => unchecked((sbyte)integer),
            TypeCode.Int16 => unchecked((short)integer),
            TypeCode.UInt16 => unchecked((ushort)integer),
            TypeCode.Char => unchecked((char)integer),
            TypeCode.Int32 => unchecked((int)integer),
            TypeCode.UInt32 => unchecked((uint)integer),
            TypeCode.UInt64 => unchecked((ulong)integer),
            _ => integer,
        };
    }
}
