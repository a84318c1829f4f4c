namespace Kernels.Samples.Datasets;

/// <summary>
/// Rows to train on and rows held out to test on, with the same share of both classes.
/// </summary>
/// <remarks>
/// Class 0 first, then class 1: the class's rows, in file order, are shuffled by Fisher and Yates, drawing from one
/// <see cref="SplitMix64"/>; the first fifth, rounded and at least one, is the test part. Both parts are then put
/// back into file order. The split depends on nothing but the labels' order and the seed.
/// </remarks>
internal sealed record StratifiedSplit(Dataset Train, Dataset Test)
{
    private const double TestShare = 0.2;

    public static StratifiedSplit Of(Dataset dataset, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        List<int> train = [], test = [];

        for (var label = 0; label <= 1; label++)
        {
            var rows = Enumerable.Range(0, dataset.Rows).Where(row => dataset.Labels[row] == label).ToArray();
            random.Shuffle(rows);
            var held = Math.Max(1, (int)Math.Round(rows.Length * TestShare));
            test.AddRange(rows[..held]);
            train.AddRange(rows[held..]);
        }

        train.Sort();
        test.Sort();
        return new(dataset.Select(train), dataset.Select(test));
    }
}
