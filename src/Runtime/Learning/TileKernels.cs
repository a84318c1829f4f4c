using Kernels.Gpu;

namespace Kernels.Learning;

/// <summary>Generated kernels of a pass over tiles on a device, beside those of dense layers and of losses.</summary>
internal static partial class TileKernels
{
    /// <summary>A parameter of a solver as the passes take it.</summary>
    [Vectorize(Gpu = true)]
    internal static float Narrow(double parameter) => (float)parameter;

    /// <summary>The sum of a tile as it is added to those of others.</summary>
    [Vectorize(Reduce = Reduction.Sum, Gpu = true)]
    internal static double Widen(float sum) => sum;

    /// <summary>Adds the sums of tiles as doubles in pairs of neighbours, then those of pairs, and so on: as <see cref="TiledPass"/> does.</summary>
    /// <param name="tiles">For each result the sums of all tiles.</param>
    /// <param name="destination">Takes the results.</param>
    internal static void WidenTiles(GpuBuffer<float> tiles, GpuBuffer<double> destination) =>
        WidenProgram.Call("WidenMap").Input(tiles, nameof(tiles)).Neighbours(destination, nameof(destination), "WidenSumPairs");
}
