namespace Kernels.Learning;

/// <summary>Checks what users pass in, with messages that name the place.</summary>
internal static class TrainingData
{
    /// <summary>Copies jagged rows, one a label, into one row-major array.</summary>
    public static float[] Flatten(float[][] features, float[] labels)
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

    public static void Check(ReadOnlySpan<float> features, int featureCount, ReadOnlySpan<float> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);

        if (labels.IsEmpty)
            throw new ArgumentException("There are no rows.", nameof(labels));

        if (features.Length != (long)labels.Length * featureCount)
        {
            throw new ArgumentException(
                $"{labels.Length} labels and {featureCount} features a row need {(long)labels.Length * featureCount} values, not {features.Length}.",
                nameof(features));
        }

        CheckFinite(features, featureCount);
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

    public static void CheckFinite(ReadOnlySpan<float> features, int featureCount)
    {
        for (var i = 0; i < features.Length; i++)
        {
            if (!float.IsFinite(features[i]))
            {
                throw new ArgumentException(
                    $"Row {i / featureCount}, column {i % featureCount} is {features[i]}; features must be finite.",
                    nameof(features));
            }
        }
    }
}
