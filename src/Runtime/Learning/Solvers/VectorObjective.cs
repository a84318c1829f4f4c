using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>An objective where its vectors live.</summary>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal abstract class VectorObjective<TVector>
{
    /// <summary>The objective itself.</summary>
    public abstract Objective Objective { get; }

    /// <summary>Kernels for vectors in that memory; the caller disposes them.</summary>
    public abstract VectorKernels<TVector> NewKernels();

    /// <summary>Computes the differentiable part and its gradient. On a device it is only queued.</summary>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the gradient.</param>
    /// <param name="loss">One element, for <see cref="Value"/>.</param>
    /// <param name="squares">Another one.</param>
    public abstract void Evaluate(TVector parameters, TVector gradient, TVector loss, TVector squares);

    /// <summary>Computes an estimate of the gradient, from one part of the data.</summary>
    /// <param name="epoch">How many times all parts have been used.</param>
    /// <param name="batch">Which part, from 0.</param>
    /// <param name="batchSize">The rows of a part.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="gradient">Takes the estimate.</param>
    public abstract void EvaluateBatch(int epoch, int batch, int batchSize, TVector parameters, TVector gradient);

    /// <summary>The differentiable part, from what <see cref="Evaluate"/> left.</summary>
    public abstract double Value(double loss, double squares);
}

/// <summary>An objective that computes on spans.</summary>
internal sealed class HostObjective(Objective objective) : VectorObjective<Memory<double>>
{
    public override Objective Objective => objective;

    public override VectorKernels<Memory<double>> NewKernels() => new HostVectors();

    public override void Evaluate(Memory<double> parameters, Memory<double> gradient, Memory<double> loss, Memory<double> squares) =>
        loss.Span[0] = objective.Evaluate(parameters.Span, gradient.Span);

    public override void EvaluateBatch(int epoch, int batch, int batchSize, Memory<double> parameters, Memory<double> gradient) =>
        _ = objective.EvaluateBatch(epoch, batch, batchSize, parameters.Span, gradient.Span);

    public override double Value(double loss, double squares) => loss;
}

/// <summary>What training minimises, wholly on an OpenCL device.</summary>
internal sealed class DeviceObjective : VectorObjective<GpuBuffer<double>>
{
    private readonly TrainingObjective objective;
    private readonly OpenCLPass pass;
    private readonly int count;
    private GpuBuffer<double>? strengths;
    private GpuBuffer<double>? shares;

    public DeviceObjective(TrainingObjective objective, OpenCLPass pass)
    {
        (this.objective, this.pass) = (objective, pass);
        count = objective.ParameterCount;
    }

    public override Objective Objective => objective;

    public override VectorKernels<GpuBuffer<double>> NewKernels()
    {
        var kernels = new DeviceVectors(pass.Device);
        (strengths, shares) = (kernels.Allocate(count), kernels.Allocate(count));
        kernels.Write(objective.L2Strengths, strengths);
        kernels.Write(objective.Shares, shares);
        return kernels;
    }

    public override void Evaluate(GpuBuffer<double> parameters, GpuBuffer<double> gradient, GpuBuffer<double> loss, GpuBuffer<double> squares)
    {
        TileKernels.Narrow(parameters, pass.Parameters);
        var totals = pass.RunOnDevice();
        SolverKernels.Mean(totals.Slice(0, count), objective.TotalWeight, gradient);
        SolverKernels.Penalised(gradient, parameters, strengths!, shares!, gradient);
        loss.CopyFrom(totals.Slice(count, 1));
        SolverKernels.SquareSumRows(parameters, count, strengths!, squares);
    }

    public override void EvaluateBatch(int epoch, int batch, int batchSize, GpuBuffer<double> parameters, GpuBuffer<double> gradient)
    {
        TileKernels.Narrow(parameters, pass.Parameters);
        var inverse = pass.RunBatch(objective.Batches(batchSize), epoch, batch, gradient);
        SolverKernels.BatchGradient(gradient, parameters, strengths!, shares!, inverse, gradient);
    }

    public override double Value(double loss, double squares) => objective.Value(loss / objective.TotalWeight, squares);
}
