using System.Collections.Immutable;

namespace Kernels.Learning;

/// <summary>What a model's features and classes are called.</summary>
public sealed class ModelNames
{
    /// <summary>Takes names.</summary>
    /// <param name="features">One per feature; none where they have no names.</param>
    /// <param name="classes">One per class, in the order of their numbers; none where they have no names.</param>
    /// <exception cref="ArgumentException">A name is null.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ModelNames(IEnumerable<string> features, IEnumerable<string> classes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(classes);
        (Features, Classes) = ([.. features], [.. classes]);
        if (Features.Contains(null!))
            throw new ArgumentException("A feature's name is null.", nameof(features));
        if (Classes.Contains(null!))
            throw new ArgumentException("A class's name is null.", nameof(classes));
    }

    /// <summary>No names.</summary>
    public static ModelNames None { get; } = new([], []);

    /// <summary>One name per feature; empty where they have none.</summary>
    public ImmutableArray<string> Features { get; }

    /// <summary>One name per class; empty where they have none.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The name of a feature, or <c>x</c> and its number.</summary>
    /// <param name="feature">The number of the feature, from 0.</param>
    public string Feature(int feature) => Features.IsEmpty ? FormattableString.Invariant($"x{feature}") : Features[feature];

    /// <summary>The name of a class, or its number.</summary>
    /// <param name="class">The number of the class, from 0.</param>
    public string Class(int @class) => Classes.IsEmpty ? FormattableString.Invariant($"{@class}") : Classes[@class];

    /// <summary>What is wrong with the names for a model of so many features and classes; null if nothing is.</summary>
    internal string? Misfit(int features, int classes)
    {
        if (Features.Length != 0 && Features.Length != features)
            return $"there are {Features.Length} feature names for {features} features";
        if (Classes.Length != 0 && Classes.Length != classes)
            return $"there are {Classes.Length} class names for {classes} classes";
        return null;
    }
}
