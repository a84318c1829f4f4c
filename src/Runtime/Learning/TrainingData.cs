namespace Kernels.Learning;

/// <summary>Checks what users pass in, with messages that name the place.</summary>
internal static class TrainingData
{
    /// <summary>An error of something that is not a parameter of the method that finds it, such as an option.</summary>
    public static ArgumentException Error(string name, string message) => new(message, name);

    /// <summary>Copies jagged rows, one per label, into one row-major array.</summary>
    public static float[] Flatten<T>(float[][] features, T[] labels)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);

        if (features.Length == 0)
            throw new ArgumentException("There are no rows.", nameof(features));

        if (features.Length != labels.Length)
            throw new ArgumentException($"There are {features.Length} rows, but {labels.Length} labels.", nameof(labels));

        if (features[0] is [])
            throw new ArgumentException("Row 0 has no features.", nameof(features));

        var columns = features[0]?.Length ?? 0;
        var data = new float[checked(features.Length * columns)];

        for (var i = 0; i < features.Length; i++)
        {
            var row = features[i] ?? throw new ArgumentException($"Row {i} is null.", nameof(features));

            if (row.Length != columns)
                throw new ArgumentException($"Row {i} has {row.Length} features, row 0 has {columns}.", nameof(features));

            row.CopyTo(data, i * columns);
        }

        return data;
    }

    /// <summary>Checks features against labels, which are numbers of classes from 0.</summary>
    public static void Check(ReadOnlySpan<float> features, int featureCount, int labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);

        if (labels == 0)
            throw new ArgumentException("There are no rows.", nameof(labels));

        if (features.Length != (long)labels * featureCount)
        {
            throw new ArgumentException(
                $"{labels} labels and {featureCount} features a row need {(long)labels * featureCount} values, not {features.Length}.",
                nameof(features));
        }

        CheckFinite(features, featureCount);
    }

    /// <summary>Checks the labels of two classes, of which there must be both.</summary>
    public static void CheckBoth(ReadOnlySpan<float> labels)
    {
        CheckLabels(labels);
        if (labels.IndexOfAnyExcept(labels[0]) < 0)
            throw new ArgumentException($"All labels are {labels[0]}; both classes, 0 and 1, are needed.", nameof(labels));
    }

    public static void CheckLabels(ReadOnlySpan<float> labels)
    {
        var row = labels.IndexOfAnyExcept(0f, 1f);

        if (row >= 0)
            throw new ArgumentException($"The label of row {row} is {labels[row]}; a label is 0 or 1.", nameof(labels));
    }

    /// <summary>Checks labels that are numbers of classes, and gives them as floats.</summary>
    /// <param name="labels">One per row.</param>
    /// <param name="classes">The number of classes: one more than the largest label where it is 0.</param>
    public static float[] ClassLabels(ReadOnlySpan<int> labels, ref int classes)
    {
        var largest = 0;
        foreach (var label in labels)
            largest = Math.Max(largest, label);
        if (classes == 0)
            classes = largest + 1;
        var result = new float[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes)
                throw new ArgumentException($"The label of row {i} is {labels[i]}; with {classes} classes a label is from 0 to {classes - 1}.", nameof(labels));
            result[i] = labels[i];
        }

        if (!labels.IsEmpty && labels.IndexOfAnyExcept(labels[0]) < 0)
            throw new ArgumentException($"All labels are {labels[0]}; two classes or more are needed.", nameof(labels));
        return result;
    }

    /// <summary>Checks one block of a source.</summary>
    /// <param name="block">The block.</param>
    /// <param name="featureCount">The number of features of a row.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="start">How many rows came before it.</param>
    public static void CheckBlock(RowBlock block, int featureCount, int classes, long start)
    {
        if (block.Features.Length != (long)block.Count * featureCount || (!block.Weights.IsEmpty && block.Weights.Length != block.Count))
            throw Error("source",
                $"The block from row {start} on has {block.Count} labels, {block.Features.Length} features and {block.Weights.Length} weights.");
        CheckFinite(block.Features.Span, featureCount, start, "source");
        var labels = block.Labels.Span;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!(labels[i] >= 0 && labels[i] < classes) || labels[i] != MathF.Floor(labels[i]))
                throw Error("source", $"The label of row {start + i} is {labels[i]}; with {classes} classes a label is from 0 to {classes - 1}.");
        }

        if (block.Weights.Span.IndexOfAnyExceptInRange(0f, float.MaxValue) is var row and >= 0)
            throw Error("source", $"The weight of row {start + row} is {block.Weights.Span[row]}; it must be at least 0 and finite.");
    }

    public static void CheckFinite(ReadOnlySpan<float> features, int featureCount, long start = 0, string name = "features")
    {
        // Every finite number is in this range, and no other.
        var place = features.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (place >= 0)
        {
            throw new ArgumentException(
                $"Row {start + place / featureCount}, column {place % featureCount} is {features[place]}; features must be finite.", name);
        }
    }
}
