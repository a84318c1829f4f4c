using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>What training minimises: the mean loss over rows, by a device's pass, plus the penalties on the weights.</summary>
internal sealed class TrainingObjective : Objective, IDisposable
{
    /// <summary>The matrix then has 32 MB, and so has each group of rows that threads share.</summary>
    private const int MostNewtonParameters = 2048;

    private readonly TrainingRows rows;
    private readonly double[] squares;
    private readonly TrainingOptions options;
    private readonly ITrainingPass pass;
    private readonly bool[] isWeight;
    private readonly double[] squareSum = new double[1];
    private readonly float[] rounded;
    private RowBatches? batches;
    private BatchPass? batchPass;
    private HessianPass? hessians;

    /// <param name="rows">The rows.</param>
    /// <param name="squares">For each feature the mean of its squares; empty where all are 1.</param>
    /// <param name="options">The penalties, and the device.</param>
    public TrainingObjective(TrainingRows rows, double[] squares, TrainingOptions options)
    {
        (this.rows, this.squares, this.options) = (rows, squares, options);
        isWeight = rows.Network.WeightMask();
        rounded = new float[isWeight.Length];
        L2Strengths = Array.ConvertAll(isWeight, isOne => isOne ? options.L2 / rows.TotalWeight : 0);
        Shares = Array.ConvertAll(isWeight, isOne => isOne || options.Intercept ? 1.0 : 0);
        pass = options.Device.Prepare(rows);
    }

    public override int ParameterCount => isWeight.Length;

    /// <summary>The mean loss of the last evaluation.</summary>
    public double Loss { get; private set; }

    /// <summary>For each parameter the factor of half its square in the penalty.</summary>
    public double[] L2Strengths { get; }

    /// <summary>For each parameter 1, and 0 for a bias that there shall not be.</summary>
    public double[] Shares { get; }

    /// <summary>What all rows count together.</summary>
    public double TotalWeight => rows.TotalWeight;

    internal override VectorObjective<GpuBuffer<double>>? OnDevice => pass is OpenCLPass own ? new DeviceObjective(this, own) : null;

    public override double L1Strength(int parameter) => isWeight[parameter] ? options.L1 / rows.TotalWeight : 0;

    // The logistic loss has a curvature of at most ¼ by its logit, and so that of x² / 4 by a weight, beside the penalty's. The
    // factor 4 is left out everywhere.
    public override double CurvatureGuess(int parameter)
    {
        var loss = squares.Length > 0 && parameter < squares.Length * rows.Network.Widths[1] ? squares[parameter % squares.Length] : 1;
        var penalty = isWeight[parameter] ? 4 * options.L2 / rows.TotalWeight : 0;
        return Math.Clamp(loss + penalty, 1e-30, 1e300);
    }

    public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Round(parameters);
        var loss = pass.Run(rounded, gradient);
        return Value(loss, AddPenalty(parameters, gradient));
    }

    /// <summary>The objective, from its mean loss and the squares of the parameters times their strengths.</summary>
    public double Value(double loss, double squares)
    {
        Loss = loss;
        return loss + squares / 2;
    }

    public override int BatchCount(int batchSize) => Batches(batchSize).Count;

    public override double EvaluateBatch(int epoch, int batch, int batchSize, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Round(parameters);
        batchPass ??= new BatchPass(rows, Batches(batchSize), pass);
        return batchPass.Run(epoch, batch, rounded, gradient) + AddPenalty(parameters, gradient) / 2;
    }

    public override void EvaluateHessian(ReadOnlySpan<double> parameters, Span<double> hessian)
    {
        if (!rows.Network.IsLogisticNeuron)
            throw new NotSupportedException("Newton's method trains binary logistic regression; choose another solver.");
        if (ParameterCount > MostNewtonParameters)
            throw new NotSupportedException($"Newton's method would need a matrix of {ParameterCount} by {ParameterCount}; "
                + $"above {MostNewtonParameters} parameters choose L-BFGS.");
        Round(parameters);
        if (pass is OpenCLPass { HoldsAll: true } own)
            own.RunHessian(rounded, hessian);
        else
            (hessians ??= new HessianPass(rows)).Run(rounded, hessian);
        var n = ParameterCount;
        for (var j = 0; j < n; j++)
            hessian[j * n + j] += L2Strengths[j];

        if (options.Intercept)
            return;
        for (var j = 0; j < n; j++)
            (hessian[j * n + n - 1], hessian[(n - 1) * n + j]) = (0, 0);
        hessian[^1] = 1;
    }

    public void Dispose()
    {
        pass.Dispose();
        hessians?.Dispose();
    }

    /// <summary>The batches of the rows.</summary>
    public RowBatches Batches(int batchSize)
    {
        if (!rows.IsInMemory)
            throw new NotSupportedException("Batches are drawn from rows in memory; for rows read block by block choose L-BFGS.");
        return batches ??= new RowBatches(rows, batchSize);
    }

    private void Round(ReadOnlySpan<double> parameters)
    {
        for (var j = 0; j < parameters.Length; j++)
            rounded[j] = (float)parameters[j];
    }

    /// <summary>Adds the penalty's gradient for the weights; a bias that there shall not be has none.</summary>
    /// <returns>The sum of their squares, each times its strength.</returns>
    private double AddPenalty(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        SolverKernels.Penalised(gradient, parameters, L2Strengths, Shares, gradient);
        SolverKernels.SquareSumRows(parameters, parameters.Length, L2Strengths, squareSum);
        return squareSum[0];
    }
}
