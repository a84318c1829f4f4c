using Kernels.Gpu;

namespace Kernels.Samples.Targets;

/// <summary>One way to compute the function on many elements.</summary>
/// <param name="name">What the target is called in a table.</param>
internal abstract class Target(string name) : IDisposable
{
    protected const float Beta = TargetComparison.Beta;

    public string Name { get; } = name;

    /// <summary>Computes all elements; where the work is queued, waits until it is done.</summary>
    public abstract void Run();

    /// <summary>The results of the last run.</summary>
    public abstract ReadOnlySpan<float> Results();

    public virtual void Dispose()
    {
    }
}

/// <summary>The method as it stands, called in a loop.</summary>
internal sealed class ScalarTarget(float[] x) : Target("scalar loop")
{
    private readonly float[] results = new float[x.Length];

    public override void Run()
    {
        for (var i = 0; i < x.Length; i++)
            results[i] = Activation.Swish(x[i], Beta);
    }

    public override ReadOnlySpan<float> Results() => results;
}

/// <summary>The generated overload over spans: SIMD on one core.</summary>
internal sealed class SimdTarget(float[] x) : Target("SIMD, one core")
{
    private static readonly ParallelOptions OneCore = new() { MaxDegreeOfParallelism = 1 };
    private readonly float[] results = new float[x.Length];

    public override void Run() => Activation.Swish(x, Beta, results, OneCore);

    public override ReadOnlySpan<float> Results() => results;
}

/// <summary>The same, with long spans split over all cores.</summary>
internal sealed class ParallelTarget(float[] x) : Target("SIMD, all cores")
{
    private readonly float[] results = new float[x.Length];

    public override void Run() => Activation.Swish(x, Beta, results);

    public override ReadOnlySpan<float> Results() => results;
}

/// <summary>The generated overload over buffers of an OpenCL device, on which the elements stay.</summary>
internal sealed class OpenCLTarget : Target
{
    private readonly GpuDevice device;
    private readonly GpuBuffer<float> x;
    private readonly GpuBuffer<float> results;

    public OpenCLTarget(GpuDevice device, float[] x)
        : base("OpenCL")
    {
        this.device = device;
        this.x = device.Allocate<float>(x);
        results = device.Allocate<float>(x.Length);
    }

    public override void Run()
    {
        Activation.Swish(x, Beta, results);
        device.Synchronize();
    }

    public override ReadOnlySpan<float> Results() => results.ToArray();

    public override void Dispose()
    {
        x.Dispose();
        results.Dispose();
        base.Dispose();
    }
}
