namespace Kernels.Accuracy;

/// <summary>What a check found.</summary>
/// <param name="Function">The function's name and element type.</param>
/// <param name="Inputs">The number of inputs that were tried.</param>
/// <param name="MaxUlp">The largest error, in ULP of the exact result.</param>
/// <param name="WorstInput">The input with that error, as code that gives it back to the last bit.</param>
/// <param name="Bound">The largest error that the function's documentation allows.</param>
public sealed record AccuracyResult(string Function, long Inputs, double MaxUlp, string WorstInput, double Bound)
{
    /// <summary>Whether the error is within the bound.</summary>
    public bool Holds => MaxUlp <= Bound;
}
