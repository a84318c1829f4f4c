namespace Kernels.Learning;

/// <summary>How much each row counts, from the weights of rows and of classes.</summary>
internal static class RowWeights
{
    /// <returns>Empty where each counts as one.</returns>
    public static ReadOnlyMemory<float> Of(ReadOnlySpan<float> labels, int classes, TrainingOptions options)
    {
        var own = options.SampleWeights.Span;
        if (!own.IsEmpty && own.Length != labels.Length)
            throw TrainingData.Error(nameof(TrainingOptions.SampleWeights), $"There are {own.Length} sample weights for {labels.Length} rows.");
        if (!options.ClassWeights.IsEmpty && options.ClassWeights.Length != classes)
            throw TrainingData.Error(nameof(TrainingOptions.ClassWeights), $"There are {options.ClassWeights.Length} class weights for {classes} classes.");
        if (own.IsEmpty && options.ClassWeights.IsEmpty && !options.BalanceClasses)
            return default;

        var factors = new double[classes];
        Array.Fill(factors, 1);
        options.ClassWeights.CopyTo(factors);
        if (options.BalanceClasses)
        {
            var counts = new int[classes];
            foreach (var label in labels)
                counts[(int)label]++;
            for (var k = 0; k < classes; k++)
                factors[k] *= counts[k] == 0 ? 1 : (double)labels.Length / ((double)classes * counts[k]);
        }

        var weights = new float[labels.Length];
        var totals = new double[classes];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = factors[(int)labels[i]] * (own.IsEmpty ? 1 : own[i]);
            weights[i] = (float)weight;
            if (!float.IsFinite(weights[i]) || (weight > 0 && weights[i] == 0))
                throw TrainingData.Error(nameof(TrainingOptions.ClassWeights),
                    $"The weight of row {i} is {weight}, which no float holds: give weights closer to 1.");
            totals[(int)labels[i]] += weights[i];
        }

        if (totals.Count(static total => total > 0) > 1)
            return weights;
        var name = own.IsEmpty ? nameof(TrainingOptions.ClassWeights) : nameof(TrainingOptions.SampleWeights);
        throw TrainingData.Error(name, "Only rows of one class have a weight above 0; two classes or more are needed.");
    }

    /// <summary>The sum of the weights.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="total">That of the rows before them.</param>
    public static double Total(RowBlock rows, double total = 0)
    {
        if (rows.Weights.IsEmpty)
            return total + rows.Count;
        foreach (var weight in rows.Weights.Span)
            total += weight;
        return total;
    }
}
