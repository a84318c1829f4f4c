using System.Runtime.Intrinsics;
using Kernels.CompilerServices;
using Xunit;

namespace Kernels.Tests;

/// <summary>
/// Fused multiply-adds for processors without the instruction give the bits that the instruction gives. A wrong rounding is
/// rare among random numbers, so most of these are made for it.
/// </summary>
public sealed class MultiplyAddTests
{
    private const int Count = 1 << 17;

    private static readonly float[] floats =
    [
        .. Signed(0, 1, 1.5f, 3, 0.1f, 1 + 1.1920929e-7f, 1 - 5.9604645e-8f, 16777215, 16777216, 1e20f, 1e-20f, 1.8446743e19f),
        .. Signed(float.Epsilon, 3 * float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, 2.3509887e-38f, 1e-30f, float.MaxValue, float.PositiveInfinity),
        float.NaN,
    ];

    private static readonly double[] doubles =
    [
        .. Signed<double>(0, 1, 1.5, 3, 0.1, 1 + 2.220446049250313e-16, 1 - 1.1102230246251565e-16, 9007199254740991, 1e-300, 1e-250, 1e-125),
        .. Signed(double.Epsilon, 3 * double.Epsilon, 2.225073858507201e-308, 2.2250738585072014e-308, 1e160, 1e300, double.MaxValue, double.PositiveInfinity),
        double.NaN,
    ];

    [Fact]
    public void Special_floats_are_multiplied_and_added_in_one_rounding()
    {
        foreach (var x in floats)
        {
            foreach (var y in floats)
            {
                foreach (var z in floats)
                    Check(x, y, z);
            }
        }
    }

    [Fact]
    public void Special_doubles_are_multiplied_and_added_in_one_rounding()
    {
        foreach (var x in doubles)
        {
            foreach (var y in doubles)
            {
                foreach (var z in doubles)
                    Check(x, y, z);
            }
        }
    }

