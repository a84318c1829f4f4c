using System;
using System.Collections.Generic;

namespace Kernels.Generators.Expressions;

/// <summary>How a math function is computed on vectors.</summary>
internal enum VectorForm
{
    /// <summary>A method of <c>Vector128</c>, <c>Vector256</c> and <c>Vector512</c>.</summary>
    Vector,

    /// <summary>A method of the runtime's <c>VectorMath</c>.</summary>
    VectorMath,

    /// <summary>A method of the runtime's <c>Lanes</c>, which does without the instruction where the processor lacks it.</summary>
    Lanes,

    /// <summary>Rewritten to other nodes by a pass.</summary>
    Lowered,
}

/// <summary>The partial derivatives of a function, in terms of its arguments a and its result y, all of them leaves.</summary>
internal delegate Expr?[] Partials(IReadOnlyList<Expr> a, Expr y);

/// <summary>Which of its two arguments a function picks.</summary>
internal enum Extremum
{
    Min,
    Max,
}

/// <summary>What a formula makes of a function.</summary>
internal enum NotationForm
{
    /// <summary>A name, and the arguments in parentheses behind it.</summary>
    Name,

    /// <summary>Two signs around the arguments, which stand for <c>…</c>.</summary>
    Enclosing,

    /// <summary>A root sign in front of the argument.</summary>
    Root,

    /// <summary>A power of e where the notation can raise the argument, and a name elsewhere.</summary>
    Exponential,

    /// <summary>The first argument, with the second one raised.</summary>
    Power,
}

/// <summary>How a formula writes a function, as plain text and as LaTeX.</summary>
internal sealed record FunctionNotation(NotationForm Form, string Text, string Latex);

/// <summary>A method of the runtime that gives two functions of one argument.</summary>
/// <param name="Function">The second function.</param>
/// <param name="Method">The method.</param>
/// <param name="Elements">What the method calls its two results.</param>
internal sealed record Pair(string Function, string Method, (string First, string Second) Elements);

/// <summary>
/// One row of the table: all that is to be known of a function. A property that is left out promises nothing, so that no pass
/// relies on it.
/// </summary>
/// <param name="Name">The name of the scalar method, in <c>Math</c>, <c>MathF</c> and the rest.</param>
/// <param name="Single">How it is computed on <c>float</c> lanes.</param>
/// <param name="Double">How it is computed on <c>double</c> lanes.</param>
/// <param name="Cost">About how many additions it takes, to choose how far a loop is unrolled.</param>
/// <param name="C">The function of C, or of OpenCL C, that computes the same; null where it has none. A target's folder
/// says which it takes.</param>
/// <param name="ScalarHome">The type to name where the scalar method is called, when <c>MathF</c> and <c>Math</c> lack it.</param>
/// <param name="Integers">It takes integers as well.</param>
internal sealed record MathFunction(
    string Name,
    int Arity,
    VectorForm Single,
    VectorForm Double,
    int Cost,
    string? C,
    string? ScalarHome = null,
    bool Integers = false)
{
    /// <summary>
    /// The value for given arguments, in double precision: for comparisons in the documentation, and at compile time where the
    /// function <see cref="IsExact"/>. A condition is 1 or 0.
    /// </summary>
    public required Func<IReadOnlyList<double>, double> Value { get; init; }

    /// <summary>How a formula writes it; null where it is its name.</summary>
    public FunctionNotation? Notation { get; init; }

    /// <summary>How much there is to read of it in a formula, beside its arguments; an operator weighs 1.</summary>
    public int Weight { get; init; } = 3;

    /// <summary>What it is, of a function that exists for the sake of rounding: a formula shows that instead.</summary>
    public Func<IReadOnlyList<Expr>, Expr>? Meaning { get; init; }

    /// <summary>
    /// The partial derivative by each argument; null for an argument that it cannot be taken by, and as a whole for a
    /// function without derivatives.
    /// </summary>
    public Partials? Partials { get; init; }

    /// <summary>What is said of the points where the derivative does not exist, and which value is taken there.</summary>
    public string? Kinks { get; init; }

    /// <summary>
    /// The two values at whose equality the function changes its form, as at its kinks; null where there is no such place.
    /// </summary>
    public Func<IReadOnlyList<Expr>, (Expr Left, Expr Right)>? ChangesAt { get; init; }

    /// <summary>It gives one of its two arguments.</summary>
    public Extremum? Picks { get; init; }

    /// <summary>It rounds nothing, or to an integer, so that every machine agrees on it.</summary>
    public bool IsExact { get; init; }

    /// <summary>So many of its arguments, from the first one on, make it NaN where one of them is.</summary>
    public int PassesNaN { get; init; } = Arity == 1 ? 1 : 0;

    /// <summary>It gives 0 or more, or NaN.</summary>
    public bool IsNeverNegative { get; init; }

    /// <summary>It is flat far from 0, on both sides.</summary>
    public bool Saturates { get; init; }

    /// <summary>Its value and its slope may be infinite for arguments of a common size.</summary>
    public bool IsSteep { get; init; }

    /// <summary>It may be 0 where its slope is infinite, as a root is.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The runtime's method for arguments from 0 to 1 alone, which is cheaper and has a bound of its own.</summary>
    public string? OfUnit { get; init; }

    /// <summary>
    /// Another function of the same argument, and the method of the runtime that gives both, this one first, for less than they
    /// take one by one: a slope by the same exponential, or the cosine of the same angle.
    /// </summary>
    public Pair? Beside { get; init; }

    /// <summary>
    /// Nobody calls it: the function arises in derivatives. The runtime's <c>VectorMath</c> has it, or a pass writes it out.
    /// </summary>
    public bool IsSlope { get; init; }

    /// <summary>The runtime's <c>VectorMath.CorrectlyRounded</c> has it for <c>float</c>.</summary>
    public bool HasCorrectlyRounded { get; init; }

    /// <summary>It is that one. It has the name and the meaning of the other, and other bits.</summary>
    public bool IsCorrectlyRounded { get; private init; }

    /// <summary>The correctly rounded one of a function that has it.</summary>
    public MathFunction CorrectlyRounded => this with { IsCorrectlyRounded = true, Cost = 2 * Cost, OfUnit = null, Beside = null };

    /// <summary>Its results have an error; of all others every digit is defined.</summary>
    public bool HasError(ScalarType type) => !IsCorrectlyRounded && !IsExact && FormFor(type) == VectorForm.VectorMath;

    /// <summary>What the runtime's <c>VectorMath</c> calls it.</summary>
    public string Method => IsCorrectlyRounded ? $"{MathFunctions.CorrectlyRounded}.{Name}" : Name;

    /// <summary>A user may call it, and it is written in terms of others before it is differentiated.</summary>
    public bool IsAbbreviation => Single == VectorForm.Lowered && !IsSlope;

    public VectorForm FormFor(ScalarType type) => type.FormOf(this);

    /// <summary>A name has one row.</summary>
    public bool Equals(MathFunction? other) => other?.Name == Name && other.IsCorrectlyRounded == IsCorrectlyRounded;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The scalar method, such as <c>MathF.Tan</c>.</summary>
    public string ScalarMethod(ScalarType type) =>
        $"{ScalarHome ?? type.MathClass}.{Name}"
            .Replace("{T}", type.Code);
}
