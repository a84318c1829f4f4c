using System.Globalization;
using Kernels.Learning;

namespace Kernels.Benchmarks.Peers;

/// <summary>One epoch of training a logistic regression: the mean loss over all rows, and its gradient.</summary>
internal static class TrainingPeers
{
    public const string Name = "Training";

    private const string OneThread = "Kernels, 1 thread";

    private static readonly (int Rows, int Columns)[] Shapes = [(200_000, 128), (20_000, 1024), (500_000, 32)];
    private static readonly InputRange Feature = new(-1f, 1f);

    /// <summary>The epoch on one thread beside the peers on one.</summary>
    public static IEnumerable<Comparison> Compare(PythonPeers python, int threads, int rounds) =>
        Shapes.Select(shape => Compare(python, shape.Rows, shape.Columns, threads, rounds));

    private static Comparison Compare(PythonPeers python, int rows, int columns, int threads, int rounds)
    {
        var features = CacheLines.Allocate(rows * columns); // as a fit lays them out
        var labels = new float[rows];
        InputValues.Fill(features.Span, 0, Feature);
        InputValues.Fill(labels.AsSpan(), 1, Feature);
        for (var i = 0; i < rows; i++)
            labels[i] = labels[i] >= 0f ? 1f : 0f;

        var block = new RowBlock(features, labels);
        using var pass = Pass(threads);
        using var single = Pass(1);
        var parameters = new float[columns + 1];
        var gradient = new double[columns + 1];
        Array.Fill(parameters, 0.01f);

        List<Contender> contenders = [Contender.Of(Contender.Ours, () => pass.Run(parameters, gradient))];
        if (threads > 1)
            contenders.Add(Contender.Of(OneThread, () => single.Run(parameters, gradient)));
        contenders.AddRange(python.Contenders(Name, [rows, columns], [Feature], sizeof(float)));
        contenders.Add(Contender.Of(PeerNames.Read, () => Limits.Read(features, threads)));

        var comparison = Comparison.Of(
            $"Training, {threads} {(threads == 1 ? "thread" : "threads")}",
            string.Create(CultureInfo.InvariantCulture, $"{rows:N0} × {columns:N0}"),
            (long)rows * columns,
            contenders,
            rounds,
            peer => Goals.OfTraining(columns, threads, peer));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        pass.Run(parameters, gradient);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        ITrainingPass Pass(int count) => TrainingDevice.Cpu.Prepare(
            new(new([columns, 1], Hidden: null, new LogisticOutput()), new RowBlocks.Single(block), block, rows, new() { Threads = count }));

        return Scaling(comparison) with { Note = string.Create(CultureInfo.InvariantCulture, $"{allocated:N0} bytes allocated in an epoch") };
    }

    /// <summary>Several threads need not beat one by much where memory already gives all it can.</summary>
    private static Comparison Scaling(Comparison comparison)
    {
        var isAtTheLimit = comparison.Rows.Single(row => row.Peer == PeerNames.Read).Ratio >= Goals.AtTheLimitOfThreads;
        return comparison with
        {
            Rows = [.. comparison.Rows.Select(row => row.Peer == OneThread && !isAtTheLimit ? row with { Wanted = Goals.Threads } : row)],
        };
    }
}
