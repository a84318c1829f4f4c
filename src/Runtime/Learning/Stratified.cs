namespace Kernels.Learning;

/// <summary>Draws rows so that every class has the same share of them.</summary>
internal static class Stratified
{
    /// <summary>
    /// For each class, its rows in order are shuffled, and the first of them, a share rounded to whole rows, are held out. Both
    /// parts come back in order.
    /// </summary>
    public static (int[] Kept, int[] Held) Split(ReadOnlySpan<float> labels, int classes, double share, ref SplitMix64 random)
    {
        var (kept, held) = (new List<int>(labels.Length), new List<int>());
        foreach (var rows in ByClass(labels, classes))
        {
            random.Shuffle(rows);
            var count = Math.Min((int)Math.Round(rows.Length * share), Math.Max(0, rows.Length - 1));
            held.AddRange(rows.AsSpan(0, count));
            kept.AddRange(rows.AsSpan(count));
        }

        kept.Sort();
        held.Sort();
        return ([.. kept], [.. held]);
    }

    /// <summary>The rows of each class, in order.</summary>
    public static int[][] ByClass(ReadOnlySpan<float> labels, int classes)
    {
        var rows = new List<int>[classes];
        for (var k = 0; k < classes; k++)
            rows[k] = [];
        for (var i = 0; i < labels.Length; i++)
            rows[(int)labels[i]].Add(i);
        return [.. rows.Select(static own => own.ToArray())];
    }

    public static RowBlock Select(RowBlock data, ReadOnlySpan<int> rows, int features)
    {
        var (values, labels, weights) = (new float[rows.Length * features], new float[rows.Length], new float[data.Weights.IsEmpty ? 0 : rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            data.Features.Span.Slice(rows[i] * features, features).CopyTo(values.AsSpan(i * features));
            labels[i] = data.Labels.Span[rows[i]];
            if (weights.Length > 0)
                weights[i] = data.Weights.Span[rows[i]];
        }

        return new(values, labels, weights);
    }
}
