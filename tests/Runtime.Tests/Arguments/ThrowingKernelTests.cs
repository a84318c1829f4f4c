using Kernels.Tests.Cases;
using Xunit;

namespace Kernels.Tests.Arguments;

/// <summary>Where a scalar method throws: integer division in a live lane does so too, the rest gives a value.</summary>
public partial class ThrowingKernelTests
{
    public static TheoryData<int, int> Places => new()
    {
        { 1, 0 }, { 2, 1 }, { 3, 2 }, { 4, 0 }, { 5, 4 }, { 7, 0 }, { 8, 7 }, { 9, 8 }, { 16, 3 }, { 17, 16 }, { 33, 0 }, { 100, 50 }, { 100, 99 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_live_lane_that_divides_by_zero_throws(int length, int place)
    {
        var divisors = Filled(length, 3);
        divisors[place] = 0;
        Assert.Throws<DivideByZeroException>(() => Throwing.Quotient(Filled(length, 7), divisors, new int[length]));
        Assert.Throws<DivideByZeroException>(() => Throwing.Remainder(Filled(length, 7), divisors, new int[length]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_live_lane_that_divides_the_least_integer_by_minus_one_throws(int length, int place)
    {
        var (dividends, divisors) = (Filled(length, 7), Filled(length, 3));
        (dividends[place], divisors[place]) = (int.MinValue, -1);
        Assert.Throws<OverflowException>(() => Throwing.Quotient(dividends, divisors, new int[length]));
        Assert.Throws<OverflowException>(() => Throwing.Remainder(dividends, divisors, new int[length]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Other_integer_types_throw_alike(int length, int place)
    {
        var uints = Filled(length, 3u);
        uints[place] = 0;
        Assert.Throws<DivideByZeroException>(() => Throwing.Quotient(Filled(length, 7u), uints, new uint[length]));
        var longs = Filled(length, 3L);
        longs[place] = 0;
        Assert.Throws<DivideByZeroException>(() => Throwing.Quotient(Filled(length, 7L), longs, new long[length]));
        longs[place] = -1;
        Assert.Throws<OverflowException>(() => Throwing.Quotient(Filled(length, long.MinValue), longs, new long[length]));
        var ulongs = Filled(length, 3UL);
        ulongs[place] = 0;
        Assert.Throws<DivideByZeroException>(() => Throwing.Quotient(Filled(length, 7UL), ulongs, new ulong[length]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_int_in_a_wide_lane_throws_like_an_int(int length, int place)
    {
        var (dividends, divisors) = (Filled(length, 7L), Filled(length, 3L));
        divisors[place] = 1L << 32; // as an int it is 0
        Assert.Throws<DivideByZeroException>(() => Throwing.QuotientOfInts(dividends, divisors, new long[length]));
        (dividends[place], divisors[place]) = (int.MinValue, -1);
        Assert.Throws<OverflowException>(() => Throwing.QuotientOfInts(dividends, divisors, new long[length]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_division_by_a_constant_minus_one_throws_for_the_least_integer(int length, int place)
    {
        var dividends = Filled(length, 7);
        var quotients = new int[length];
        Throwing.ByMinusOne(dividends, quotients);
        Assert.All(quotients, static quotient => Assert.Equal(-7, quotient));
        dividends[place] = int.MinValue;
        Assert.Throws<OverflowException>(() => Throwing.ByMinusOne(dividends, quotients));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_dead_lane_never_throws(int length, int place)
    {
        var (dividends, divisors) = (Filled(length, 12), Filled(length, 4));
        divisors[place] = 0;
        var quotients = new int[length];
        Integers.GuardedDivision(dividends, divisors, quotients);
        Assert.Equal(-1, quotients[place]);
        Assert.Equal(3 * (length - 1) - 1, quotients.Sum());
    }

    [Fact]
    public void A_live_lane_throws_though_its_quotient_is_not_used_by_others()
    {
        int[] dividends = [1, 2, 3, 4, 5, 6, 7, 8], divisors = [0, 0, 0, 0, 0, 0, 0, 0];
        Throwing.OnlyAboveTen(dividends, divisors, new int[8]);
        dividends[5] = 11;
        Assert.Throws<DivideByZeroException>(() => Throwing.OnlyAboveTen(dividends, divisors, new int[8]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_loop_divides_by_zero_only_in_a_lane_whose_scalar_loop_does(int length, int place)
    {
        var numbers = Filled(length, 12);
        var rests = new int[length];
        Throwing.CountDown(numbers, Filled(length, 1), rests);

        // It goes from 12 down to the limit: at 0 it would divide by 0.
        var limits = Filled(length, 1);
        limits[place] = 0;
        Assert.Throws<DivideByZeroException>(() => Throwing.CountDown(12, 0));
        Assert.Throws<DivideByZeroException>(() => Throwing.CountDown(numbers, limits, rests));

        // A lane that starts below its limit never divides, whatever it holds.
        (numbers[place], limits[place]) = (0, 5);
        Throwing.CountDown(numbers, limits, rests);
        Assert.Equal(Throwing.CountDown(0, 5), rests[place]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_lane_divides_in_the_turn_in_which_it_leaves_the_loop(int length, int place)
    {
        var divisors = Filled(length, 3);
        Throwing.DividesAndLeaves(Filled(length, 12), divisors, new int[length]);
        divisors[place] = -1; // it leaves in the second iteration, but not before it has divided by 0
        Assert.Throws<DivideByZeroException>(() => Throwing.DividesAndLeaves(12, -1));
        Assert.Throws<DivideByZeroException>(() => Throwing.DividesAndLeaves(Filled(length, 12), divisors, new int[length]));
    }

    [Fact]
    public void The_sign_of_nan_is_zero()
    {
        Assert.Throws<ArithmeticException>(() => Throwing.SignOf(float.NaN));
        var signs = new float[5];
        Throwing.SignOf([float.NaN, -2f, 0f, -0f, 3f], signs);
        Assert.Equal([0f, -1f, 0f, 0f, 1f], signs);
    }

    [Fact]
    public void Clamp_with_limits_out_of_order_gives_the_upper_one()
    {
        Assert.Throws<ArgumentException>(() => Throwing.ClampBetween(0f, 1f, -1f));
        var clamped = new float[5];
        Throwing.ClampBetween([0f, 2f, -2f, 1f, -1f], 1f, -1f, clamped);
        Assert.Equal([-1f, -1f, -1f, -1f, -1f], clamped);
    }

    [Fact]
    public void The_magnitude_of_the_least_integer_is_itself()
    {
        Assert.Throws<OverflowException>(() => Throwing.Magnitude(int.MinValue));
        var magnitudes = new int[5];
        Throwing.Magnitude([int.MinValue, -1, 0, 1, int.MinValue + 1], magnitudes);
        Assert.Equal([int.MinValue, 1, 0, 1, int.MaxValue], magnitudes);
    }

    private static T[] Filled<T>(int length, T value) => [.. Enumerable.Repeat(value, length)];

    internal static partial class Throwing
    {
        [Vectorize(Gpu = true)]
        public static int Quotient(int a, int b) => a / b;

        [Vectorize(Gpu = true)]
        public static int Remainder(int a, int b) => a % b;

        [Vectorize(Gpu = true)]
        public static uint Quotient(uint a, uint b) => a / b;

        [Vectorize(Gpu = true)]
        public static long Quotient(long a, long b) => a / b;

        [Vectorize(Gpu = true)]
        public static ulong Quotient(ulong a, ulong b) => a / b;

        [Vectorize(Gpu = true)]
        public static long QuotientOfInts(long a, long b) => (int)a / (int)b;

        [Vectorize(Gpu = true)]
        public static int ByMinusOne(int a) => a / -1;

        [Vectorize(Gpu = true)]
        public static int OnlyAboveTen(int a, int b)
        {
            if (a <= 10)
                return 0;
            return a / b;
        }

        // Not on a device, where no exception would end it.
        [Vectorize]
        public static int CountDown(int n, int limit)
        {
            var sum = 0;
            for (; n >= limit; n--)
                sum += 100 / n;
            return sum;
        }

        [Vectorize]
        public static int DividesAndLeaves(int a, int b)
        {
            while (true)
            {
                var turns = b >= 0;
                var quotient = a / b;
                if (turns)
                    return quotient;
                b++;
                a -= quotient;
            }
        }

        [Vectorize(Gpu = true)]
        public static float SignOf(float x) => MathF.Sign(x);

        [Vectorize(Gpu = true)]
        public static float ClampBetween(float x, [Uniform] float low, [Uniform] float high) => Math.Clamp(x, low, high);

        [Vectorize(Gpu = true)]
        public static int Magnitude(int x) => Math.Abs(x);
    }
}
