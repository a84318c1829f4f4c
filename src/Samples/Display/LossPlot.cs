using Kernels.Learning;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Display;

/// <summary>
/// The loss of a training by its iterations, on a logarithmic scale; beside it that of rows held out, where there are any.
/// </summary>
internal static class LossPlot
{
    private const double Least = 1e-9;

    public static Plot Of(TrainedModel model)
    {
        List<Series> series = [Series.ByIndex("training rows", [.. model.History.Select(static step => Math.Max(step.Loss, Least))], first: 1)];
        if (model.History.All(static step => double.IsFinite(step.ValidationLoss)))
            series.Add(Series.ByIndex("rows held out", [.. model.History.Select(static step => Math.Max(step.ValidationLoss, Least))], first: 1));
        return new("Mean loss", "The mean loss by iteration.", new("iteration"), new("loss") { Logarithmic = true }, [.. series]);
    }
}
