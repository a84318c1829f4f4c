namespace Kernels.Samples.Proving;

/// <summary>An input, and what it gives.</summary>
/// <param name="X">The bits of the first input.</param>
/// <param name="Y">The bits of the second one, or 0.</param>
internal readonly record struct InputBits(uint X, uint Y)
{
    public float[] ToFloats(int count) => count == 1
        ? [BitConverter.UInt32BitsToSingle(X)]
        : [BitConverter.UInt32BitsToSingle(X), BitConverter.UInt32BitsToSingle(Y)];
}

/// <summary>What came of the inputs of a bucket, of one result of a kernel.</summary>
internal sealed class BucketResult
{
    /// <summary>More than half of the 24 bits of a float are lost.</summary>
    public const double Lossy = 4096;

    private const int Fields = 15;

    /// <summary>How many integers it is written as.</summary>
    public static int NumberCount => Fields + SkipReasons.Count;

    public long Compared { get; private set; }

    /// <summary>The errors of vectors and of the scalar method: the largest one, where, and the sum of the finite ones.</summary>
    public double Largest { get; private set; } = -1;

    public InputBits Worst { get; private set; }

    public double Sum { get; private set; }

    public double LargestOfScalar { get; private set; } = -1;

    public InputBits WorstOfScalar { get; private set; }

    /// <summary>Where more than half of the digits are lost: how often, and the least and the largest bits of the first input.</summary>
    public long LossyCount { get; private set; }

    public uint FirstLossy { get; private set; }

    public uint LastLossy { get; private set; }

    /// <summary>Where the widths give different bits, and where the scalar method gives others than the vectors.</summary>
    public long Differing { get; private set; }

    public InputBits FirstDiffering { get; private set; }

    public long ScalarDiffering { get; private set; }

    /// <summary>How many inputs were not compared, by the reason.</summary>
    public long[] Skipped { get; } = new long[SkipReasons.Count];

    public void AddError(double error, double errorOfScalar, InputBits input)
    {
        Compared++;
        if (error > Largest)
            (Largest, Worst) = (error, input);
        if (errorOfScalar > LargestOfScalar)
            (LargestOfScalar, WorstOfScalar) = (errorOfScalar, input);
        if (double.IsFinite(error))
            Sum += error;
        if (Math.Max(error, errorOfScalar) <= Lossy)
            return;
        FirstLossy = LossyCount == 0 ? input.X : Math.Min(FirstLossy, input.X);
        LastLossy = Math.Max(LastLossy, input.X);
        LossyCount++;
    }

    public void AddSkipped(int reason) => Skipped[reason]++;

    public void AddDiffering(InputBits input)
    {
        if (Differing++ == 0)
            FirstDiffering = input;
    }

    public void AddScalarDiffering() => ScalarDiffering++;

    /// <summary>Everything, as integers.</summary>
    public long[] ToNumbers() =>
    [
        Compared, Bits(Largest), Worst.X, Worst.Y, Bits(Sum), Bits(LargestOfScalar), WorstOfScalar.X, WorstOfScalar.Y,
        LossyCount, FirstLossy, LastLossy, Differing, FirstDiffering.X, FirstDiffering.Y, ScalarDiffering, .. Skipped,
    ];

    /// <exception cref="FormatException">The numbers are of something else.</exception>
    public static BucketResult Of(long[] numbers)
    {
        if (numbers.Length != NumberCount)
            throw new FormatException();
        var result = new BucketResult
        {
            Compared = numbers[0],
            Largest = BitConverter.Int64BitsToDouble(numbers[1]),
            Worst = new((uint)numbers[2], (uint)numbers[3]),
            Sum = BitConverter.Int64BitsToDouble(numbers[4]),
            LargestOfScalar = BitConverter.Int64BitsToDouble(numbers[5]),
            WorstOfScalar = new((uint)numbers[6], (uint)numbers[7]),
            LossyCount = numbers[8],
            FirstLossy = (uint)numbers[9],
            LastLossy = (uint)numbers[10],
            Differing = numbers[11],
            FirstDiffering = new((uint)numbers[12], (uint)numbers[13]),
            ScalarDiffering = numbers[14],
        };
        numbers.AsSpan(Fields).CopyTo(result.Skipped);
        return result;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
