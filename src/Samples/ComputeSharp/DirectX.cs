using System.Runtime.Versioning;
using ComputeSharp;
using Kernels.Samples.Shaders;
using Kernels.Samples.Targets;
using Kernels.Samples.Training;

namespace Kernels.Samples;

/// <summary>What the program does with DirectX 12. This part of it is compiled where ComputeSharp is referenced.</summary>
internal static partial class DirectX
{
    static partial void FindTraining(ref Device? device)
    {
        if (OperatingSystem.IsWindowsVersionAtLeast(6, 2))
            device = TrainingOn(GraphicsDevice.GetDefault());
    }

    static partial void FindTarget(ref Func<float[], Target>? create, ref string? hardware)
    {
        if (!OperatingSystem.IsWindowsVersionAtLeast(6, 2))
            return;
        var device = GraphicsDevice.GetDefault();
        (create, hardware) = (Create(device), Describe(device));
    }

    [SupportedOSPlatform("windows6.2")]
    private static Device TrainingOn(GraphicsDevice device) =>
        new("computesharp", "generated ComputeSharp shaders", new ComputeSharpDevice(device), Describe(device));

    [SupportedOSPlatform("windows6.2")]
    private static Func<float[], Target> Create(GraphicsDevice device) => x => new ComputeSharpTarget(device, x);

    [SupportedOSPlatform("windows6.2")]
    private static string Describe(GraphicsDevice device) => $"ComputeSharp is {device.Name}.";
}
