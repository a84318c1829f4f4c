using System.Numerics;

namespace Kernels.Checking;

/// <summary>
/// The points at which a derivative is tried, the same in every run: the ends, 0 and other special values of each parameter
/// with those of the others, then points that are evenly spread, small ones and again special ones.
/// </summary>
internal sealed class SamplePoints
{
    private readonly Axis[] axes;
    private readonly double[] steps;
    private readonly int count;
    private readonly int corners;

    /// <exception cref="ArgumentException">A parameter has no value in the range.</exception>
    public SamplePoints(IReadOnlyList<(Type Type, string Name)> parameters, double from, double to, int count)
    {
        axes = [.. parameters.Select(parameter => Axis.Of(parameter.Type, from, to)
            ?? throw new ArgumentException($"No {TypeName(parameter.Type)} for '{parameter.Name}' is in the range.", nameof(from)))];
        this.count = count;

        // Roberts, "The unreasonable effectiveness of quasirandom sequences" (2018): steps by the powers of the number
        // with g^(d + 1) = g + 1 spread evenly over d dimensions.
        var ratio = 2.0;
        for (var i = 0; i < 60; i++)
            ratio = Math.Pow(1 + ratio, 1.0 / (axes.Length + 1));
        steps = [.. axes.Select((_, i) => Math.Pow(ratio, -(i + 1)))];

        // All special values with each other, where they are not most of the points.
        var all = axes.Aggregate(1.0, static (product, axis) => product * axis.Special.Length);
        corners = all <= Math.Max(count / 4, axes.Length == 1 ? count : 0) ? (int)all : 0;
    }

    /// <summary>The arguments of a point, each of the type of its parameter.</summary>
    public IEnumerable<object[]> All()
    {
        for (var i = 0; i < count; i++)
        {
            var point = new object[axes.Length];
            var corner = i;
            for (var p = 0; p < point.Length; p++)
            {
                var special = axes[p].Special;
                if (i < corners)
                {
                    point[p] = special[corner % special.Length];
                    corner /= special.Length;
                    continue;
                }

                var random = Hash(i * (long)point.Length + p);
                var place = 0.5 + i * steps[p];
                place -= Math.Floor(place);
                point[p] = (random & 7) switch
                {
                    0 => special[(int)((random >> 8) % (ulong)special.Length)],
                    1 or 2 => axes[p].Small(place, (random & 8) == 0),
                    _ => axes[p].At(place),
                };
            }

            yield return point;
        }
    }

    public static bool IsSupported(Type type) => type == typeof(float) || type == typeof(double) || type == typeof(bool) || IsInteger(type);

    private static bool IsInteger(Type type) => type == typeof(int) || type == typeof(uint) || type == typeof(long) || type == typeof(ulong);

    private static string TypeName(Type type) => type == typeof(float) ? "float" : type == typeof(double) ? "double" : "integer";

    // SplitMix64.
    private static ulong Hash(long index)
    {
        var z = ((ulong)index + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The values of a parameter.</summary>
    /// <param name="Special">The ends, 0 and the like.</param>
    /// <param name="At">The value at a place from 0 to 1 of the range.</param>
    /// <param name="Small">A value whose logarithm is at that place, of one sign if both are in the range.</param>
    private sealed record Axis(object[] Special, Func<double, object> At, Func<double, bool, object> Small)
    {
        public static Axis? Of(Type type, double from, double to) =>
            type == typeof(float) ? OfFloats(from, to)
            : type == typeof(double) ? OfDoubles(from, to, Math.ScaleB(1, -340), static x => x)
            : type == typeof(bool) ? new([false, true], static place => place < 0.5, static (place, _) => place < 0.5)
            : OfIntegers(type, from, to);

        private static Axis? OfFloats(double from, double to)
        {
            var low = (float)Math.Max(from, -float.MaxValue);
            var high = (float)Math.Min(to, float.MaxValue);
            low = low < from ? MathF.BitIncrement(low) : low;
            high = high > to ? MathF.BitDecrement(high) : high;
            return OfDoubles(low, high, Math.ScaleB(1, -42), static x => (float)x);
        }

        // The least magnitude is one whose cube is a normal number: most formulas stand that.
        private static Axis? OfDoubles(double low, double high, double least, Func<double, object> typed)
        {
            if (!(low <= high))
                return null;
            double[] special = [low, high, 0, -0.0, 0.5, -0.5, 1, -1, 2, -2, least, -least];
            return new(
                [.. special.Where(value => value >= low && value <= high).Distinct(EqualityComparer<double>.Default).Select(typed)],
                place => typed(low * (1 - place) + high * place),
                (place, isNegative) =>
                {
                    var (near, far) = low <= 0 && (high <= 0 || isNegative) ? (-high, -low) : (low, high);
                    near = Math.Max(near, least);
                    var size = far <= near ? far : near * Math.Pow(2, place * (Math.Log2(far) - Math.Log2(near)));
                    return typed(Math.Clamp(far == -low ? -size : size, low, high));
                });
        }

        private static Axis? OfIntegers(Type type, double from, double to)
        {
            var (least, most) = type == typeof(int) ? (int.MinValue, int.MaxValue)
                : type == typeof(uint) ? (0, uint.MaxValue)
                : type == typeof(long) ? (long.MinValue, long.MaxValue)
                : ((BigInteger)0, (BigInteger)ulong.MaxValue);
            var low = BigInteger.Max((BigInteger)Math.Ceiling(from), least);
            var high = BigInteger.Min((BigInteger)Math.Floor(to), most);
            if (low > high)
                return null;
            object Typed(BigInteger value) => type == typeof(int) ? (int)value : type == typeof(uint) ? (uint)value
                : type == typeof(long) ? (long)value : (object)(ulong)value;
            BigInteger[] special = [low, high, 0, 1, -1, 2];
            object Spread(double place) =>
                Typed(BigInteger.Min(low + (high - low + 1) * (BigInteger)(place * 9007199254740992.0) / 9007199254740992, high));
            return new([.. special.Where(value => value >= low && value <= high).Distinct().Select(Typed)], Spread, (place, _) => Spread(place));
        }
    }
}
