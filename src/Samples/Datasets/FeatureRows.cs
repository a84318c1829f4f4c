using System.Collections;

namespace Kernels.Samples.Datasets;

/// <summary>Rows of a temporary file: all of them, or one part of a split.</summary>
/// <param name="File">The file.</param>
/// <param name="FileRows">How many rows it has.</param>
internal sealed record FeatureRows(FeatureFile File, long FileRows)
{
    /// <summary>The floats that are read at a time, unless a row has more.</summary>
    private const int PartLength = 1 << 17;

    /// <summary>The floats of a block, unless a tile has more: 8 MB.</summary>
    public int BlockLength { get; init; } = 1 << 21;

    /// <summary>What stands in for a missing value, one per column; empty where none is missing.</summary>
    public float[] Means { get; init; } = [];

    /// <summary>A bit for each row of the file, where they are not all wanted.</summary>
    public BitArray? Held { get; init; }

    /// <summary>Which of the bits are wanted.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Puts means where values are missing.</summary>
    public static void Fill(Span<float> rows, ReadOnlySpan<float> means)
    {
        for (; !means.IsEmpty && !rows.IsEmpty; rows = rows[means.Length..])
        {
            for (var j = 0; j < means.Length; j++)
            {
                if (float.IsNaN(rows[j]))
                    rows[j] = means[j];
            }
        }
    }

    /// <summary>Reads the rows in order, in blocks of whole tiles, whose memory is used again for the next one.</summary>
    public IEnumerable<ReadOnlyMemory<float>> Read(CancellationToken cancellationToken)
    {
        var columns = File.Columns;
        var tile = Kernels.Learning.RowSource.RowsOfTile(columns) * columns;
        var block = new float[checked(Math.Max(1, BlockLength / tile) * tile)];
        var part = new float[Math.Max(1, PartLength / columns) * columns];
        var used = 0;
        for (var row = 0L; row < FileRows; row += part.Length / columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = (int)Math.Min(part.Length / columns, FileRows - row);
            File.Read(row, part.AsSpan(0, count * columns));
            Fill(part.AsSpan(0, count * columns), Means);
            for (var i = 0; i < count; i++)
            {
                if (Held is not null && Held[(int)(row + i)] != IsHeld)
                    continue;
                part.AsSpan(i * columns, columns).CopyTo(block.AsSpan(used));
                used += columns;
                if (used < block.Length)
                    continue;
                yield return block;
                used = 0;
            }
        }

        if (used > 0)
            yield return block.AsMemory(0, used);
    }
}
