using Kernels.Gpu;
using Kernels.Learning;

namespace Kernels.Samples.Training;

/// <summary>A device that <c>--device</c> can name.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Description">What it is called in a table.</param>
/// <param name="Training">Trains on it.</param>
/// <param name="Hardware">What it runs on, where there is a choice, and whether its model has the processor's bits.</param>
internal sealed record Device(string Name, string Description, TrainingDevice Training, string? Hardware = null)
{
    public static readonly Device Scalar = new("scalar", "plain scalar loops", TrainingDevice.Scalar);

    public static readonly Device Cpu = new("cpu", "generated SIMD kernels", TrainingDevice.Cpu);

    /// <summary>All names, whether the device is there or not.</summary>
    public static readonly IReadOnlyList<string> Names = ["scalar", "cpu", "opencl", "computesharp"];

    /// <summary>The devices that are there, and a line for each that is not.</summary>
    public static (IReadOnlyList<Device> Devices, IReadOnlyList<string> Missing) All()
    {
        List<Device> devices = [Scalar, Cpu];
        List<string> missing = [];
        foreach (var name in Names.Skip(devices.Count))
        {
            try
            {
                devices.Add(Find(name));
            }
            catch (UserError error)
            {
                missing.Add(error.Message);
            }
        }

        return (devices, missing);
    }

    /// <summary>The device of a name.</summary>
    /// <exception cref="UserError">It is not there; the message says what it needs.</exception>
    public static Device Find(string name) => name switch
    {
        "scalar" => Scalar,
        "cpu" => Cpu,
        "opencl" => OpenCL(),
        _ => ComputeSharp(),
    };

    private static Device OpenCL()
    {
        try
        {
            var device = GpuDevice.Default;
            var training = TrainingDevice.OpenCL(device);
            return new(
                "opencl",
                "generated OpenCL kernels",
                training,
                $"OpenCL is {device}. {training.WhyOtherBits ?? "Its model has the bits of that of the processor."}");
        }
        catch (GpuException exception)
        {
            throw new UserError(exception.Message);
        }
    }

    private static Device ComputeSharp() => DirectX.Training ?? throw new UserError(DirectX.Missing);
}
