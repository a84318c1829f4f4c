using System.Globalization;

namespace Kernels.Samples.Datasets;

/// <summary>The features' columns: rows of doubles become floats, as offsets from each column's first value.</summary>
/// <remarks>
/// A float holds seven digits. Of a column such as 1000000128.82, 1000000106.63 they are the digits that do not vary; of the
/// offsets they are those that do.
/// </remarks>
/// <param name="place">The file.</param>
/// <param name="columns">The index in the file of each column.</param>
internal sealed class FeatureColumns(DataPlace place, int[] columns) : IDisposable
{
    private readonly NativeChunks<float> offsets = new();
    private readonly float[] row = new float[columns.Length];
    private readonly double[] origins = Filled(columns.Length, double.NaN);
    private readonly double[] low = new double[columns.Length];
    private readonly double[] high = new double[columns.Length];
    private int missing;

    public int Count => columns.Length;

    /// <summary>Adds a row; NaN is a missing value.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        // As spans of one length, so that no index is checked.
        var count = values.Length;
        var origin = origins.AsSpan(0, count);
        var least = low.AsSpan(0, count);
        var most = high.AsSpan(0, count);
        var stored = row.AsSpan(0, count);

        for (var j = 0; j < values.Length; j++)
        {
            var offset = values[j] - origin[j];

            if (double.IsNaN(offset))
                offset = FirstOrMissing(j, values[j]);

            if (offset < least[j])
                least[j] = offset;
            else if (offset > most[j])
                most[j] = offset;
            stored[j] = (float)offset;
        }

        if (offsets.Count + row.Length > Array.MaxLength)
            throw place.Error(string.Create(CultureInfo.InvariantCulture, $"there are more than {Array.MaxLength} features in all. Give a part of the rows."));

        offsets.Add(row);
    }

    /// <summary>The features, row-major, with the columns' means where values are missing, and what to add to each column.</summary>
    /// <returns>Also how many values were missing.</returns>
    public (float[] Features, double[] Origins, int Missing) Finish()
    {
        for (var j = 0; j < columns.Length; j++)
            CheckSpan(j);

        var features = offsets.ToArray();
        if (missing > 0)
            FillMissing(features);
        return (features, origins, missing);
    }

    public void Dispose() => offsets.Dispose();

    private static double[] Filled(int length, double value)
    {
        var array = new double[length];
        Array.Fill(array, value);
        return array;
    }

    /// <summary>That floats hold the differences of a column's values, the smallest and the largest.</summary>
    private void CheckSpan(int j)
    {
        const double SmallestNormal = 1.17549435e-38;
        var span = high[j] - low[j];

        if (double.IsNaN(origins[j]))
            throw place.ErrorOf(columns[j], "every value is missing. Leave the column out of the file.");

        if (span > float.MaxValue)
            throw Error("more than 32-bit floats hold: scale it down");

        if (span is > 0 and < SmallestNormal)
            throw Error("less than 32-bit floats hold: scale it up");

        UserError Error(string problem) =>
            place.ErrorOf(columns[j], string.Create(CultureInfo.InvariantCulture, $"the values span {span:0.##e0}, {problem}."));
    }

    private double FirstOrMissing(int j, double value)
    {
        if (double.IsNaN(value))
        {
            missing++;
            return value;
        }

        origins[j] = value;
        return 0;
    }

    private void FillMissing(Span<float> features)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            var (sum, count) = (0.0, 0);

            for (var at = j; at < features.Length; at += columns.Length)
            {
                if (!float.IsNaN(features[at]))
                    (sum, count) = (sum + features[at], count + 1);
            }

            for (var at = j; at < features.Length; at += columns.Length)
            {
                if (float.IsNaN(features[at]))
                    features[at] = (float)(sum / count);
            }
        }
    }
}
