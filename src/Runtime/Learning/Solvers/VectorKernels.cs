namespace Kernels.Learning;

/// <summary>What solvers do with vectors, by generated kernels, on one kind of memory. Results that are written may not be read by others.</summary>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal abstract class VectorKernels<TVector> : IDisposable
{
    /// <summary>Makes a vector of zeros.</summary>
    public abstract TVector Allocate(int length);

    /// <summary>A part of a vector, which shares its memory.</summary>
    public abstract TVector Slice(TVector vector, int start, int length);

    /// <summary>Copies values into a vector of the same length.</summary>
    public abstract void Write(ReadOnlySpan<double> values, TVector destination);

    /// <summary>Copies a vector to a span of the same length.</summary>
    public abstract void Read(TVector source, Span<double> values);

    /// <summary>Copies a vector to another one.</summary>
    public abstract void Copy(TVector source, TVector destination);

    /// <summary>The products of the rows of a matrix with a vector; a scalar product, if there is one row.</summary>
    public abstract void RowProducts(TVector matrix, int rowLength, TVector vector, TVector destination);

    /// <summary>The sum of the rows of a matrix, each times a factor.</summary>
    public abstract void Combine(TVector matrix, int rowLength, TVector factors, TVector destination);

    /// <summary>The sum of squares, each times a strength, as a vector of one element.</summary>
    public abstract void Squares(TVector vector, TVector strengths, TVector sum);

    /// <summary>The sum of magnitudes, each times a strength, as a vector of one element.</summary>
    public abstract void Penalty(TVector vector, TVector strengths, TVector sum);

    /// <summary>0, or NaN if an element is not finite, as a vector of one element.</summary>
    public abstract void Nothing(TVector vector, TVector sum);

    /// <inheritdoc cref="SolverKernels.Gain(double, double, double)"/>
    public abstract void Gain(TVector to, TVector from, TVector slopes, TVector sum);

    /// <inheritdoc cref="SolverKernels.EndSlope(double, double, double, double)"/>
    public abstract void EndSlope(TVector to, TVector from, TVector gradient, TVector pulls, TVector sum);

    /// <summary>The largest magnitude of an element, as a vector of one element.</summary>
    public abstract void LargestMagnitude(TVector vector, TVector largest);

    /// <inheritdoc cref="SolverKernels.Times(double, double)"/>
    public abstract void Times(TVector left, TVector right, TVector destination);

    /// <inheritdoc cref="SolverKernels.Slope(double, double, double)"/>
    public abstract void Slopes(TVector parameters, TVector gradient, TVector strengths, TVector destination);

    /// <inheritdoc cref="SolverKernels.Pull(double, double, double)"/>
    public abstract void Pulls(TVector from, TVector direction, TVector strengths, TVector destination);

    /// <inheritdoc cref="SolverKernels.ScaledStep(double, double, double)"/>
    public abstract void ScaledStep(TVector to, TVector from, TVector roots, TVector destination);

    /// <inheritdoc cref="SolverKernels.ScaledChange(double, double, double)"/>
    public abstract void ScaledChange(TVector to, TVector from, TVector roots, TVector destination);

    /// <inheritdoc cref="SolverKernels.Downhill(double, double, double, double)"/>
    public abstract void Downhill(TVector scaled, TVector roots, TVector slopes, bool hasL1, TVector destination);

    /// <inheritdoc cref="SolverKernels.Move(double, double, double, double)"/>
    public abstract void Move(TVector from, TVector direction, TVector strengths, double step, TVector destination);

    /// <inheritdoc cref="SolverKernels.Descend(double, double, double, double, double, double, double)"/>
    public abstract void Descend(
        TVector parameters, TVector gradient, TVector velocity, TVector strengths, double rate, double momentum, bool hasL1, TVector destination);

    /// <inheritdoc cref="SolverKernels.Follow(double, double, double, double, double, double)"/>
    public abstract void Follow(TVector to, TVector from, TVector gradient, TVector velocity, double momentum, bool hasL1, TVector destination);

    /// <inheritdoc cref="SolverKernels.AdamStep(double, double, double, double, double, double, double, double, double, double, double)"/>
    public abstract void AdamStep(TVector parameters, TVector means, TVector squares, TVector gradient, TVector strengths, AdamFactors factors);

    /// <summary>Frees all vectors.</summary>
    public abstract void Dispose();

    /// <summary>What kernels take for a condition.</summary>
    protected static double Number(bool condition) => condition ? 1 : 0;
}
