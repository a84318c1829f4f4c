using Kernels.Samples.Targets;
using Kernels.Samples.Training;

namespace Kernels.Samples;

/// <summary>DirectX 12, where the program was built with ComputeSharp and runs on Windows.</summary>
internal static partial class DirectX
{
    /// <summary>Said where it is not there.</summary>
    public const string Missing = "ComputeSharp (DirectX 12) is not here: it needs a build on Windows.";

    /// <summary>Trains there; null where it is not there.</summary>
    public static Device? Training
    {
        get
        {
            Device? device = null;
            FindTraining(ref device);
            return device;
        }
    }

    /// <summary>Computes the compared function there, and what it runs on; null where it is not there.</summary>
    public static (Func<float[], Target> Create, string Hardware)? Target
    {
        get
        {
            Func<float[], Target>? create = null;
            string? hardware = null;
            FindTarget(ref create, ref hardware);
            return create is null ? null : (create, hardware!);
        }
    }

    static partial void FindTraining(ref Device? device);

    static partial void FindTarget(ref Func<float[], Target>? create, ref string? hardware);
}
