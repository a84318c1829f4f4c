using Kernels.Learning;
using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>What hidden layers make of their inputs, beside linear models on the same data.</summary>
internal static class LayersTopic
{
    private const int Starts = 20;

    public static Lesson Teach(CancellationToken cancellationToken)
    {
        var lesson = new Lesson("Hidden layers");
        lesson.Say($"Nobody tells hidden units what to look for. They start with random weights; the gradient moves each weight against "
            + $"its own derivative, and features come of it. Their outputs are new inputs, on which the last layer is a linear model.");
        Xor(lesson, cancellationToken);
        Moons(lesson, cancellationToken);
        DigitUnits.Teach(lesson, cancellationToken);
        return lesson;
    }

    private static void Xor(Lesson lesson, CancellationToken cancellationToken)
    {
        lesson.Section($"XOR with two units");
        #region xor-network
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        int[] y = [0, 1, 1, 0];
        MlpOptions Options(int units, int seed) =>
            new() { HiddenUnits = [units], Activation = Activation.Tanh, Solver = Solver.Lbfgs(), L2 = 1e-3, Standardize = false, Seed = seed };
        var runs = Enumerable.Range(1, Starts).Select(seed => Mlp.Fit(x, 2, y, Options(2, seed), cancellationToken: cancellationToken)).ToArray();
        #endregion
        var two = runs.Count(run => run.Accuracy(x, y) == 1);
        var four = Enumerable.Range(1, Starts)
            .Count(seed => Mlp.Fit(x, 2, y, Options(4, seed), cancellationToken: cancellationToken).Accuracy(x, y) == 1);
        var network = runs.MaxBy(run => run.Accuracy(x, y))!;
        var linear = Linear(x, 2, y);
        var hidden = network.Hidden(x);
        double[] h1 = [.. hidden.Where(static (_, i) => i % 2 == 0)], h2 = [.. hidden.Where(static (_, i) => i % 2 == 1)];
        var merged = Coincide(0, 3) ? "(0, 0) and (1, 1)" : Coincide(1, 2) ? "(0, 1) and (1, 0)" : null;
        lesson.Show(
            new Plot("The inputs", "Two lines, one a hidden unit, cut off the corners of one class.",
                new("x1") { Low = -0.5, High = 1.5 }, new("x2") { Low = -0.5, High = 1.5 },
                [new("0", [0, 1], [0, 1], Mark.Points), new("1", [0, 1], [1, 0], Mark.Points), UnitLine(network, 0, "unit 1"), UnitLine(network, 1, "unit 2")])
            { Region = (left, up) => Class(network, left, up) },
            new Plot("What the units make of them",
                $"In the units' outputs a line separates the classes.{(merged is null ? "" : $" {merged} fall on one point.")}",
                new("unit 1"), new("unit 2"),
                [new("0", [h1[0], h1[3]], [h2[0], h2[3]], Mark.Points), new("1", [h1[1], h1[2]], [h2[1], h2[2]], Mark.Points)]));
        if (merged is not null)
            lesson.Say($"The second picture shows four rows as three points, since {merged} fall on one: "
                + $"the units map these two inputs, of the same class, to the same outputs.");
        lesson.Say($"A start may be unlucky: of {Starts} starts {two} learn XOR with two units, and {four} with four.");
        var onHidden = Linear(hidden, 2, y).Accuracy(hidden, y);
        lesson.Number("xor", [linear.Accuracy(x, y), network.Accuracy(x, y), onHidden]);
        lesson.Number("xorStarts", [two, four]);
        lesson.Claim($"A linear model gets {4 * linear.Accuracy(x, y)} of 4 rows right, the network {4 * network.Accuracy(x, y)}",
            linear.Accuracy(x, y) < 1 && network.Accuracy(x, y) == 1);
        lesson.Claim($"A linear model of the two units' outputs gets {4 * onHidden} right", onHidden == 1);

        // Nearer to each other than a picture shows.
        bool Coincide(int one, int other) => Math.Max(Math.Abs(h1[one] - h1[other]), Math.Abs(h2[one] - h2[other])) < 0.05;
    }

    private static void Moons(Lesson lesson, CancellationToken cancellationToken)
    {
        lesson.Section($"Two moons");
        var ((x, y), (testX, testY)) = (TwoMoons.Create(200, 0.15, 1), TwoMoons.Create(1000, 0.15, 2));
        var linear = Linear(x, 2, y);
        var network = Mlp.Fit(x, 2, y, new() { HiddenUnits = [8], Activation = Activation.Tanh, Solver = Solver.Lbfgs(), L2 = 0.1 },
            cancellationToken: cancellationToken);
        Plot Draw(string title, string description, TrainedModel model) =>
            new(title, description, new("x1"), new("x2"), [Moon(0), Moon(1)]) { Region = (left, up) => Class(model, left, up) };
        Series Moon(int moon) => new(
            $"{moon}",
            [.. Enumerable.Range(0, y.Length).Where(i => y[i] == moon).Select(i => (double)x[2 * i])],
            [.. Enumerable.Range(0, y.Length).Where(i => y[i] == moon).Select(i => (double)x[(2 * i) + 1])],
            Mark.Points);
        lesson.Show(Draw("Linear model", "A line cuts through both moons.", linear), Draw("8 hidden units", "A curve runs between the moons.", network));
        float[] hidden = network.Hidden(x), testHidden = network.Hidden(testX);
        double[] accuracies = [linear.Accuracy(testX, testY), network.Accuracy(testX, testY), Linear(hidden, 8, y).Accuracy(testHidden, testY)];
        lesson.Number("moons", accuracies);
        lesson.Claim($"On {testY.Length} new rows the line is right in {accuracies[0]:P1}, the network in {accuracies[1]:P1}",
            accuracies[0] < 0.92 && accuracies[1] > accuracies[0] + 0.05);
        lesson.Claim($"A linear model of the hidden units' outputs is right in {accuracies[2]:P1}: the units made the moons separable",
            accuracies[2] > accuracies[0] + 0.05);
    }

    /// <summary>Where the sum of a unit of two inputs is 0.</summary>
    private static Series UnitLine(Mlp network, int unit, string name)
    {
        var (weights, bias) = (network.Weights(0, unit), network.Bias(0, unit));
        double w1 = weights[0], w2 = weights[1], square = (w1 * w1) + (w2 * w2);
        double[] along = [.. Enumerable.Range(-200, 401).Select(static i => i / 100.0)];
        double[] x = [.. along.Select(t => (-bias * w1 / square) - (t * w2 / Math.Sqrt(square)))],
            y = [.. along.Select(t => (-bias * w2 / square) + (t * w1 / Math.Sqrt(square)))];
        var inside = Enumerable.Range(0, x.Length).Where(i => x[i] is >= -0.5 and <= 1.5 && y[i] is >= -0.5 and <= 1.5).ToArray();
        return new(name, [.. inside.Select(i => x[i])], [.. inside.Select(i => y[i])]);
    }

    private static LogisticRegression Linear(float[] x, int columns, int[] y) =>
        LogisticRegression.Fit(x, columns, [.. y.Select(static label => (float)label)], new() { L2 = 1e-3 });

    private static int Class(TrainedModel model, double left, double up)
    {
        var predicted = new int[1];
        model.PredictClasses([(float)left, (float)up], predicted);
        return predicted[0];
    }
}
