namespace Kernels.Samples.Proving;

/// <summary>What came of all inputs, of one result of a kernel.</summary>
internal sealed class Proof
{
    /// <summary>Losses with no more than an exponent between them are shown as one range.</summary>
    private const int NearBuckets = 8;

    private readonly BucketResult?[] buckets;
    private double sum;

    /// <param name="kernel">The kernel.</param>
    /// <param name="result">The number of the result.</param>
    /// <param name="buckets">By their numbers; null where there are no inputs.</param>
    public Proof(ProvableKernel kernel, int result, BucketResult?[] buckets)
    {
        (Kernel, Result, this.buckets) = (kernel, result, buckets);
        foreach (var bucket in buckets.OfType<BucketResult>())
            Add(bucket);
        Ranges = FindRanges();
    }

    public ProvableKernel Kernel { get; }

    public int Result { get; }

    public string Name => Kernel.Results[Result].Length > 0 ? $"{Kernel.Name}.{Kernel.Results[Result]}" : Kernel.Name;

    public long Compared { get; private set; }

    /// <summary>The largest error of vectors; −1 where nothing was compared.</summary>
    public double Largest { get; private set; } = -1;

    public InputBits Worst { get; private set; }

    public double LargestOfScalar { get; private set; } = -1;

    public InputBits WorstOfScalar { get; private set; }

    /// <summary>Of finite errors.</summary>
    public double Mean => Compared > 0 ? sum / Compared : 0;

    public long Differing { get; private set; }

    public InputBits FirstDiffering { get; private set; }

    public long ScalarDiffering { get; private set; }

    public long LossyCount { get; private set; }

    public long[] Skipped { get; } = new long[SkipReasons.Count];

    /// <summary>Where more than half of the digits are lost, by the first input, upwards.</summary>
    public IReadOnlyList<LossyRange> Ranges { get; }

    public bool IsExceeded(double? bound) => (bound ?? Kernel.Bound) is { } most && Math.Max(Largest, LargestOfScalar) > most;

    /// <summary>The largest error of each exponent of the first input, of negative and of positive ones; NaN where none was compared.</summary>
    public double[] LargestByExponent(bool isNegative)
    {
        var largest = new double[256];
        Array.Fill(largest, double.NaN);
        for (var i = 0; i < ProofInputs.Buckets / 2; i++)
        {
            if (buckets[(isNegative ? ProofInputs.Buckets / 2 : 0) + i] is { Compared: > 0 } bucket)
                largest[i >> 3] = double.IsNaN(largest[i >> 3]) ? Most(bucket) : Math.Max(largest[i >> 3], Most(bucket));
        }

        return largest;

        static double Most(BucketResult bucket) => Math.Max(bucket.Largest, bucket.LargestOfScalar);
    }

    private void Add(BucketResult bucket)
    {
        Compared += bucket.Compared;
        sum += bucket.Sum;
        if (bucket.Largest > Largest)
            (Largest, Worst) = (bucket.Largest, bucket.Worst);
        if (bucket.LargestOfScalar > LargestOfScalar)
            (LargestOfScalar, WorstOfScalar) = (bucket.LargestOfScalar, bucket.WorstOfScalar);
        if (Differing == 0)
            FirstDiffering = bucket.FirstDiffering;
        Differing += bucket.Differing;
        ScalarDiffering += bucket.ScalarDiffering;
        LossyCount += bucket.LossyCount;
        for (var reason = 0; reason < Skipped.Length; reason++)
            Skipped[reason] += bucket.Skipped[reason];
    }

    private List<LossyRange> FindRanges()
    {
        var ranges = new List<LossyRange>();
        var gap = 0;
        foreach (var number in Upwards())
        {
            if (buckets[number] is not { } bucket)
                continue;
            gap++;
            if (bucket.LossyCount == 0)
                continue;
            var isOpen = ranges.Count > 0 && gap <= NearBuckets;
            gap = 0;
            var isNegative = number >= ProofInputs.Buckets / 2;
            var (low, high) = isNegative ? (bucket.LastLossy, bucket.FirstLossy) : (bucket.FirstLossy, bucket.LastLossy);
            var isWorse = !isOpen || Math.Max(bucket.Largest, bucket.LargestOfScalar) > ranges[^1].Largest;
            var part = new LossyRange(Float(low), Float(high), bucket.LossyCount, Math.Max(bucket.Largest, bucket.LargestOfScalar),
                bucket.Largest >= bucket.LargestOfScalar ? bucket.Worst : bucket.WorstOfScalar);
            if (isOpen)
                ranges[^1] = (isWorse ? part : ranges[^1]) with { Low = ranges[^1].Low, High = part.High, Count = ranges[^1].Count + part.Count };
            else
                ranges.Add(part);
        }

        return ranges;
    }

    /// <summary>The numbers of buckets from −∞ to ∞.</summary>
    private static IEnumerable<int> Upwards() =>
        Enumerable.Range(ProofInputs.Buckets / 2, ProofInputs.Buckets / 2).Reverse().Concat(Enumerable.Range(0, ProofInputs.Buckets / 2));

    private static float Float(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}

/// <summary>Inputs next to each other of which some lose more than half of their digits.</summary>
/// <param name="Low">The least of them.</param>
/// <param name="High">The largest one.</param>
/// <param name="Count">How many they are, of those that were run.</param>
/// <param name="Largest">The largest error.</param>
/// <param name="Worst">Where it is.</param>
internal sealed record LossyRange(float Low, float High, long Count, double Largest, InputBits Worst);
