using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Topics;

/// <summary>Units of ReLU that are 0 for every row, and so never change again.</summary>
internal static class DeadUnits
{
    public static void Teach(Lesson lesson)
    {
        lesson.Section($"Dead units");
        lesson.Say($"A unit that is 0 for every row has the derivative 0 for every row: it gets no gradient, and never comes back. "
            + $"Too long a step can push it there. One hidden layer of 32 units, 200 steps of plain gradient descent on two moons:");
        var rows = TwoMoons.Create(200, 0.15, 5);
        var table = lesson.Table("", "learning rate", "dead units", "their gradient", "loss");
        var dead = new List<double>();
        foreach (var (name, activation, rate) in new (string, (ElementwiseKernel, ElementwiseKernel), double)[]
        {
            ("ReLU", (Activations.Relu, Activations.ReluDerivative), 0.5),
            ("ReLU", (Activations.Relu, Activations.ReluDerivative), 8),
            ("leaky ReLU", (PlainNetwork.Leaky, PlainNetwork.LeakySlope), 8),
        })
        {
            #region build-and-train
            var network = new PlainNetwork(rows, 32, activation, seed: 7);
            for (var step = 0; step < 200; step++)
                network.Step(rate);
            #endregion
            var (loss, silent, gradient) = network.Step(0);
            var own = Enumerable.Range(0, silent.Length).Where(unit => silent[unit] == 1).ToArray();
            var largest = own.Select(unit => gradient[unit]).DefaultIfEmpty(0).Max();
            dead.Add(own.Length);
            table.Row($"{name}", $"{rate}", $"{own.Length}", $"{(own.Length > 0 ? $"{largest}" : "")}", $"{loss:0.000}");
            if (own.Length > 0)
                lesson.Claim($"The largest derivative by a weight of the {own.Length} dead units is {largest}", largest == 0);
        }

        lesson.Number("dead", dead);
        lesson.Claim($"With the small learning rate {dead[0]} units die, with the large one {dead[1]}; "
            + $"with a slope of 0.01 below 0 instead of 0 none does",
            dead[0] < 3 && dead[1] >= 3 && dead[2] == 0);
        lesson.Say($"Solvers of this library take back a step that raises the loss; so they seldom kill units.");
    }
}
