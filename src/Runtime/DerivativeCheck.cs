using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Kernels.Checking;

namespace Kernels;

/// <summary>Compares derivatives with the truth: a test of a derivative that you wrote yourself, in one line.</summary>
/// <remarks>
/// <code>
/// var check = DerivativeCheck.Compare(typeof(Roots), "LambertSlope", from: 0, to: 10);
/// Assert.True(check.UlpError &lt;= 8, check.ToString());
/// </code>
/// </remarks>
public static class DerivativeCheck
{
    // Expressions nest, and each level takes some frames.
    private const int StackSize = 256 << 20;

    /// <summary>Compares a derivative with the true one, at many points of a range.</summary>
    /// <remarks>
    /// <para>
    /// The method is marked by <see cref="DerivativeOfAttribute"/>, or a kernel of the same type names it by
    /// <see cref="VectorizeAttribute.Derivative"/>. The truth is found from the body of the kernel that it is the derivative of,
    /// operation by operation, in numbers of about 106 bits. Derivatives that were given by hand have no part in it, neither
    /// of the kernel nor of the kernels that it calls. The element <c>Value</c> of a tuple is compared with the kernel's value.
    /// </para>
    /// <para>
    /// Each floating-point parameter takes values from the whole range: evenly spread ones, small ones down to 2⁻⁴²
    /// (2⁻³⁴⁰ of a <c>double</c>), whose cubes are normal numbers, and the ends, 0, ±½, ±1 and ±2 where they are in the range.
    /// Integers take those in the range. The same call tries the same points.
    /// </para>
    /// <para>
    /// A result is skipped at a point where the kernel's value or the true derivative is not finite in its type, at a kink, at
    /// the border of a condition, where rounding decides a condition, where an integer division throws, where the
    /// result depends on the bits of a number, and where even 106 bits are too few.
    /// </para>
    /// <para>
    /// Where a derivative is nearly 0 because its terms cancel, it has many ULP, however well they are computed. With
    /// <paramref name="scale"/> as the size of the terms the errors there are counted by it.
    /// </para>
    /// </remarks>
    /// <param name="type">The type that has the method.</param>
    /// <param name="method">
    /// The name of the derivative: a static method of any accessibility, except that a generated one must not be private. It is
    /// compared with each kernel that names it, and of overloads each that is a derivative is compared.
    /// </param>
    /// <param name="from">The least value of every parameter.</param>
    /// <param name="to">The largest value of every parameter.</param>
    /// <param name="samples">The number of points.</param>
    /// <param name="scale">
    /// Errors of results that are smaller than this are measured in units in the last place of this number. At 0, the default,
    /// all errors are measured in those of the reference.
    /// </param>
    /// <returns>The result with the largest error, and how many points were tried.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> or <paramref name="method"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no such method, it is not the derivative of a kernel, or the kernel carries no body, as a private one does not;
    /// <paramref name="from"/> is above <paramref name="to"/>, or no value of a parameter lies between them; or there is no
    /// point at which the derivative could be compared.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="from"/>, <paramref name="to"/> or <paramref name="scale"/> is not finite, <paramref name="scale"/> is
    /// negative, or <paramref name="samples"/> is not positive.
    /// </exception>
    public static DerivativeCheckResult Compare(
        [DynamicallyAccessedMembers(CheckedMethod.Members)] Type type,
        string method,
        double from,
        double to,
        int samples = 10_000,
        double scale = 0)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(method);
        RequireFinite(from, nameof(from));
        RequireFinite(to, nameof(to));
        RequireFinite(scale, nameof(scale));
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        if (from > to)
            throw new ArgumentException("The range is empty: its least value is above its largest.", nameof(from));

        var derivatives = Find(type, method);
        DerivativeCheckResult? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = derivatives
                        .Select(derivative => new Comparison(derivative, scale).Run(from, to, samples))
                        .MaxBy(static result => result.UlpError);
                }
                catch (NotCheckedException exception)
                {
                    failure = ExceptionDispatchInfo.Capture(new ArgumentException(exception.Message, nameof(method)));
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    private static IReadOnlyList<CheckedMethod> Find([DynamicallyAccessedMembers(CheckedMethod.Members)] Type type, string method)
    {
        try
        {
            return CheckedMethod.Find(type, method);
        }
        catch (NotCheckedException exception)
        {
            throw new ArgumentException(exception.Message, nameof(method));
        }
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, "A finite number is needed.");
    }
}
