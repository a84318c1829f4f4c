using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>
/// Rows of features that keep their digits: each is a float relative to its column's origin, which is a double. So
/// 1700000000 + i, whose digits no float holds, trains as in double.
/// </summary>
public sealed class FeatureMatrix
{
    private const double SmallestNormal = 1.17549435e-38;

    /// <summary>Takes features that are relative to origins already.</summary>
    /// <param name="offsets">Row after row: each value less its column's origin.</param>
    /// <param name="origins">One per column, at least one.</param>
    /// <exception cref="ArgumentException">There are no columns, the offsets do not fill whole rows, or an origin is not finite.</exception>
    public FeatureMatrix(ReadOnlyMemory<float> offsets, ReadOnlySpan<double> origins)
    {
        if (origins.IsEmpty)
            throw new ArgumentException("There are no columns.", nameof(origins));
        if (offsets.Length % origins.Length != 0)
            throw new ArgumentException($"{offsets.Length} values do not fill rows of {origins.Length} columns.", nameof(offsets));
        if (origins.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) is var column and >= 0)
            throw new ArgumentException($"The origin of column {column} is {origins[column]}; it must be finite.", nameof(origins));
        (Offsets, Origins) = (offsets, [.. origins]);
    }

    /// <summary>The values, row after row, each less its column's origin.</summary>
    public ReadOnlyMemory<float> Offsets { get; }

    /// <summary>One per column.</summary>
    public ImmutableArray<double> Origins { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => Origins.Length;

    /// <summary>The number of rows.</summary>
    public int RowCount => Offsets.Length / ColumnCount;

    /// <summary>Takes each column relative to its value in the first row.</summary>
    /// <param name="values">Row after row, <paramref name="columns"/> finite values each.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// The values do not fill whole rows, one is not finite, or a column's range overflows a float or is lost in it; the message
    /// names the column.
    /// </exception>
    public static FeatureMatrix Of(ReadOnlySpan<double> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.IsEmpty || values.Length % columns != 0)
            throw new ArgumentException($"{values.Length} values do not fill rows of {columns} columns.", nameof(values));

        var origins = values[..columns].ToArray();
        var largest = new double[columns];
        var offsets = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var column = i % columns;
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Row {i / columns}, column {column} is {values[i]}; features must be finite.", nameof(values));
            offsets[i] = (float)(values[i] - origins[column]);
            largest[column] = Math.Max(largest[column], Math.Abs(values[i] - origins[column]));
            if (!float.IsFinite(offsets[i]))
                throw new ArgumentException($"Column {column} spans {values[i] - origins[column]:g3}, more than a float holds; scale it.", nameof(values));
        }

        var lost = Array.FindIndex(largest, static distance => distance is > 0 and < SmallestNormal);
        return lost < 0
            ? new(offsets, origins)
            : throw new ArgumentException($"Column {lost} spans {largest[lost]:g3}, less than a float holds in all its digits; scale it.", nameof(values));
    }
}
