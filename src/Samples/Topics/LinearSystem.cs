using System.Globalization;
using System.Text;

namespace Kernels.Samples.Topics;

/// <summary>Three linear equations in three unknowns, read from text such as <c>2x + 3y - z = 5</c>.</summary>
/// <param name="Names">The unknowns, in the order in which they first appear.</param>
/// <param name="A">The coefficients, a row an equation.</param>
/// <param name="B">The constants on the right.</param>
internal sealed record LinearSystem(IReadOnlyList<string> Names, double[,] A, double[] B)
{
    public const int Size = 3;

    private const int MaxFileBytes = 4096;

    /// <summary>The lines of a text file.</summary>
    /// <exception cref="UserError">It cannot be read, or is far longer than three equations are.</exception>
    public static string[] ReadLines(string path)
    {
        try
        {
            // No more is read than there may be: a device has no end.
            using var stream = File.OpenRead(path);
            var bytes = new byte[MaxFileBytes + 1];
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var count && count > MaxFileBytes
                ? throw new UserError(string.Create(CultureInfo.InvariantCulture, $"'{path}' has more than {MaxFileBytes} bytes: "
                    + $"three equations take a line each."))
                : Encoding.UTF8.GetString(bytes, 0, count).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserError($"'{path}' cannot be read: {FileFault.Of(exception)}. Name a text file of three equations.");
        }
    }

    /// <exception cref="UserError">The text is not three equations in three unknowns; the message names line and column.</exception>
    public static LinearSystem Parse(IReadOnlyList<string> lines)
    {
        var equations = lines
            .Select(static (text, i) => (Text: text, Line: i + 1))
            .Where(static line => line.Text.AsSpan().Trim().Length > 0)
            .Select(static line => new EquationReader(line.Text, line.Line).Read())
            .ToList();
        if (equations.Count != Size)
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"A system has {Size} equations, one a line, not {equations.Count}."));

        var names = equations.SelectMany(static equation => equation.Names).Distinct().ToList();
        if (names.Count != Size)
            throw new UserError(string.Create(CultureInfo.InvariantCulture,
                $"A system has {Size} unknowns, not {names.Count} ({string.Join(", ", names)}). One that does not occur is written as 0z."));

        var a = new double[Size, Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
                a[row, column] = equations[row].Coefficients.GetValueOrDefault(names[column]);
        }

        return new(names, a, [.. equations.Select(static equation => equation.Constant)]);
    }

    /// <summary>The coefficients with the constants as a fourth column.</summary>
    public double[,] Augmented()
    {
        var result = new double[Size, Size + 1];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
                result[row, column] = A[row, column];
            result[row, Size] = B[row];
        }

        return result;
    }
}
