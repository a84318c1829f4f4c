using System.Globalization;

namespace Kernels.Generators.Tests.Properties;

/// <summary>A term of kinks over a few parameters of type <c>double</c>.</summary>
/// <param name="Format">Its C#, with the operands' in it.</param>
/// <param name="Evaluate">Its series from those of the operands, and from where it is evaluated.</param>
/// <param name="Operands">What it is made of.</param>
/// <param name="Border">Of a condition the parameter and the number that it is compared with, and the operator.</param>
internal sealed record KinkTerm(
    string Format,
    Func<KinkTerm, OneSidedPoint, Series> Evaluate,
    IReadOnlyList<KinkTerm> Operands,
    (int Parameter, double Number, string Operator)? Border = null)
{
    public static readonly string[] Names = ["x", "y", "z"];

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Format, [.. Operands]);

    public IEnumerable<KinkTerm> All => Operands.SelectMany(static operand => operand.All).Append(this);

    /// <summary>
    /// A kink in the argument of another one, or a copied sign. Of their first derivative the mean is taken part by part, or the
    /// bit of a zero's sign decides, where the line is not asked.
    /// </summary>
    public bool IsSimpleAtFirst => All.Where(static term => term.IsKink)
        .All(static term => !term.IsCopiedSign && !term.Operands.Any(static operand => operand.All.Any(static inner => inner.IsKink)));

    private bool IsKink => Format.StartsWith("Math.", StringComparison.Ordinal);

    private bool IsCopiedSign => Format.StartsWith("Math.CopySign", StringComparison.Ordinal);

    /// <summary>The parameters that it is made of.</summary>
    public HashSet<int> Parameters => [.. All.SelectMany(static term =>
        term.Border is { } border ? [border.Parameter]
        : Array.IndexOf(Names, term.Format) is var index and >= 0 ? [index]
        : Array.Empty<int>())];

    public static KinkTerm Random(Random random, int parameters, int size)
    {
        if (size <= 1)
        {
            return random.Next(5) == 0
                ? Number(random.Next(4) switch { 0 => -1, 1 => 2, 2 => 0.5, _ => 1 })
                : Parameter(random.Next(parameters));
        }

        KinkTerm Operand(int share) => Random(random, parameters, Math.Max(1, share));
        var left = random.Next(1, size);
        return random.Next(14) switch
        {
            0 or 1 => Of("({0} + {1})", static (_, a, b) => a + b, Operand(left), Operand(size - left)),
            2 => Of("({0} - {1})", static (_, a, b) => a - b, Operand(left), Operand(size - left)),
            3 or 4 or 5 => Of("({0} * {1})", static (_, a, b) => a * b, Operand(left), Operand(size - left)),
            6 or 7 or 8 => Abs(Operand(size - 1)),
            9 or 10 => Kink("Math.Max({0}, {1})", static (side, a, b) => side > 0 ? a : b, Operand(left), Operand(size - left)),
            11 => Kink("Math.Min({0}, {1})", static (side, a, b) => side > 0 ? b : a, Operand(left), Operand(size - left)),
            12 => CopySign(Abs(Operand(left)), Operand(size - left)),
            _ => Condition(
                random.Next(parameters),
                random.Next(3) == 0 ? 1 : 0,
                random.Next(4) switch { 0 => "<", 1 => "<=", 2 => ">", _ => ">=" },
                Operand(left),
                Operand(size - left)),
        };
    }

    private static KinkTerm Number(double value) => new(
        value.ToString("0.0", CultureInfo.InvariantCulture), (_, point) => Series.Constant(point.Values.Length, value), []);

    private static KinkTerm Parameter(int index) => new(Names[index], (_, point) => Series.Variable(point.Values.Length, index, point.Values[index]), []);

    private static KinkTerm Of(string format, Func<OneSidedPoint, Series, Series, Series> evaluate, KinkTerm left, KinkTerm right) => new(
        format, (term, point) => evaluate(point, point.Of(term.Operands[0]), point.Of(term.Operands[1])), [left, right]);

    private static KinkTerm Abs(KinkTerm operand) => new(
        "Math.Abs({0})", static (term, point) => point.Of(term.Operands[0]) is var u && point.SideOf(u, term.Parameters) > 0 ? u : -u, [operand]);

    /// <param name="choose">From the sign of the difference of both operands.</param>
    private static KinkTerm Kink(string format, Func<int, Series, Series, Series> choose, KinkTerm left, KinkTerm right) => new(
        format,
        (term, point) => (point.Of(term.Operands[0]), point.Of(term.Operands[1])) is var (a, b) ? choose(point.SideOf(a - b, term.Parameters), a, b) : null!,
        [left, right]);

    /// <param name="size">Never negative.</param>
    private static KinkTerm CopySign(KinkTerm size, KinkTerm sign) => new(
        "Math.CopySign({0}, {1})",
        static (term, point) =>
        {
            var (u, v) = (point.Of(term.Operands[0]), point.Of(term.Operands[1]));
            if (v.Value == 0 && u.Value != 0)
                point.IsIrregular = true; // it jumps
            return point.SideOf(v, term.Operands[1].Parameters) > 0 ? u : -u;
        },
        [size, sign]);

    /// <summary>With equal branches it would be none.</summary>
    private static KinkTerm Condition(int parameter, double number, string operation, KinkTerm whenTrue, KinkTerm whenFalse) =>
        whenTrue.ToString() == whenFalse.ToString() ? whenTrue : new(
        $"({Names[parameter]} {operation} {number.ToString("0.0", CultureInfo.InvariantCulture)} ? {{0}} : {{1}})",
        (term, point) => point.Of(term.Operands[Holds(point.Values[parameter], operation, number) ? 0 : 1]),
        [whenTrue, whenFalse],
        (parameter, number, operation));

    private static bool Holds(double left, string operation, double right) => operation switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };
}

