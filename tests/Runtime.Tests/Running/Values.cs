namespace Kernels.Tests.Running;

/// <summary>What kernels are tested with: about a third special values, the rest random, small as well as huge.</summary>
internal sealed class Values(int seed)
{
    private static readonly float[] Singles =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.5f, 0.49999997f, -0.49999997f, 0.99999994f, 1.0000001f, 3.1415927f,
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue,
        float.Epsilon, -float.Epsilon, 1.1754942e-38f, -1.1754942e-38f, 1.1754944e-38f, 1e-40f, -3e-42f, 1e-20f, 1e20f,
        8388607.5f, 8388608f, -8388609f, 16777216f, 16777217f, 2147483520f, 2147483648f, -2147483648f, -2147483904f,
        4294967040f, 4294967296f, 1e10f, -1e10f,
    ];

    private static readonly double[] Doubles =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 0.49999999999999994, -0.49999999999999994, 0.9999999999999999,
        1.0000000000000002, Math.PI, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue,
        double.MinValue, double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, 1e-310, 1e-150, 1e150,
        4503599627370495.5, 4503599627370496, 9007199254740992, -9007199254740993, 2147483647, 2147483647.5, 2147483648,
        -2147483648, -2147483648.5, -2147483649, 4294967295, 4294967295.5, 4294967296, 9223372036854774784, 9223372036854775808.0,
        -9223372036854775808.0, -9223372036854777856.0, 18446744073709549568.0, 18446744073709551616.0, 1e25, -1e25,
    ];

    private static readonly long[] Integers =
    [
        0, 1, -1, 2, -2, 3, 7, 10, 23, 31, 32, 33, 63, 64, 65, -31, -32, -33, -64, 255, 256, 65535, 65536, 16777217,
        int.MinValue, int.MinValue + 1, int.MaxValue, int.MaxValue - 1, uint.MaxValue, uint.MaxValue - 1L, uint.MaxValue + 1L,
        0x5555555555555555, 0x0123456789ABCDEF, long.MinValue, long.MinValue + 1, long.MaxValue, long.MaxValue - 1,
    ];

    private readonly Random random = new(seed);

    /// <summary>The bits of the next value.</summary>
    public ulong Next(CaseParameter parameter)
    {
        if (parameter.Range is { } range)
            return Elements.FromDouble(InRange(range), parameter.Type);
        var special = random.Next(3) == 0;
        return Type.GetTypeCode(parameter.Type) switch
        {
            TypeCode.Single => BitConverter.SingleToUInt32Bits(special ? Pick(Singles) : Single()),
            TypeCode.Double => BitConverter.DoubleToUInt64Bits(special ? Pick(Doubles) : Double()),
            TypeCode.Int32 or TypeCode.UInt32 => (uint)(special ? Pick(Integers) : Integer()),
            _ => (ulong)(special ? Pick(Integers) : Integer()),
        };
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private double InRange(InRangeAttribute range) => random.Next(16) switch
    {
        0 => range.From,
        1 => range.To,
        _ => range.From + (range.To - range.From) * random.NextDouble(),
    };

    private float Single() => random.Next(4) switch
    {
        0 => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
        1 => random.Next(-20, 20) / 4f,
        _ => (float)Moderate(8),
    };

    private double Double() => random.Next(5) switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => random.Next(-20, 20) / 4.0,
        2 => Moderate(10), // where exponentials become subnormal and overflow
        _ => Moderate(8),
    };

    /// <summary>Of either sign, and of all magnitudes up to two to the given power.</summary>
    private double Moderate(double power) => (random.NextDouble() * 2 - 1) * Math.Pow(2, random.NextDouble() * 2 * power - power);

    private long Integer() => random.Next(3) switch
    {
        0 => random.NextInt64(long.MinValue, long.MaxValue),
        1 => random.Next(int.MinValue, int.MaxValue),
        _ => random.Next(-100, 100),
    };
}
