namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// A value near a point, as a polynomial in how far each parameter is from it, up to the third degree: the Taylor series of a
/// function, with all its derivatives up to the third order.
/// </summary>
internal sealed class Series
{
    public const int Degree = 3;

    private static readonly double[] Factorials = [1, 1, 2, 6];

    private readonly int variables;
    private readonly double[] coefficients;

    private Series(int variables, double[] coefficients)
    {
        this.variables = variables;
        this.coefficients = coefficients;
    }

    /// <summary>The value at the point itself.</summary>
    public double Value => coefficients[0];

    public static Series Constant(int variables, double value)
    {
        var coefficients = new double[Size(variables)];
        coefficients[0] = value;
        return new Series(variables, coefficients);
    }

    public static Series Variable(int variables, int index, double value)
    {
        var series = Constant(variables, value);
        series.coefficients[Power(index)] = 1;
        return series;
    }

    public static Series operator +(Series left, Series right) => new(left.variables, [.. left.coefficients.Zip(right.coefficients, static (a, b) => a + b)]);

    public static Series operator -(Series series) => new(series.variables, [.. series.coefficients.Select(static a => -a)]);

    public static Series operator -(Series left, Series right) => left + -right;

    public static Series operator *(Series left, Series right)
    {
        var product = new double[left.coefficients.Length];
        for (var i = 0; i < product.Length; i++)
        {
            for (var j = 0; j < product.Length && left.coefficients[i] != 0; j++)
            {
                if (Order(i, left.variables) + Order(j, left.variables) <= Degree)
                    product[i + j] += left.coefficients[i] * right.coefficients[j];
            }
        }

        return new Series(left.variables, product);
    }

    /// <summary>The derivative by some of the variables, at the point.</summary>
    public double Derivative(params int[] by)
    {
        var index = by.Sum(Power);
        return coefficients[index] * by.GroupBy(static variable => variable).Aggregate(1.0, static (product, group) => product * Factorials[group.Count()]);
    }

    /// <summary>The coefficients of the powers of t along a line through the point.</summary>
    public double[] Along(IReadOnlyList<double> direction)
    {
        var line = new double[Degree + 1];
        for (var i = 0; i < coefficients.Length; i++)
        {
            var (order, factor) = (Order(i, variables), coefficients[i]);
            if (order > Degree)
                continue;
            for (var variable = 0; variable < variables; variable++)
                factor *= Math.Pow(direction[variable], Exponent(i, variable));
            line[order] += factor;
        }

        return line;
    }

    // A monomial is a number of base 4, one digit for each variable; products of monomials are sums of such numbers.
    private static int Size(int variables) => 1 << (2 * variables);

    private static int Power(int variable) => 1 << (2 * variable);

    private static int Exponent(int monomial, int variable) => (monomial >> (2 * variable)) & 3;

    private static int Order(int monomial, int variables) => Enumerable.Range(0, variables).Sum(variable => Exponent(monomial, variable));
}