/// <summary>A point on one ray of the line that runs through it.</summary>
/// <param name="values">The parameters.</param>
/// <param name="ray">1 or -1.</param>
/// <param name="conditions">All conditions of the term: at its border one names the ray for what depends on its parameter alone.</param>
internal sealed class OneSidedPoint(double[] values, int ray, IEnumerable<(int Parameter, double Number, string Operator)> conditions)
{
    /// <summary>The line that <c>docs/guide/derivatives.md</c> names.</summary>
    private static readonly double[] Line = [1, 1.618034f, 1.236068f];

    private readonly ILookup<int, int> named = conditions
        .Where(condition => values[condition.Parameter] == condition.Number)
        .ToLookup(static condition => condition.Parameter, static condition => condition.Operator is "<" or ">=" ? 1 : -1);

    private readonly Dictionary<KinkTerm, Series> known = new(ReferenceEqualityComparer.Instance);

    public double[] Values => values;

    /// <summary>Nothing is promised here: a jump, a kink whose side the first derivatives do not tell, or two conditions that name two rays.</summary>
    public bool IsIrregular { get; set; }

    public Series Of(KinkTerm term)
    {
        if (!known.TryGetValue(term, out var series))
            known.Add(term, series = term.Evaluate(term, this));
        return series;
    }

    /// <summary>1 where a difference is positive at the point or along the ray, -1 where it is negative.</summary>
    /// <param name="parameters">What it is made of.</param>
    public int SideOf(Series difference, HashSet<int> parameters)
    {
        if (difference.Value != 0)
            return Math.Sign(difference.Value);
        var own = ray;
        if (parameters.Count == 1 && named[parameters.Single()].Distinct().ToList() is { Count: > 0 } rays)
        {
            IsIrregular |= rays.Count > 1;
            own = rays[0];
        }

        var along = difference.Along([.. Line.Select(component => component * own)]);
        var first = along.Skip(1).FirstOrDefault(static coefficient => coefficient != 0);
        IsIrregular |= first == 0 || along.Any(static coefficient => coefficient != 0 && Math.Abs(coefficient) < 1e-9);
        return Math.Sign(first);
    }
}
