namespace Kernels.Site.Functions;

/// <summary>
/// Sixteen floats as the products of four and four, each rounded to the float that is wanted. Two choices of four and a product cost a device
/// less than a choice of sixteen.
/// </summary>
internal static class Factors
{
    private const int MostTries = 1 << 16;

    /// <summary>Number 4i + j is Rows[i] · Columns[j]; null where no such factors are found, as where the numbers are no powers.</summary>
    public static (float[] Rows, float[] Columns)? Of(IReadOnlyList<float> numbers)
    {
        // The scale is free, so one that suits all sixteen roundings is looked for.
        var scale = 1f;
        for (var i = 0; numbers.Count == 16 && i < MostTries; i++, scale = MathF.BitIncrement(scale))
        {
            if (Of(numbers, scale) is { } factors)
                return factors;
        }

        return null;
    }

    private static (float[] Rows, float[] Columns)? Of(IReadOnlyList<float> numbers, float scale)
    {
        foreach (var first in Around(numbers[0] / scale).Where(first => scale * first == numbers[0]))
        {
            var candidates = Enumerable.Range(1, 3).Select(i => Around(numbers[4 * i] / first).Where(row => row * first == numbers[4 * i]).ToList()).ToList();
            foreach (var rows in from a in candidates[0] from b in candidates[1] from c in candidates[2] select (float[])[scale, a, b, c])
            {
                bool Fits(float column, int j) => Enumerable.Range(0, 4).All(i => rows[i] * column == numbers[4 * i + j]);
                var columns = Enumerable.Range(0, 4).Select(j => Around(numbers[j] / scale).Where(column => Fits(column, j)).Take(1).ToList()).ToList();
                if (columns.TrueForAll(static column => column.Count == 1))
                    return (rows, [.. columns.Select(static column => column[0])]);
            }
        }

        return null;
    }

    private static float[] Around(float number) => [number, MathF.BitDecrement(number), MathF.BitIncrement(number)];
}
