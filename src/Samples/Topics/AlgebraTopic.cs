using System.CommandLine;
using System.Globalization;
using Kernels.Samples.Commands;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>A linear system of three equations, then very many of them at once.</summary>
internal static partial class AlgebraTopic
{
    private static readonly string[] Default = ["2x + 3y - z = 5", "x - 2y + 4z = 3", "3x + y + 2z = 10"];

    public static Option<string> SystemFile { get; } = new("--system")
    {
        HelpName = Topic.FileName,
        Description = "A text file of three equations, one a line.",
    };

    public static Option<string[]> Equations { get; } = new("--equation")
    {
        HelpName = "TEXT",
        Description = "An equation, such as \"2x + 3y - z = 5\"; give three.",
    };

    public static Option<int> Count { get; } = NumberOption.Whole("--count", "How many systems are solved at once.", 1000, 4_000_000, 1_000_000);

    /// <summary>Cramer's rule: one system per element. All twelve coefficients vary.</summary>
    #region cramer-kernel
    [Vectorize]
    internal static (float X, float Y, float Z) Solve(
        float a, float b, float c, float p, float d, float e, float f, float q, float g, float h, float i, float r)
    {
        var (ei, fg, dh) = ((e * i) - (f * h), (f * g) - (d * i), (d * h) - (e * g));
        var scale = 1f / ((a * ei) + (b * fg) + (c * dh));
        var x = (p * ei) + (b * ((f * r) - (q * i))) + (c * ((q * h) - (e * r)));
        var y = (a * ((q * i) - (f * r))) + (p * fg) + (c * ((d * r) - (q * g)));
        var z = (a * ((e * r) - (q * h))) + (b * ((q * g) - (d * r))) + (p * dh);
        return (x * scale, y * scale, z * scale);
    }
    #endregion

    public static Lesson Teach(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, equations) = (parsed.GetValue(SystemFile), parsed.GetValue(Equations) ?? []);
        if (file is not null && equations.Length > 0)
            throw new UserError("--system and --equation both give the system: use one of them.");

