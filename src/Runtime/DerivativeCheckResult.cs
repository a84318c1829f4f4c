using System.Globalization;

namespace Kernels;

/// <summary>What <see cref="DerivativeCheck"/> found: the worst of all results at all points.</summary>
/// <param name="Method">The derivative, with its type.</param>
/// <param name="Element">
/// Which result is the worst: the name of the tuple's element, or of the parameter that the derivative is taken by.
/// </param>
/// <param name="Inputs">The arguments there, by the names of the parameters, each of the parameter's type.</param>
/// <param name="Value">What the method returns there.</param>
/// <param name="Reference">The true derivative there, as a double; the function's own value for <c>Value</c>.</param>
/// <param name="UlpError">
/// The distance of both in units in the last place of the reference, in the type of the result. Infinite where the method
/// returns NaN or an infinity.
/// </param>
/// <param name="Samples">The number of points at which at least one result was compared.</param>
/// <param name="Skipped">The number of points at which there was nothing to compare with.</param>
public sealed record DerivativeCheckResult(
    string Method,
    string Element,
    IReadOnlyDictionary<string, object> Inputs,
    double Value,
    double Reference,
    double UlpError,
    int Samples,
    int Skipped)
{
    internal bool IsSingle { get; init; }

    /// <summary>One line, such as <c>'Logit' at (logit: 3.5, label: 1): 0.0293 for 0.02931, 3.2 ULP</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        var inputs = Inputs.Select(static input => string.Create(CultureInfo.InvariantCulture, $"{input.Key}: {input.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{Element}' at ({string.Join(", ", inputs)}): {Text(Value)} for {Text(Reference)}, {UlpError:G3} ULP, ")
            + $"the worst of {Samples} points of {Method}; {Skipped} skipped";
    }

    private string Text(double value) => IsSingle
        ? ((float)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);
}
