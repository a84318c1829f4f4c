using System.Globalization;
using System.Numerics;

namespace Kernels.Samples.Datasets;

/// <summary>The features' columns: rows of doubles become floats, as offsets from each column's first value.</summary>
/// <remarks>
/// A float holds seven digits. Of a column such as 1000000128.82, 1000000106.63 they are the digits that do not vary; of the
/// offsets they are those that do. Batches of rows are stored on another thread while the next rows are read.
/// </remarks>
internal sealed class FeatureColumns : IDisposable
{
    private const int ValuesOfBatch = 1 << 15;

    /// <summary>So many batches may wait to be stored, so that reading seldom waits where cores are busy.</summary>
    private const int Batches = 8;

    private readonly DataPlace place;
    private readonly int[] columns;
    private readonly NativeChunks<float>? chunks;
    private readonly FeatureFile? file;
    private readonly bool allowsEmpty;
    private readonly float[] offsets;
    private readonly double[] origins;
    private readonly double[] low;
    private readonly double[] high;
    private readonly double[]?[] batches = new double[Batches][];
    private readonly Task[] stored = new Task[Batches];
    private double[] batch;
    private int current;
    private int used;
    private Task storing = Task.CompletedTask;
    private long rows;
    private int missing;
    private bool isFinished;

    /// <param name="place">The file.</param>
    /// <param name="columns">The index in the file of each column.</param>
    /// <param name="onDisk">Whether features go to a temporary file.</param>
    /// <param name="allowsEmpty">Whether all values of a column may be missing.</param>
    public FeatureColumns(DataPlace place, int[] columns, bool onDisk, bool allowsEmpty)
    {
        (this.place, this.columns, this.allowsEmpty) = (place, columns, allowsEmpty);
        var count = columns.Length;
        (offsets, low, high, origins) = (new float[count], new double[count], new double[count], new double[count]);
        Array.Fill(origins, double.NaN);
        Array.Fill(stored, Task.CompletedTask);
        batch = batches[0] = new double[Math.Max(1, ValuesOfBatch / count) * count];
        if (onDisk)
            file = new FeatureFile(count);
        else
            chunks = new();
    }

    public int Count => columns.Length;

    /// <summary>The next row, to be filled in before it is added; NaN is a missing value.</summary>
    public Span<double> Row => batch.AsSpan(used, columns.Length);

    /// <summary>Adds the row.</summary>
    public void AddRow()
    {
        if (file is null && (rows + 1) * columns.Length > Array.MaxLength)
            throw place.Error(string.Create(CultureInfo.InvariantCulture, $"there are more than {Array.MaxLength} features in all. {place.TooLarge}"));

        rows++;
        used += columns.Length;
        if (used == batch.Length)
            StoreBatch();
    }

    /// <summary>The features, NaN where values are missing, and what to add to each column.</summary>
    /// <returns>
    /// The features row-major, in memory or in the file, which the caller is to close; also how many values were missing.
    /// </returns>
    public (float[] Features, FeatureRows? File, double[] Origins, int Missing) Finish()
    {
        StoreBatch();
        storing.GetAwaiter().GetResult();
        for (var j = 0; j < columns.Length; j++)
            CheckSpan(j);

        if (file is not null)
        {
            file.Flush();
            isFinished = true;
            return ([], new FeatureRows(file, rows), origins, missing);
        }

        return (chunks!.ToArray(), null, origins, missing);
    }

    public void Dispose()
    {
        // Not for its error: what it stores to is freed next.
        Task.WhenAny(storing).Wait();
        chunks?.Dispose();
        if (!isFinished)
            file?.Dispose();
    }

    private void StoreBatch()
    {
        var (values, length) = (batch, used);
        storing = stored[current] = storing.ContinueWith(
            before =>
            {
                before.GetAwaiter().GetResult();
                for (var start = 0; start < length; start += columns.Length)
                    Store(values.AsSpan(start, columns.Length));
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);

        current = (current + 1) % Batches;
        stored[current].GetAwaiter().GetResult();
        batch = batches[current] ??= new double[batch.Length];
        used = 0;
    }

    private void Store(ReadOnlySpan<double> values)
    {
        var j = 0;
        for (var width = Vector<double>.Count; j <= values.Length - (2 * width); j += 2 * width)
        {
            var left = Vector.Create(values[j..]) - new Vector<double>(origins, j);
            var right = Vector.Create(values[(j + width)..]) - new Vector<double>(origins, j + width);

            // The first value of a column, or a missing one.
            if (!Vector.EqualsAll(left, left) || !Vector.EqualsAll(right, right))
                break;

            Widen(left, j);
            Widen(right, j + width);
            Vector.Narrow(left, right).CopyTo(offsets, j);
        }

        for (; j < values.Length; j++)
        {
            var offset = values[j] - origins[j];

            if (double.IsNaN(offset))
                offset = FirstOrMissing(j, values[j]);

            if (offset < low[j])
                low[j] = offset;
            else if (offset > high[j])
                high[j] = offset;
            offsets[j] = (float)offset;
        }

        if (file is null)
            chunks!.Add(offsets);
        else
            file.Add(offsets);
    }

    /// <summary>Widens the range of some columns to offsets that are numbers.</summary>
    private void Widen(Vector<double> offset, int j)
    {
        Vector.MinNative(new Vector<double>(low, j), offset).CopyTo(low, j);
        Vector.MaxNative(new Vector<double>(high, j), offset).CopyTo(high, j);
    }

    /// <summary>That floats hold the differences of a column's values, the smallest and the largest.</summary>
    private void CheckSpan(int j)
    {
        const double SmallestNormal = 1.17549435e-38;
        var span = high[j] - low[j];

        if (double.IsNaN(origins[j]) && !allowsEmpty)
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
}
