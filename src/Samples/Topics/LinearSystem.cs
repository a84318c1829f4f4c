using System.Globalization;

namespace Kernels.Samples.Topics;

/// <summary>Three linear equations in three unknowns, read from text such as <c>2x + 3y - z = 5</c>.</summary>
/// <param name="Names">The unknowns, in the order in which they first appear.</param>
/// <param name="A">The coefficients, a row an equation.</param>
/// <param name="B">The constants on the right.</param>
internal sealed record LinearSystem(IReadOnlyList<string> Names, double[,] A, double[] B)
{
    public const int Size = 3;

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
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"A system has {Size} unknowns, not {names.Count} ({string.Join(", ", names)}): write a missing one as 0{(names.Count > 0 ? names[0] : "x")} with its own name."));

        var a = new double[Size, Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
                a[row, column] = equations[row].Coefficients.GetValueOrDefault(names[column]);
        }

        return new(names, a, [.. equations.Select(static equation => equation.Constant)]);
    }
}

/// <summary>An equation with all unknowns on the left and the constant on the right.</summary>
internal sealed record Equation(IReadOnlyList<string> Names, IReadOnlyDictionary<string, double> Coefficients, double Constant);

/// <summary>Reads one equation: sums of terms on both sides of an equals sign, where a term is a number, a name, or both.</summary>
internal sealed class EquationReader(string text, int line)
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, double> coefficients = [];
    private double constant;
    private int at;

    private bool AtEnd => at == text.Length;

    public Equation Read()
    {
        ReadSide(1);
        if (AtEnd)
            throw Error("an equals sign is missing");
        at++;
        ReadSide(-1);
        return AtEnd ? new(names, coefficients, -constant) : throw Error("there is a second equals sign");
    }

    /// <param name="side">1 on the left of the equals sign, -1 on the right.</param>
    private void ReadSide(int side)
    {
        for (var first = true; ; first = false)
        {
            SkipSpaces();
            if (!first && (AtEnd || text[at] == '='))
                return;
            ReadTerm(side * ReadSign(optional: first));
        }
    }

    private int ReadSign(bool optional)
    {
        if (!AtEnd && text[at] is '+' or '-' or '−')
        {
            var sign = text[at++] == '+' ? 1 : -1;
            SkipSpaces();
            return sign;
        }

        return optional ? 1 : throw Error($"a sign + or - is expected, not '{text[at]}'");
    }

    private void ReadTerm(int sign)
    {
        var start = at;
        while (!AtEnd && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        var digits = text[start..at];
        var factor = 1.0;
        if (digits.Length > 0 && !(double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor) && double.IsFinite(factor)))
            throw Error($"'{digits}' is no number", start);

        SkipSpaces();
        if (digits.Length > 0 && !AtEnd && text[at] == '*')
        {
            at++;
            SkipSpaces();
            if (AtEnd || !IsName(text[at]))
                throw Error("an unknown is expected after *");
        }

        var name = ReadName();
        if (name.Length > 0)
        {
            if (!names.Contains(name))
                names.Add(name);
            coefficients[name] = coefficients.GetValueOrDefault(name) + (sign * factor);
        }
        else if (digits.Length > 0)
        {
            constant += sign * factor;
        }
        else
        {
            throw Error(AtEnd ? "a number or an unknown is missing at the end" : $"a number or an unknown is expected, not '{text[at]}'");
        }
    }

    /// <summary>A letter, then letters, digits and underscores: x, y2, speed.</summary>
    private string ReadName()
    {
        var start = at;
        if (!AtEnd && IsName(text[at]))
        {
            while (!AtEnd && (IsName(text[at]) || char.IsAsciiDigit(text[at])))
                at++;
        }

        return text[start..at];
    }

    private static bool IsName(char character) => char.IsLetter(character) || character == '_';

    private void SkipSpaces()
    {
        while (!AtEnd && char.IsWhiteSpace(text[at]))
            at++;
    }

    private UserError Error(string message, int? place = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {(place ?? at) + 1} of the system: {message}. An equation looks like 2x + 3y - z = 5."));
}
