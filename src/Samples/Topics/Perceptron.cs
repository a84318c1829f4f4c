namespace Kernels.Samples.Topics;

/// <summary>A neuron that fires, 1, where w·x + v·y + b is not below 0, and gives 0 elsewhere; and how it was trained.</summary>
/// <param name="CycleStart">The epoch after which the weights were what they are again, or -1.</param>
internal sealed partial record Perceptron(float W, float V, float B, int Epochs, bool Converged, int CycleStart)
{
    private const int MostEpochs = 1000;

    #region fire
    [Vectorize]
    internal static float Fire(float x, float y, [Uniform] float w, [Uniform] float v, [Uniform] float b) =>
        Activations.Step((w * x) + (v * y) + b, 0f);
    #endregion

    /// <summary>The perceptron rule (Rosenblatt, 1958), until an epoch has no mistake or starts as an earlier one did.</summary>
    public static Perceptron Train(float[] x, float[] y, float[] targets)
    {
        var (w, v, b) = (0f, 0f, 0f);
        var seen = new List<(float, float, float)> { (w, v, b) };
        for (var epoch = 1; epoch <= MostEpochs; epoch++)
        {
            var mistakes = 0;
            #region perceptron-rule
            for (var i = 0; i < x.Length; i++)
            {
                var error = targets[i] - Fire(x[i], y[i], w, v, b);
                (w, v, b) = (w + (error * x[i]), v + (error * y[i]), b + error);
                mistakes += error != 0f ? 1 : 0;
            }
            #endregion

            if (mistakes == 0)
                return new(w, v, b, epoch, Converged: true, CycleStart: -1);
            if (seen.IndexOf((w, v, b)) is var start and >= 0)
                return new(w, v, b, epoch, Converged: false, CycleStart: start);
            seen.Add((w, v, b));
        }

        return new(w, v, b, MostEpochs, Converged: false, CycleStart: -1);
    }

    public float Says(float x, float y) => Fire(x, y, W, V, B);

    /// <summary>How many answers are right.</summary>
    public int Right(float[] x, float[] y, float[] targets)
    {
        var outputs = new float[x.Length];
        Fire(x, y, W, V, B, outputs);
        return outputs.Zip(targets).Count(static pair => pair.First == pair.Second);
    }
}
