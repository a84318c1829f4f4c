namespace Kernels.Samples.Topics;

/// <summary>The graph of logistic regression with two inputs, and what a step of training does beside a prediction.</summary>
internal static partial class LogisticGraph
{
    private const double LearningRate = 0.5;

    [Vectorize]
    internal static double Logit(double w1, double x1, double w2, double x2, double b) => (w1 * x1) + (w2 * x2) + b;

    [Vectorize, DerivativeOf(nameof(Logit))]
    internal static partial (double Value, double W1, double X1, double W2, double X2, double B) LogitGradient(
        double w1, double x1, double w2, double x2, double b);

    [Vectorize]
    internal static double Sigmoid(double z) => KernelMath.Sigmoid(z);

    [Vectorize, DerivativeOf(nameof(Sigmoid))]
    internal static partial (double Value, double Z) SigmoidGradient(double z);

    [Vectorize]
    internal static double CrossEntropy(double a, double y) => -(y * Math.Log(a)) - ((1.0 - y) * Math.Log(1.0 - a));

    [Vectorize, DerivativeOf(nameof(CrossEntropy))]
    internal static partial (double Value, double A) CrossEntropyGradient(double a, double y);

    /// <summary>The same loss in one formula, which is exact where a is close to 0 or 1.</summary>
    #region logistic-loss
    [Vectorize]
    internal static double Loss(double w1, double w2, double b, double x1, double x2, double y)
    {
        var z = (w1 * x1) + (w2 * x2) + b;
        return KernelMath.Softplus(z) - (y * z);
    }

    [Vectorize, DerivativeOf(nameof(Loss))]
    internal static partial (double Value, double W1, double W2, double B) LossGradient(
        double w1, double w2, double b, double x1, double x2, double y);
    #endregion

    public static void Teach(Lesson lesson)
    {
        const double x1 = 1.5, x2 = -2, y = 1, w1 = 0.4, w2 = 0.3, b = -0.2;
        #region build-graph
        var graph = new ComputationGraph();
        ComputationGraph.Vertex[] inputs = [graph.Input("w1", w1, 0), graph.Input("x1", x1, 1), graph.Input("w2", w2, 2),
            graph.Input("x2", x2, 3), graph.Input("b", b, 4)];
        var z = graph.Apply("z", "w·x + b", 2, static v => Partials(LogitGradient(v[0], v[1], v[2], v[3], v[4])), inputs);
        var a = graph.Apply("a", "σ(z)", 2, static v => Partials(SigmoidGradient(v[0])), z);
        graph.Apply("L", "loss", 2, static v => Partials(CrossEntropyGradient(v[0], y)), a);
        graph.Sweep();
        #endregion

        lesson.Section($"The graph of logistic regression");
        lesson.Say($"z = w1·x1 + w2·x2 + b, a = σ(z), and the loss L = −y·ln a − (1 − y)·ln(1 − a), "
            + $"for a row with x1 = {x1}, x2 = {x2} and the label y = {y}.");
        lesson.Show(graph.Draw("One row through a neuron", "Weights, inputs and bias lead to z, then to a, then to the loss. "
            + "Each node has its value and the derivative of the loss by it."));
        var error = a.Value - y;
        lesson.Number("a", a.Value);
        lesson.Number("loss", graph.Result.Value);
        lesson.Number("logisticSweep", [z.Derivative, inputs[0].Derivative, inputs[2].Derivative, inputs[4].Derivative]);
        lesson.Claim($"The derivative by z is a − y = {error:0.000000}: the product of the last two edges", Near(z.Derivative, error));
        lesson.Claim($"By w1 it is x1(a − y) = {x1 * error:0.000000}, by w2 it is x2(a − y) = {x2 * error:0.000000}, by b it is a − y",
            Near(inputs[0].Derivative, x1 * error) && Near(inputs[2].Derivative, x2 * error) && Near(inputs[4].Derivative, error));
        var whole = LossGradient(w1, w2, b, x1, x2, y);
        lesson.Claim($"The generated derivative of the whole loss gives the same",
            Near(inputs[0].Derivative, whole.W1) && Near(inputs[2].Derivative, whole.W2) && Near(inputs[4].Derivative, whole.B));

        Step(lesson, (w1, w2, b), (x1, x2, y));
    }

    private static void Step(Lesson lesson, (double W1, double W2, double B) weights, (double X1, double X2, double Y) row)
    {
        lesson.Section($"Training and inference");
        lesson.Say($"A step of training is forward, backward, update: w ← w − {LearningRate}·∂L/∂w. "
            + $"Inference is forward alone. A weight is frozen where the update leaves it out.");
        var (x1, x2, y) = row;
        Neuron before = new(weights), trained = new(weights), frozen = new(weights), predicting = new(weights);
        trained.Train(x1, x2, y, LearningRate);
        frozen.Train(x1, x2, y, LearningRate);
        frozen.Weights = frozen.Weights with { W2 = weights.W2 };
        for (var i = 0; i < 1000; i++)
            predicting.Predict(i / 500.0, 1 - (i / 500.0));

        var table = lesson.Table("", "w1", "w2", "b", "loss");
        foreach (var (name, neuron) in new[] { ("before", before), ("one step", trained), ("one step, w2 frozen", frozen), ("1000 predictions", predicting) })
            table.Row($"{name}", $"{neuron.Weights.W1:0.0000}", $"{neuron.Weights.W2:0.0000}", $"{neuron.Weights.B:0.0000}",
                $"{neuron.Loss(x1, x2, y):0.0000}");
        double[] losses = [before.Loss(x1, x2, y), trained.Loss(x1, x2, y), frozen.Loss(x1, x2, y)];
        lesson.Number("stepLosses", losses);
        lesson.Claim($"The step lowers the loss of its row from {losses[0]:0.0000} to {losses[1]:0.0000}", losses[1] < losses[0]);
        lesson.Claim($"With w2 frozen it still falls, to {losses[2]:0.0000}, and w2 stays {frozen.Weights.W2}",
            losses[2] < losses[0] && frozen.Weights.W2 == weights.W2);
        lesson.Claim($"After 1000 predictions the weights are the same to the bit", predicting.Weights == weights);
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-14;

    private static double[] Partials((double Value, double Z) gradient) => [gradient.Value, gradient.Z];

    private static double[] Partials((double Value, double W1, double X1, double W2, double X2, double B) gradient) =>
        [gradient.Value, gradient.W1, gradient.X1, gradient.W2, gradient.X2, gradient.B];

    /// <summary>A neuron that keeps its weights between rows.</summary>
    internal sealed class Neuron((double W1, double W2, double B) weights)
    {
        public (double W1, double W2, double B) Weights { get; set; } = weights;

        #region predict-and-train
        public double Predict(double x1, double x2) => Sigmoid(Logit(Weights.W1, x1, Weights.W2, x2, Weights.B));

        public double Loss(double x1, double x2, double y) => LogisticGraph.Loss(Weights.W1, Weights.W2, Weights.B, x1, x2, y);

        /// <summary>One step down the gradient of one row's loss.</summary>
        public void Train(double x1, double x2, double y, double learningRate)
        {
            var (w1, w2, b) = Weights;
            var gradient = LossGradient(w1, w2, b, x1, x2, y);
            Weights = (w1 - (learningRate * gradient.W1), w2 - (learningRate * gradient.W2), b - (learningRate * gradient.B));
        }
        #endregion
    }
}
