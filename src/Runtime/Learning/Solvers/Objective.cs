using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>A function of many parameters that a <see cref="Solver"/> minimises.</summary>
/// <remarks>
/// It is <c>f(p) + Σ L1Strength(j)·|p[j]|</c>, where f is differentiable and computed by <see cref="Evaluate"/>.
/// </remarks>
public abstract class Objective
{
    /// <summary>The number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>
    /// How many parts one pass over the data can be taken in, for solvers that step after each of them; 1 where it has no parts.
    /// </summary>
    public virtual int BatchCount(int batchSize) => 1;

    /// <summary>Computes the differentiable part f and its gradient.</summary>
    /// <param name="parameters">The point; <see cref="ParameterCount"/> values.</param>
    /// <param name="gradient">Takes the partial derivatives of f; as long as <paramref name="parameters"/>.</param>
    /// <returns>f at the point; not finite where it cannot be computed.</returns>
    public abstract double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Computes an estimate of f and of its gradient from one part of the data.</summary>
    /// <param name="epoch">How many times all parts have been used; each time they are other rows.</param>
    /// <param name="batch">Which part, from 0.</param>
    /// <param name="batchSize">The rows of a part.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the estimate of the gradient.</param>
    /// <returns>The estimate of f.</returns>
    public virtual double EvaluateBatch(int epoch, int batch, int batchSize, ReadOnlySpan<double> parameters, Span<double> gradient) =>
        Evaluate(parameters, gradient);

    /// <summary>Computes the second derivatives of f, for <see cref="Solver.Newton"/>.</summary>
    /// <param name="parameters">The point.</param>
    /// <param name="hessian">Takes the symmetric matrix, row by row.</param>
    /// <exception cref="NotSupportedException">The objective has no second derivatives to offer.</exception>
    public virtual void EvaluateHessian(ReadOnlySpan<double> parameters, Span<double> hessian) =>
        throw new NotSupportedException("This objective has no Hessian; choose another solver.");

    /// <summary>
    /// How steep the objective is in a parameter compared with others: a guess at its second derivative, above 0, which spares
    /// L-BFGS iterations where features differ in scale. 1 unless overridden.
    /// </summary>
    /// <param name="parameter">Its index.</param>
    public virtual double CurvatureGuess(int parameter) => 1;

    /// <summary>The strength of the L1 penalty on a parameter; 0 unless overridden.</summary>
    /// <param name="parameter">Its index.</param>
    public virtual double L1Strength(int parameter) => 0;

    /// <summary>The same objective on a device that holds its vectors; null where there is none.</summary>
    internal virtual VectorObjective<GpuBuffer<double>>? OnDevice => null;
}
