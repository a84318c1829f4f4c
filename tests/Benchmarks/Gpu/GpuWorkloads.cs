using System.Globalization;
using Kernels.Gpu;
using Kernels.Learning;

namespace Kernels.Benchmarks;

/// <summary>The buffers of some works, and the copy that they are compared with.</summary>
internal abstract class GpuWorkload(GpuDevice device) : IGpuWorkload
{
    private readonly List<IDisposable> buffers = [];

    public abstract IReadOnlyList<GpuWork> Works { get; }

    public void Dispose()
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
    }

    protected GpuDevice Device => device;

    protected GpuBuffer<float> Allocate(long length) => Allocate<float>(length);

    protected GpuBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        var buffer = device.Allocate<T>(length);
        buffers.Add(buffer);
        return buffer;
    }

    protected static GpuWork Copy(GpuBuffer<float> source, GpuBuffer<float> target) =>
        new("copy", 8 * source.Length, () => target.CopyFrom(source)) { Torch = new("copy", source.Length) };
}

/// <summary>Maps and reductions of all elements.</summary>
internal sealed class ElementWorkload : GpuWorkload
{
    private const double Aim = 0.95;

    public ElementWorkload(GpuDevice device, long length)
        : base(device)
    {
        var (x, y, z, result) = (Allocate(length), Allocate(length), Allocate(length), Allocate(length));
        Works =
        [
            Copy(x, result),
            Work("relu", 2, "relu", () => Activations.Relu(x, result)),
            Work("sigmoid", 2, "sigmoid", () => Activations.Sigmoid(x, result)),
            Work("GELU", 2, "gelu", () => GpuKernels.Gelu(x, result)),
            Work("GELU, derivative", 2, null, () => GpuKernels.GeluDerivative(x, result)),
            Work("a·x + y", 3, "axpy", () => GpuKernels.Saxpy(2f, x, y, result)),
            Work("three inputs, logarithm and exponentials", 4, null, () => GpuKernels.Mixture(x, y, z, result)),
            Work("sum", 1, "sum", () => _ = GpuKernels.ValueSum(x)),
            Work("maximum", 1, "max", () => _ = GpuKernels.ValueMax(x)),
            Work("logistic loss, summed", 2, "loss", () => _ = GpuKernels.LogisticLossSum(x, y)),
        ];

        GpuWork Work(string name, int buffers, string? torch, Action run) =>
            new(name, buffers * sizeof(float) * length, run) { Aim = Aim, Torch = torch is null ? null : new(torch, length) };
    }

    public override IReadOnlyList<GpuWork> Works { get; }
}

/// <summary>Sums along rows and columns of matrices of about as many elements.</summary>
internal sealed class MatrixWorkload : GpuWorkload
{
    private const double AimOfRows = 0.85;
    private const double AimOfColumns = 0.95;

    public MatrixWorkload(GpuDevice device, long elements)
        : base(device)
    {
        var values = Allocate(elements);
        var works = new List<GpuWork> { Copy(values.Slice(0, elements / 2), values.Slice(elements - elements / 2)) };
        foreach (var columns in (int[])[8, 32, 100, 128, 1000, 1024, 4096])
        {
            var rows = elements / columns;
            var matrix = values.Slice(0, rows * columns);
            var (perRow, perColumn) = (Allocate(rows), Allocate(columns));
            var shape = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} × {columns:N0}");
            var bytes = sizeof(float) * (rows * columns + rows + columns);
            works.Add(new($"X·w, {shape}", bytes, () => GpuKernels.ProductSumRows(matrix, columns, perColumn, perRow)) { Aim = AimOfRows, Torch = new("rows", rows, columns) });
            works.Add(new($"Xᵀ·r, {shape}", bytes, () => GpuKernels.ProductSumColumns(matrix, columns, perRow, perColumn)) { Aim = AimOfColumns, Torch = new("columns", rows, columns) });
        }

        Works = works;
    }

    public override IReadOnlyList<GpuWork> Works { get; }
}

/// <summary>
/// An epoch of a logistic regression: the parameters go to the device, the products of the rows are computed, the loss and its
/// derivatives, and from these the gradient, which comes back. The matrix is read twice; as training does it, once.
/// </summary>
internal sealed class EpochWorkload : GpuWorkload
{
    private const double Aim = 0.9;

