namespace Kernels.Samples.Topics;

/// <summary>The algebra of matrices of 3 by 3.</summary>
internal static class Matrix3
{
    private const int Size = LinearSystem.Size;

    /// <summary>By the first row: each element times the determinant of what its row and column leave.</summary>
    #region determinant
    public static double Determinant(double[,] a) =>
        (a[0, 0] * Cofactor(a, 0, 0)) + (a[0, 1] * Cofactor(a, 0, 1)) + (a[0, 2] * Cofactor(a, 0, 2));
    #endregion

    #region trace-norm-transpose
    public static double Trace(double[,] a) => a[0, 0] + a[1, 1] + a[2, 2];

    /// <summary>The Frobenius norm: the root of the sum of all squares.</summary>
    public static double Norm(double[,] a) => Math.Sqrt(a.Cast<double>().Sum(static x => x * x));

    public static double[,] Transpose(double[,] a) => Build((i, j) => a[j, i]);
    #endregion

    #region times
    public static double[] Times(double[,] a, IReadOnlyList<double> x) =>
        [.. Enumerable.Range(0, Size).Select(i => (a[i, 0] * x[0]) + (a[i, 1] * x[1]) + (a[i, 2] * x[2]))];
    #endregion

    public static double[,] Times(double[,] a, double[,] b) =>
        Build((i, j) => (a[i, 0] * b[0, j]) + (a[i, 1] * b[1, j]) + (a[i, 2] * b[2, j]));

    /// <summary>Cramer's rule: the determinant with the constants in place of a column, over the determinant.</summary>
    #region cramer
    public static double[] Cramer(double[,] a, double[] b) =>
        [.. Enumerable.Range(0, Size).Select(column => Determinant(Build((i, j) => j == column ? b[i] : a[i, j])) / Determinant(a))];
    #endregion

    /// <summary>The transposed cofactors over the determinant.</summary>
    #region inverse
    public static double[,] Inverse(double[,] a)
    {
        var determinant = Determinant(a);
        return Build((i, j) => Cofactor(a, j, i) / determinant);
    }
    #endregion

    /// <summary>Whether the determinant is 0 but for the rounding of its six products.</summary>
    public static bool IsSingular(double[,] a) => Math.Abs(Determinant(a)) <= 1e-14 * SumOfProducts(a);

    /// <summary>How many rows are left by Gaussian elimination, with rows swapped for the largest pivot.</summary>
    public static int Rank(double[,] matrix)
    {
        var a = (double[,])matrix.Clone();
        var (columns, rank) = (a.GetLength(1), 0);

        // Rows of one size, so that what is left of one by rounding can be told from a small one.
        for (var row = 0; row < Size; row++)
        {
            var largest = Enumerable.Range(0, columns).Max(column => Math.Abs(a[row, column]));
            for (var column = 0; column < columns && largest > 0; column++)
                a[row, column] /= largest;
        }

        for (var column = 0; column < columns && rank < Size; column++)
        {
            var pivot = Enumerable.Range(rank, Size - rank).MaxBy(row => Math.Abs(a[row, column]));
            if (Math.Abs(a[pivot, column]) <= 1e-12)
                continue;

            for (var j = 0; j < columns; j++)
                (a[rank, j], a[pivot, j]) = (a[pivot, j], a[rank, j]);
            for (var row = rank + 1; row < Size; row++)
            {
                var factor = a[row, column] / a[rank, column];
                for (var j = column; j < columns; j++)
                    a[row, j] -= factor * a[rank, j];
            }

            rank++;
        }

        return rank;
    }

    private static double[,] Build(Func<int, int, double> element)
    {
        var result = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                result[i, j] = element(i, j);
        }

        return result;
    }

    private static double SumOfProducts(double[,] a) => Enumerable.Range(0, Size).Sum(j => Math.Abs(a[0, j])
        * (Math.Abs(a[1, (j + 1) % Size] * a[2, (j + 2) % Size]) + Math.Abs(a[1, (j + 2) % Size] * a[2, (j + 1) % Size])));

    // Indices that go around carry the sign.
    #region cofactor
    private static double Cofactor(double[,] a, int i, int j) =>
        (a[(i + 1) % Size, (j + 1) % Size] * a[(i + 2) % Size, (j + 2) % Size])
        - (a[(i + 1) % Size, (j + 2) % Size] * a[(i + 2) % Size, (j + 1) % Size]);
    #endregion
}
