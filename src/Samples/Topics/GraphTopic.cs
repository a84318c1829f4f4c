using System.CommandLine;
using Kernels.Samples.Commands;

namespace Kernels.Samples.Topics;

/// <summary>Graphs of computation: values forward, derivatives backward, for a formula and for logistic regression.</summary>
internal static partial class GraphTopic
{
    public static Option<double> A { get; } = NumberOption.Real("--a", "The input a.", above: true, 2);

    public static Option<double> B { get; } = NumberOption.Real("--b", "The input b.", above: true, 0.5);

    public static Option<double> C { get; } = NumberOption.Real("--c", "The input c.", above: true, 2);

    [Vectorize]
    internal static double Product(double x, double y) => x * y;

    [Vectorize, DerivativeOf(nameof(Product))]
    internal static partial (double Value, double X, double Y) ProductGradient(double x, double y);

    [Vectorize]
    internal static double Sum(double x, double y) => x + y;

    [Vectorize, DerivativeOf(nameof(Sum))]
    internal static partial (double Value, double X, double Y) SumGradient(double x, double y);

    [Vectorize]
    internal static double Power(double x, double y) => Math.Pow(x, y);

    [Vectorize, DerivativeOf(nameof(Power))]
    internal static partial (double Value, double X, double Y) PowerGradient(double x, double y);

    #region formula
    [Vectorize]
    internal static double Formula(double a, double b, double c)
    {
        var d = b * c;
        return Math.Pow(a + d, d * a);
    }

    [Vectorize, DerivativeOf(nameof(Formula))]
    internal static partial (double Value, double A, double B, double C) FormulaGradient(double a, double b, double c);
    #endregion

    public static Lesson Teach(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lesson = new Lesson("The graph of a computation");
        TeachFormula(lesson, parsed.GetValue(A), parsed.GetValue(B), parsed.GetValue(C));
        LogisticGraph.Teach(lesson);
        cancellationToken.ThrowIfCancellationRequested();
        OnlineLearning.Teach(lesson);
        return lesson;
    }

    private static void TeachFormula(Lesson lesson, double a, double b, double c)
    {
        var graph = new ComputationGraph();
        #region build-graph
        var (nodeA, nodeB, nodeC) = (graph.Input("a", a, 2), graph.Input("b", b, 0), graph.Input("c", c, 1));
        var d = graph.Apply("d", "b·c", 0.3, static x => Partials(ProductGradient(x[0], x[1])), nodeB, nodeC);
        var e = graph.Apply("e", "a + d", 0, static x => Partials(SumGradient(x[0], x[1])), nodeA, d);
        var f = graph.Apply("f", "d·a", 2, static x => Partials(ProductGradient(x[0], x[1])), d, nodeA);
        graph.Apply("g", "e^f", 1, static x => Partials(PowerGradient(x[0], x[1])), e, f);
        #endregion
        var steps = graph.Sweep();
        if (!steps.All(static step => double.IsFinite(step.Vertex.Derivative) && double.IsFinite(step.Vertex.Value)))
            throw new UserError("The result or a derivative is more than a number of 64 bits holds. Give smaller values of --a, --b and --c.");

        lesson.Say($"d = b·c, e = a + d, f = d·a, g = e^f: the e is the node, not Euler's number. Values are computed forward, from left to right. "
            + $"Each edge has the derivative of its end by its start, which the generator wrote.");
        lesson.Show(graph.Draw("Values forward, derivatives backward", "Three inputs lead over d, e and f to g. "
            + "Each node has its value and the derivative of g by it; each edge has a partial derivative."));
        lesson.Say($"The reverse sweep goes back from g. A node's derivative is the sum over the nodes that use it: "
            + $"their derivative times the edge's. One sweep gives the derivatives by all inputs.");
        var table = lesson.Table("node", "sum over its uses", "∂g");
        foreach (var (vertex, sum) in steps)
            table.Row($"{vertex.Name}", $"{sum}", $"{vertex.Derivative:G8}");

        double[] swept = [nodeA.Derivative, nodeB.Derivative, nodeC.Derivative];
        var whole = FormulaGradient(a, b, c);
        double[] generated = [whole.A, whole.B, whole.C];
        lesson.Number("g", graph.Result.Value);
        lesson.Number("sweep", swept);
        lesson.Number("generated", generated);
        var difference = Distance(swept, generated);
        lesson.Claim($"The derivative that the generator wrote for the whole formula is the same, to {difference:0.0e+0} of its size", difference < 1e-12);
        var differences = Distance(swept, [Central(at => Formula(at, b, c), a), Central(at => Formula(a, at, c), b), Central(at => Formula(a, b, at), c)]);
        lesson.Claim($"So are the differences of values close by, to {differences:0.0e+0}", differences < 1e-4);
        lesson.Claim($"d is used twice, and its derivative is the sum of both ways: {e.Derivative * 1:G6} over e and {f.Derivative * a:G6} over f",
            Math.Abs(d.Derivative - e.Derivative - (f.Derivative * a)) <= 1e-12 * Math.Abs(d.Derivative));
    }

    private static double[] Partials((double Value, double X, double Y) gradient) => [gradient.Value, gradient.X, gradient.Y];

    private static double Central(Func<double, double> function, double x)
    {
        var step = 1e-5 * x;
        return (function(x + step) - function(x - step)) / (2 * step);
    }

    /// <summary>The largest difference, relative to the largest value.</summary>
    private static double Distance(double[] left, double[] right)
    {
        var size = left.Max(Math.Abs);
        return size == 0 ? right.Max(Math.Abs) : left.Zip(right, static (x, y) => Math.Abs(x - y)).Max() / size;
    }
}
