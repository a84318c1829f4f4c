using Kernels.Samples.Datasets;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>The perceptron: a weighted sum with a step behind it, its learning rule, and what it cannot learn.</summary>
internal static partial class PerceptronTopic
{
    private static readonly float[] Zeros = [0, 0, 1, 1];
    private static readonly float[] Ones = [0, 1, 0, 1];

    /// <summary>How many of the four rows of exclusive or a perceptron gets right.</summary>
    #region right-on-xor
    [Vectorize(Reduce = Reduction.Max)]
    internal static int RightOnXor(float w, float v, float b) =>
        (b < 0f ? 1 : 0) + (v + b >= 0f ? 1 : 0) + (w + b >= 0f ? 1 : 0) + (w + v + b < 0f ? 1 : 0);
    #endregion

    public static Lesson Teach()
    {
        var lesson = new Lesson("The perceptron");
        lesson.Say($"A perceptron fires, 1, where w·x + v·y + b reaches the threshold 0, and else gives 0. "
            + $"It learns by its mistakes alone: after a wrong answer, the weights move by (target − output) times the input. "
            + $"It starts at 0 and stops after an epoch without mistakes.");
        Booleans(lesson);
        Clouds(lesson);
        Jump(lesson);
        return lesson;
    }

    private static void Booleans(Lesson lesson)
    {
        lesson.Section($"Boolean inputs");
        (string Name, float[] Targets)[] functions = [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0]), ("XOR", [0, 1, 1, 0])];
        var runs = functions.Select(static function => Perceptron.Train(Zeros, Ones, function.Targets)).ToArray();
        var table = lesson.Table("", "w", "v", "b", "epochs", "right");
        for (var i = 0; i < functions.Length; i++)
        {
            var (run, right) = (runs[i], runs[i].Right(Zeros, Ones, functions[i].Targets));
            table.Row($"{functions[i].Name}", $"{run.W}", $"{run.V}", $"{run.B}", $"{run.Epochs}", $"{right} of 4");
            lesson.Number($"right{functions[i].Name}", right);
            lesson.Number($"weights{functions[i].Name}", [run.W, run.V, run.B]);
        }

        lesson.Show([.. functions.Zip(runs, (function, run) => Picture(function.Name, run, Zeros, Ones, function.Targets, -0.5, 1.5))]);
        lesson.Claim($"AND, OR and NAND are learned without a mistake", Enumerable.Range(0, 3).All(i => runs[i].Right(Zeros, Ones, functions[i].Targets) == 4));
        lesson.Claim($"XOR is not: after epoch {runs[3].Epochs} the weights are where they were after epoch {runs[3].CycleStart}, "
            + $"so they go around for ever",
            !runs[3].Converged && runs[3].CycleStart >= 0);

        // Weights and bias from -8 to 8, a quarter apart.
        float[] grid = [.. Enumerable.Range(-32, 65).Select(static i => i / 4f)];
        float[] w = [.. grid.SelectMany(a => grid.SelectMany(_ => Enumerable.Repeat(a, grid.Length)))];
        float[] v = [.. grid.SelectMany(_ => grid.SelectMany(a => Enumerable.Repeat(a, grid.Length)))];
        float[] b = [.. Enumerable.Repeat(grid, grid.Length * grid.Length).SelectMany(static values => values)];
        var best = RightOnXorMax(w, v, b);
        lesson.Number("bestOnXor", best);
        lesson.Claim($"Of {w.Length:N0} perceptrons on a grid of weights none gets more than {best} of the 4 rows of XOR right", best == 3);
        lesson.Say($"No line separates XOR: (0, 0) wants b < 0, (0, 1) and (1, 0) want v + b ≥ 0 and w + b ≥ 0. "
            + $"Added up, w + v + 2b ≥ 0, so w + v + b ≥ −b > 0, where (1, 1) wants it below 0.");
    }

    private static void Clouds(Lesson lesson)
    {
        lesson.Section($"Real inputs");
        var random = new SplitMix64(5);
        float[] x = new float[120], y = new float[120], targets = new float[120];
        for (var i = 0; i < x.Length; i++)
        {
            targets[i] = i % 2;
            var (angle, radius, side) = (2 * Math.PI * random.Unit(), Math.Sqrt(random.Unit()), i % 2 == 0 ? -1 : 1);
            (x[i], y[i]) = ((float)((0.8 * side) + (radius * Math.Cos(angle))), (float)((0.9 * side) + (radius * Math.Sin(angle))));
        }

        var run = Perceptron.Train(x, y, targets);
        var right = run.Right(x, y, targets);
        lesson.Show(Picture("Two clouds and the line found between them", run, x, y, targets, -2.2, 2.2));
        lesson.Number("rightOnClouds", right);
        lesson.Number("epochsOnClouds", run.Epochs);
        lesson.Claim($"Two clouds with a gap between them are told apart after {run.Epochs} epochs: {right} of {x.Length} right",
            run.Converged && right == x.Length);
    }

    private static void Jump(Lesson lesson)
    {
        lesson.Section($"A small change flips the output");
        var step = Activations.Step(0.5f * 1f - 0.5f, 0f) - Activations.Step((0.5f * 0.999f) - 0.5f, 0f);
        var sigmoid = Activations.Sigmoid(0f) - Activations.Sigmoid((0.5f * 0.999f) - 0.5f);
        lesson.Say($"A neuron with the input 0.5 and the bias −0.5 fires from the weight 1 on. "
            + $"As the weight changes by 0.001, from 0.999 to 1, a step changes by {step} and a sigmoid by {sigmoid:0.000000}.");
        lesson.Show(new Plot("Output by weight, for the input 0.5", "The step jumps from 0 to 1 at the weight 1, where the sigmoid rises gently.",
            new("weight"), new("output"),
            [
                Series.Of("step", -5, 7, static w => Activations.Step((0.5f * (float)w) - 0.5f, 0f)),
                Series.Of("sigmoid", -5, 7, static w => Activations.Sigmoid((0.5f * (float)w) - 0.5f)),
            ]));
        lesson.Number("stepChange", step);
        lesson.Number("sigmoidChange", sigmoid);
        lesson.Claim($"The step goes from 0 to 1 at once", step == 1f);
        lesson.Claim($"The sigmoid changes by less than a thousandth", sigmoid is > 0f and < 0.001f);

        float[] places = [.. Enumerable.Range(-1000, 2001).Select(static i => i / 200f)];
        var (slopes, sigmoidSlopes) = (new float[places.Length], new float[places.Length]);
        Activations.StepDerivative(places, 0f, slopes);
        Activations.SigmoidDerivative(places, sigmoidSlopes);
        lesson.Claim($"The generated derivative of the step is 0 at all {places.Length} places from −5 to 5: no gradient passes it",
            slopes.All(static slope => slope == 0f));
        lesson.Claim($"That of the sigmoid is at least {sigmoidSlopes.Min():0.0000} there", sigmoidSlopes.Min() > 0f);
    }

    private static Plot Picture(string title, Perceptron run, float[] x, float[] y, float[] targets, double low, double high)
    {
        return new(
            title,
            Prose.Of($"The class of each point on a background of what the perceptron says; {run.Right(x, y, targets)} of {x.Length} are right."),
            new("x") { Low = low, High = high },
            new("y") { Low = low, High = high },
            [Class("0", 0), Class("1", 1)])
        {
            Region = (atX, atY) => (int)run.Says((float)atX, (float)atY),
        };

        Series Class(string name, int target)
        {
            var members = Enumerable.Range(0, x.Length).Where(i => targets[i] == target).ToArray();
            return new(name, [.. members.Select(i => (double)x[i])], [.. members.Select(i => (double)y[i])], Mark.Points);
        }
    }
}
