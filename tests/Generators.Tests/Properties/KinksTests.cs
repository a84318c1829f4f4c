using System.Globalization;
using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Tests.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// Derivatives of random compositions of kinks and conditions, up to the third order and at points where many of them meet, are
/// the mean of the Taylor series on both sides, along the line that the documentation names.
/// </summary>
public class KinksTests(ITestOutputHelper output)
{
    private const int Kernels = 400;

    private static readonly double[] Values = [0, 1, -1, 0, 2];

    [Fact]
    public void Derivatives_where_kinks_meet_are_those_of_one_sided_series()
    {
        var seed = PropertyCheck.Seed();
        output.WriteLine($"{Kernels} kernels; again with KERNELS_SEED={seed}");
        var random = new Random((int)(seed % int.MaxValue));
        var kernels = Enumerable.Range(0, Kernels).Select(i =>
        {
            var parameters = 1 + (i % 3);
            return (Term: KinkTerm.Random(random, parameters, 2 + (i % 8)),
                By: Enumerable.Range(0, Series.Degree).Select(_ => random.Next(parameters)).ToArray(), parameters);
        }).ToList();
        var source = string.Concat(kernels.Select(static (kernel, i) => Source(kernel.Term, kernel.By, kernel.parameters, i)));
        var models = Models.Of(Generation.Compile($"using System; using Kernels; public static partial class K {{ {source} }}"))
            .ToDictionary(static model => model.Name);

        var (compared, ties, faults) = (0, 0, new List<string>());
        foreach (var ((term, by, parameters), i) in kernels.Select(static (kernel, i) => (kernel, i)))
        {
            for (var order = term.IsSimpleAtFirst ? 1 : 2; order <= Series.Degree; order++)
            {
                var model = models[$"D{i}_{order}"];
                var derivative = KernelPasses.Run(model.Body!, model.Callees);
                foreach (var point in Points(parameters))
                {
                    if (Expected(term, point, by[..order], out var isTie) is not { } expected)
                        continue;
                    var bits = FunctionInterpreter.Run(derivative, model.Callees, [.. point.Select(BitConverter.DoubleToInt64Bits)])[0];
                    var actual = BitConverter.Int64BitsToDouble(bits);
                    compared++;
                    ties += isTie ? 1 : 0;
                    if (!(Math.Abs(actual - expected) <= 1e-9 * (1 + Math.Abs(expected))))
                        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{term} by {string.Join(" ", by[..order].Select(static p => KinkTerm.Names[p]))} at ({string.Join(", ", point)}): {actual} instead of {expected}"));
                }
            }
        }

        output.WriteLine($"{compared} derivatives compared, {ties} of them where the two sides differ");
        Assert.True(faults.Count == 0,
            $"{faults.Count} of {compared}, the shortest:\n{string.Join("\n", faults.OrderBy(static fault => fault.Length).Take(12))}");
        Assert.True(ties > 300, $"only {ties} at kinks");
    }

    private static string Source(KinkTerm term, int[] by, int parameters, int number)
    {
        var list = string.Join(", ", KinkTerm.Names.Take(parameters).Select(static name => $"double {name}"));
        var orders = by.Select((parameter, i) =>
            $"[Vectorize, DerivativeOf(nameof({(i == 0 ? $"F{number}" : $"D{number}_{i}")}), \"{KinkTerm.Names[parameter]}\")] public static partial double D{number}_{i + 1}({list});\n");
        return $"[Vectorize] public static double F{number}({list}) => {term};\n{string.Concat(orders)}";
    }

    private static IEnumerable<double[]> Points(int parameters) => parameters == 0
        ? [[]]
        : Points(parameters - 1).SelectMany(static rest => Values.Distinct().Select(value => (double[])[.. rest, value]));

    /// <summary>The mean of the derivatives on both rays; null where nothing is promised.</summary>
    private static double? Expected(KinkTerm term, double[] point, int[] by, out bool isTie)
    {
        var conditions = term.All.Select(static part => part.Border).OfType<(int, double, string)>().ToList();
        var rays = new[] { 1, -1 }.Select(ray => new OneSidedPoint(point, ray, conditions)).ToList();
        var derivatives = rays.Select(ray => ray.Of(term).Derivative(by)).ToList();
        isTie = derivatives[0] != derivatives[1];
        return rays.Any(static ray => ray.IsIrregular) ? null : (derivatives[0] + derivatives[1]) / 2;
    }
}
