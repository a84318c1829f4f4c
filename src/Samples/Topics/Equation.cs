using System.Globalization;

namespace Kernels.Samples.Topics;

/// <summary>An equation with all unknowns on the left and the constant on the right.</summary>
internal sealed record Equation(IReadOnlyList<string> Names, IReadOnlyDictionary<string, double> Coefficients, double Constant);

/// <summary>Reads one equation: sums of terms on both sides of an equals sign, where a term is a number, a name, or both.</summary>
internal sealed class EquationReader(string text, int line)
{
    /// <summary>Products of three such numbers are far from overflow.</summary>
    private const double Largest = 1e15;

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
        return AtEnd ? new(names, coefficients, 0 - constant) : throw Error("there is a second equals sign");
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
        if (digits.Length > 0 && !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor))
            throw Error($"'{digits}' is no number", start);

        if (factor > Largest)
            throw Error($"'{digits}' is too large", start);

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
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {(place ?? at) + 1} of the system: {message}. "
            + $"An equation looks like 2x + 3y - z = 5."));
}