    public EpochWorkload(GpuDevice device, long elements)
        : base(device)
    {
        var values = Allocate(elements);
        var half = Math.Min(elements / 2, 1L << 30);
        var works = new List<GpuWork> { Copy(values.Slice(0, half), values.Slice(elements - half)) };
        foreach (var columns in (int[])[32, 128, 1024])
        {
            var rows = elements / columns;
            var matrix = values.Slice(0, rows * columns);
            var (weights, logits, labels, residuals, gradient) = (Allocate(columns), Allocate(rows), Allocate(rows), Allocate(rows), Allocate(columns));
            var here = new float[columns];
            var shape = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} × {columns:N0}");
            works.Add(new($"epoch, {shape}", 2 * sizeof(float) * rows * columns, () =>
            {
                weights.CopyFrom(here);
                GpuKernels.ProductSumRows(matrix, columns, weights, logits);
                _ = GpuKernels.LossAndResidualSum(logits, labels, residuals);
                GpuKernels.ProductSumColumns(matrix, columns, residuals, gradient);
                gradient.CopyTo(here);
            })
            {
                Aim = Aim,
                Torch = new("epoch", rows, columns),
            });
            if (Device.SupportsDouble && LocalRows.Fit(Device))
                works.Add(Training(matrix, columns, logits, labels, residuals));
        }

        Works = works;
    }

    public override IReadOnlyList<GpuWork> Works { get; }

    /// <summary>The same in whole tiles of rows, whose sums are added as doubles.</summary>
    private GpuWork Training(GpuBuffer<float> matrix, int columns, GpuBuffer<float> losses, GpuBuffer<float> labels, GpuBuffer<float> residuals)
    {
        var tileRows = RowSource.RowsOfTile(columns);
        var tiles = labels.Length / tileRows;
        var count = tiles * tileRows;
        var rows = new PassRows<GpuBuffer<float>>(
            matrix.Slice(0, count * columns), labels.Slice(0, count), Allocate(count), checked((int)count), AreWeighted: true);
        var (parameters, sums, gradient) = (Allocate(columns + 1), Allocate(columns * tiles), Allocate<double>(columns));
        var (sent, received) = (new float[columns + 1], new double[columns]);
        return new(string.Create(CultureInfo.InvariantCulture, $"epoch of training, {count:N0} × {columns:N0}"), sizeof(float) * count * columns, () =>
        {
            parameters.CopyFrom(sent);
            LogisticTiles.Sum(rows, columns, parameters, tileRows, losses.Slice(0, count), residuals.Slice(0, count), sums);
            TileKernels.WidenTiles(sums, gradient);
            gradient.CopyTo(received);
        })
        {
            Aim = Aim,
        };
    }
}

/// <summary>Functions, one a map.</summary>
internal sealed class FunctionWorkload : GpuWorkload
{
    public FunctionWorkload(GpuDevice device, long length)
        : base(device)
    {
        var (x, y) = (Allocate(length), Allocate(length));
        x.CopyFrom(Values(length));
        Works =
        [
            Copy(x, y),
            Work("1/x", FunctionKernels.Reciprocal),
            Work("Sqrt", FunctionKernels.Sqrt),
            Work("Exp", FunctionKernels.Exp),
            Work("Exp, the device's own", DeviceFunctionKernels.Exp),
            Work("Log", FunctionKernels.Log),
            Work("Log, the device's own", DeviceFunctionKernels.Log),
            Work("Pow", FunctionKernels.Pow),
            Work("Pow, the device's own", DeviceFunctionKernels.Pow),
            Work("Sin", FunctionKernels.Sin),
            Work("Sin, the device's own", DeviceFunctionKernels.Sin),
            Work("Tan", FunctionKernels.Tan),
            Work("Tan, the device's own", DeviceFunctionKernels.Tan),
            Work("Atan", FunctionKernels.Atan),
            Work("Atan, the device's own", DeviceFunctionKernels.Atan),
            Work("Tanh", FunctionKernels.Tanh),
            Work("Tanh, the device's own", DeviceFunctionKernels.Tanh),
            Work("Cbrt", FunctionKernels.Cbrt),
            Work("Cbrt, the device's own", DeviceFunctionKernels.Cbrt),
            Work("Erf", FunctionKernels.Erf),
            Work("Erf, the device's own", DeviceFunctionKernels.Erf),
        ];

        GpuWork Work(string name, Action<GpuBuffer<float>, GpuBuffer<float>> function) => new(name, 2 * sizeof(float) * length, () => function(x, y));
    }

    public override IReadOnlyList<GpuWork> Works { get; }

    /// <summary>Numbers of many sizes in an order without a pattern, above 0 so that every function has a value.</summary>
    private static float[] Values(long length)
    {
        var values = GC.AllocateUninitializedArray<float>(checked((int)length));
        for (var i = 0; i < values.Length; i++)
            values[i] = 1e-3f + ((uint)i * 2654435769u >> 8) * (8f / (1 << 24));
        return values;
    }
}
