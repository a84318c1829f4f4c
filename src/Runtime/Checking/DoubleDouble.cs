namespace Kernels.Checking;

/// <summary>
/// An unevaluated sum of two doubles, of which the second is at most half an ULP of the first: about 106 bits.
/// </summary>
/// <remarks>
/// The algorithms are the accurate ones of Joldes, Muller and Popescu, "Tight and rigorous error bounds for basic
/// building blocks of double-word arithmetic" (ACM TOMS 44, 2017); each operation has a relative error below 2⁻¹⁰⁰.
/// </remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var high = Sum(a.High, b.High);
        var low = Sum(a.Low, b.Low);
        var sum = SumOfOrdered(high.High, high.Low + low.High);
        return SumOfOrdered(sum.High, low.Low + sum.Low);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        var rest = Math.FusedMultiplyAdd(a.High, b.Low, a.Low * b.Low);
        rest = Math.FusedMultiplyAdd(a.Low, b.High, rest);
        return SumOfOrdered(product.High, product.Low + rest);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        // Two steps of long division: what the first quotient leaves is divided again.
        var quotient = a.High / b.High;
        var remainder = a - b * quotient;
        return SumOfOrdered(quotient, remainder.High / b.High);
    }

    /// <summary>
    /// <c>a · b + c</c>, with an error of a few 2⁻¹⁰⁴ of the larger of <c>a · b</c> and <c>c</c>: a step of Horner's scheme, where
    /// the sum is not much smaller than they are.
    /// </summary>
    public static DoubleDouble MultiplyAdd(DoubleDouble a, DoubleDouble b, DoubleDouble c)
    {
        var product = Product(a.High, b.High);
        var sum = Sum(c.High, product.High);
        var rest = Math.FusedMultiplyAdd(a.High, b.Low, Math.FusedMultiplyAdd(a.Low, b.High, product.Low));
        return SumOfOrdered(sum.High, sum.Low + (c.Low + rest));
    }

    /// <summary>A polynomial.</summary>
    /// <param name="x">Its argument.</param>
    /// <param name="terms">Its coefficients, that of degree 0 first.</param>
    /// <param name="exact">The terms from this one on are so small that a double is enough for them.</param>
    public static DoubleDouble Polynomial(DoubleDouble x, ReadOnlySpan<DoubleDouble> terms, int exact)
    {
        var small = 0.0;
        for (var k = terms.Length - 1; k >= exact; k--) small = Math.FusedMultiplyAdd(small, x.High, terms[k].High);

        DoubleDouble sum = small;
        for (var k = Math.Min(exact, terms.Length) - 1; k >= 0; k--) sum = MultiplyAdd(sum, x, terms[k]);

        return sum;
    }

    /// <summary>The exact product of two doubles.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    /// <summary>The exact sum of two doubles (Knuth).</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var addedToA = sum - a;
        return new(sum, a - (sum - addedToA) + (b - addedToA));
    }

    /// <summary>The exact sum of two doubles of which the first is the larger (Dekker).</summary>
    private static DoubleDouble SumOfOrdered(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }
}
