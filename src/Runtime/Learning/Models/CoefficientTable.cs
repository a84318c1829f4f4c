using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>What one feature adds to a logit.</summary>
/// <param name="Name">What the feature is called.</param>
/// <param name="RawWeight">What one unit of the feature, as it comes, adds to the logit.</param>
/// <param name="Weight">What one standard deviation of the feature adds to the logit; comparable between features.</param>
public readonly record struct Coefficient(string Name, double RawWeight, double Weight);

/// <summary>The coefficients of a linear model, for one logit.</summary>
public sealed class CoefficientTable
{
    internal CoefficientTable(TrainedModel model, ModelNames? names, ReadOnlySpan<double> rawWeights,
        double rawIntercept, ReadOnlySpan<float> weights, double intercept)
    {
        names ??= model.Names;
        if (names.Misfit(model.FeatureCount, model.ClassCount) is { } misfit)
            throw new ArgumentException($"The names do not fit the model: {misfit}.", nameof(names));

        var features = ImmutableArray.CreateBuilder<Coefficient>(weights.Length);
        for (var j = 0; j < weights.Length; j++)
            features.Add(new(names.Feature(j), rawWeights[j], weights[j]));
        (Features, RawIntercept, Intercept) = (features.MoveToImmutable(), rawIntercept, intercept);
    }

    /// <summary>One coefficient per feature, in their order.</summary>
    public ImmutableArray<Coefficient> Features { get; }

    /// <summary>The logit where all features, as they come, are 0.</summary>
    public double RawIntercept { get; }

    /// <summary>The logit where all features have their means.</summary>
    public double Intercept { get; }

    /// <summary>The coefficients from the largest magnitude of <see cref="Coefficient.Weight"/> to the smallest.</summary>
    public IEnumerable<Coefficient> ByMagnitude() => Features.OrderByDescending(static feature => Math.Abs(feature.Weight));
}

public sealed partial class LogisticRegression
{
    /// <summary>What each feature adds to the logit of class 1, by name.</summary>
    /// <param name="names">What features are called; <see cref="TrainedModel.Names"/> where it is null.</param>
    /// <exception cref="ArgumentException">The number of names is not that of features or classes.</exception>
    public CoefficientTable Coefficients(ModelNames? names = null) =>
        new(this, names, RawWeights.AsSpan(), RawIntercept, Weights.AsSpan(), Intercept);
}

public sealed partial class SoftmaxRegression
{
    /// <summary>What each feature adds to the logit of a class, by name.</summary>
    /// <param name="class">The number of the class.</param>
    /// <param name="names">What features are called; <see cref="TrainedModel.Names"/> where it is null.</param>
    /// <exception cref="ArgumentException">The number of names is not that of features or classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public CoefficientTable Coefficients(int @class, ModelNames? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)@class, (uint)ClassCount, nameof(@class));
        return new(this, names, RawWeights[@class].AsSpan(), RawIntercepts[@class], Weights(@class).AsSpan(), Intercepts[@class]);
    }
}