    [Fact]
    public void Floats_of_all_sizes_are_multiplied_and_added_in_one_rounding()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++)
            Check(AnyFloat(random), AnyFloat(random), AnyFloat(random));
    }

    [Fact]
    public void Doubles_of_all_sizes_are_multiplied_and_added_in_one_rounding()
    {
        var random = new Random(2);
        for (var i = 0; i < Count; i++)
            Check(AnyDouble(random), AnyDouble(random), AnyDouble(random));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(-75)]
    [InlineData(-80)]
    public void Floats_that_nearly_cancel_are_multiplied_and_added_in_one_rounding(int exponent)
    {
        var random = new Random(3);
        for (var i = 0; i < Count; i++)
        {
            var x = MathF.ScaleB(Mantissa(random), exponent);
            var y = MathF.ScaleB(Mantissa(random), exponent);
            Check(x, y, -x * y);
            Check(x, y, MathF.BitIncrement(-x * y));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-400)]
    [InlineData(-416)]
    [InlineData(-498)]
    [InlineData(-530)]
    public void Doubles_that_nearly_cancel_are_multiplied_and_added_in_one_rounding(int exponent)
    {
        var random = new Random(4);
        for (var i = 0; i < Count; i++)
        {
            var x = Math.ScaleB(DoubleMantissa(random), exponent);
            var y = Math.ScaleB(DoubleMantissa(random), exponent);
            Check(x, y, -x * y);
            Check(x, y, Math.BitIncrement(-x * y));
        }
    }

    /// <summary>The product is half of the last place of z, or a quarter, or next to one of these.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-140)]
    [InlineData(-149)]
    public void Floats_are_rounded_once_in_the_middle_between_two(int exponent)
    {
        var random = new Random(5);
        for (var i = 0; i < Count; i++)
        {
            var z = MathF.ScaleB(random.Next(4) == 0 ? 1 << 23 : random.Next(1, 1 << 24), exponent);
            var x = MathF.ScaleB(1 + ((random.Next(3) - 1) * 1.1920929e-7f * random.Next(4)), (exponent / 2) + random.Next(-1, 2));
            var y = MathF.ScaleB(1 + ((random.Next(3) - 1) * 5.9604645e-8f * random.Next(4)), exponent - (exponent / 2) - 1);
            Check(x, random.Next(2) == 0 ? y : -y, random.Next(2) == 0 ? z : -z);
        }
    }

    /// <inheritdoc cref="Floats_are_rounded_once_in_the_middle_between_two"/>
    [Theory]
    [InlineData(0)]
    [InlineData(-800)]
    [InlineData(-900)]
    [InlineData(-1074)]
    public void Doubles_are_rounded_once_in_the_middle_between_two(int exponent)
    {
        var random = new Random(6);
        for (var i = 0; i < Count; i++)
        {
            var z = Math.ScaleB((double)(random.Next(4) == 0 ? 1L << 52 : random.NextInt64(1, 1L << 53)), exponent);
            var x = Math.ScaleB(1 + ((random.Next(3) - 1) * 2.220446049250313e-16 * random.Next(4)), (exponent / 2) + random.Next(-1, 2));
            var y = Math.ScaleB(1 + ((random.Next(3) - 1) * 1.1102230246251565e-16 * random.Next(4)), exponent - (exponent / 2) - 1);
            Check(x, random.Next(2) == 0 ? y : -y, random.Next(2) == 0 ? z : -z);
        }
    }

    [Fact]
    public void Every_lane_of_every_width_has_its_own_result()
    {
        float[] x = [.. Enumerable.Range(0, 16).Select(static i => 0.1f * (i + 1))];
        var y = new float[16];
        var sums = x.Select(static value => MathF.FusedMultiplyAdd(value, value, 1f - value)).ToArray();
        for (var i = 0; i < y.Length; i++)
            y[i] = 1f - x[i];

        Assert.Equal(Vector128.Create(sums.AsSpan(0, 4)), Lanes.FusedMultiplyAdd(Vector128.Create(x), Vector128.Create(x), Vector128.Create(y)));
        Assert.Equal(Vector256.Create(sums.AsSpan(0, 8)), Lanes.FusedMultiplyAdd(Vector256.Create(x), Vector256.Create(x), Vector256.Create(y)));
        Assert.Equal(Vector512.Create(sums), Lanes.FusedMultiplyAdd(Vector512.Create(x), Vector512.Create(x), Vector512.Create(y)));
        Assert.Equal(Vector128.Create(sums.AsSpan(0, 4)), SoftwareMultiplyAdd.InDoubles(Vector128.Create(x), Vector128.Create(x), Vector128.Create(y)));
    }

    private static void Check(float x, float y, float z)
    {
        var expected = MathF.FusedMultiplyAdd(x, y, z);
        // In each half of a vector: the halves are computed apart.
        var actual = SoftwareMultiplyAdd.InDoubles(Vector128.Create(x, 1, x, 1), Vector128.Create(y, 1, y, 1), Vector128.Create(z, 1, z, 1));
        Assert.True(IsSame(expected, actual[0]) && IsSame(expected, actual[2]) && actual[1] == 2,
            $"{x:G9} · {y:G9} + {z:G9} is {expected:G9} and not {actual}");
    }

    private static void Check(double x, double y, double z)
    {
        var expected = Math.FusedMultiplyAdd(x, y, z);
        var actual = SoftwareMultiplyAdd.InParts(Vector128.Create(1, x), Vector128.Create(1, y), Vector128.Create(1, z));
        Assert.True(IsSame(expected, actual[1]) && actual[0] == 2, $"{x:G17} · {y:G17} + {z:G17} is {expected:G17} and not {actual}");
    }

    private static bool IsSame(double expected, double actual) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);

    private static float AnyFloat(Random random) => BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32));

    private static double AnyDouble(Random random) => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));

    private static float Mantissa(Random random) => 1 + (random.Next(1 << 23) / (float)(1 << 23));

    private static double DoubleMantissa(Random random) => 1 + (random.NextInt64(1L << 52) / (double)(1L << 52));

    private static IEnumerable<T> Signed<T>(params T[] values)
        where T : System.Numerics.INumber<T> => values.SelectMany(static value => new[] { value, -value });
}