        var lines = file is not null ? LinearSystem.ReadLines(file) : equations.Length > 0 ? equations : Default;
        return Teach(LinearSystem.Parse(lines), parsed.GetValue(Count), cancellationToken);
    }

    internal static Lesson Teach(LinearSystem system, int count, CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Linear algebra: three equations, then many");
        Describe(lesson, system);
        if (Matrix3.IsSingular(system.A))
            ExplainSingular(lesson, system);
        else
            SolveOne(lesson, system);
        cancellationToken.ThrowIfCancellationRequested();
        SolveMany(lesson, count);
        return lesson;
    }

    private static void Describe(Lesson lesson, LinearSystem system)
    {
        var (a, b) = (system.A, system.B);
        var transposed = Matrix3.Transpose(a);
        var table = lesson.Table("A", [.. system.Names, "b", "Aᵀ 1", "Aᵀ 2", "Aᵀ 3"]);
        for (var i = 0; i < LinearSystem.Size; i++)
            table.Row($"{i + 1}", $"{a[i, 0]:G6}", $"{a[i, 1]:G6}", $"{a[i, 2]:G6}", $"{b[i]:G6}", $"{transposed[i, 0]:G6}",
                $"{transposed[i, 1]:G6}", $"{transposed[i, 2]:G6}");

        var (determinant, trace, norm, product) = (Matrix3.Determinant(a), Matrix3.Trace(a), Matrix3.Norm(a), Matrix3.Times(a, b));
        lesson.Say($"Determinant {determinant:G6}, trace {trace:G6}, Frobenius norm {norm:G6}; A·b is ({product[0]:G6}, {product[1]:G6}, {product[2]:G6}).");
        lesson.Number("determinant", determinant);
        lesson.Number("trace", trace);
        lesson.Number("norm", norm);
        lesson.Number("transpose", transposed.Cast<double>());
        lesson.Number("product", product);
        lesson.Claim($"A and its transpose have the same determinant", Math.Abs(determinant - Matrix3.Determinant(transposed)) <= 1e-12 * Math.Pow(norm, 3));
    }

    private static void ExplainSingular(Lesson lesson, LinearSystem system)
    {
        var (rank, augmented) = (Matrix3.Rank(system.A), Matrix3.Rank(system.Augmented()));
        var solutions = rank < augmented
            ? "no solution, since the equations contradict each other"
            : "infinitely many solutions, since an equation follows from the others";
        lesson.Say($"The determinant is 0 but for rounding: the matrix is singular and has no inverse. "
            + $"Its rank is {rank}, and {augmented} with b beside it: the system has {solutions}.");
        lesson.Number("rank", rank);
        lesson.Number("augmentedRank", augmented);
    }

    private static void SolveOne(Lesson lesson, LinearSystem system)
    {
        var (a, b) = (system.A, system.B);
        var (solution, inverse) = (Matrix3.Cramer(a, b), Matrix3.Inverse(a));
        lesson.Section($"The solution");
        lesson.Say($"Cramer's rule: {system.Names[0]} = {solution[0] + 0.0:G6}, {system.Names[1]} = {solution[1] + 0.0:G6}, "
            + $"{system.Names[2]} = {solution[2] + 0.0:G6}. The rows of the inverse:");
        var table = lesson.Table("A^-1", "1", "2", "3");
        for (var i = 0; i < LinearSystem.Size; i++)
            table.Row($"{i + 1}", $"{inverse[i, 0] + 0.0:G6}", $"{inverse[i, 1] + 0.0:G6}", $"{inverse[i, 2] + 0.0:G6}");
        lesson.Number("solution", solution);
        lesson.Number("inverse", inverse.Cast<double>());

        var size = Math.Max(b.Max(Math.Abs), Matrix3.Norm(a) * solution.Max(Math.Abs));
        var residual = Matrix3.Times(a, solution).Zip(b, static (left, right) => Math.Abs(left - right)).Max();
        var difference = Matrix3.Times(inverse, b).Zip(solution, static (left, right) => Math.Abs(left - right)).Max();
        var identity = Matrix3.Times(a, inverse);
        var condition = Matrix3.Norm(a) * Matrix3.Norm(inverse);
        lesson.Claim($"The solution fits all three equations: the largest residual is {residual:0.0e+0}", residual <= 1e-14 * condition * size);
        lesson.Claim($"The inverse times b is the same solution: it differs by {difference:0.0e+0}",
            difference <= 1e-14 * condition * solution.Append(1).Max(Math.Abs));
        lesson.Claim($"A times its inverse is the identity",
            Enumerable.Range(0, 9).All(k => Math.Abs(identity[k / 3, k % 3] - (k % 4 == 0 ? 1 : 0)) <= 1e-14 * condition));
    }

    private static void SolveMany(Lesson lesson, int count)
    {
        lesson.Section($"Many systems at once");
        lesson.Say($"The same rule as a kernel of twelve inputs and three results: {count:N0} systems with random coefficients, in single precision.");
        var random = new SplitMix64(1);
        var m = new float[12][];
        for (var k = 0; k < m.Length; k++)
            m[k] = [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.Unit()) - 1))];
        float[] x = new float[count], y = new float[count], z = new float[count];
        float[] xs = new float[count], ys = new float[count], zs = new float[count];

        var times = MedianTime.Of(
            1,
            () => Solve(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], x, y, z),
            () =>
            {
                for (var n = 0; n < xs.Length; n++)
                    (xs[n], ys[n], zs[n]) = Solve(m[0][n], m[1][n], m[2][n], m[3][n], m[4][n], m[5][n], m[6][n], m[7][n], m[8][n], m[9][n], m[10][n], m[11][n]);
            });
        var (simd, scalar) = (times[0], times[1]);

        var worst = Enumerable.Range(0, count).Max(n =>
            Math.Abs((m[0][n] * x[n]) + (m[1][n] * y[n]) + (m[2][n] * z[n]) - m[3][n]) / (1 + Math.Abs(x[n]) + Math.Abs(y[n]) + Math.Abs(z[n])));
        lesson.Show(new Bars("Time of a system", Prose.Of($"The kernel takes {100 * simd / scalar:0} % of the scalar loop's time."),
            [Bar("scalar loop", scalar), Bar("SIMD kernel", simd)]));
        lesson.Say($"SIMD is {scalar / simd:0.0} times as fast. The largest residual of a first equation, over the size of its solution, is {worst:0.0e+0}.");
        lesson.Number("scalarNanoseconds", scalar * 1e9 / count);
        lesson.Number("simdNanoseconds", simd * 1e9 / count);
        lesson.Number("speedup", scalar / simd);
        lesson.Number("largestResidual", worst);
        lesson.Claim($"Both give the same bits for all {count:N0} systems", SameBits(x, xs) && SameBits(y, ys) && SameBits(z, zs));

        Bar Bar(string label, double seconds) => new(label, seconds, string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9 / count:0.00} ns"));
    }

    private static bool SameBits(float[] left, float[] right) => left.Zip(right).All(static pair =>
        BitConverter.SingleToInt32Bits(pair.First) == BitConverter.SingleToInt32Bits(pair.Second));
}
