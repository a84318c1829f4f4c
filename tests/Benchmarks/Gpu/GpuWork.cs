using Kernels.Gpu;

namespace Kernels.Benchmarks;

/// <summary>A piece of work on a device, which is limited by what it moves.</summary>
/// <param name="Name">What it is called in a table.</param>
/// <param name="Bytes">The bytes that it reads and writes.</param>
/// <param name="Run">Queues it, or does it.</param>
internal sealed record GpuWork(string Name, long Bytes, Action Run)
{
    /// <summary>The share of a copy's speed that the project aims at, or null.</summary>
    public double? Aim { get; init; }

    /// <summary>What PyTorch is asked to do beside it, or null.</summary>
    public TorchWork? Torch { get; init; }
}

/// <summary>What PyTorch is asked for; see <c>gpu.py</c>.</summary>
/// <param name="Name">The work's name there.</param>
/// <param name="Rows">The elements, or the rows of a matrix.</param>
/// <param name="Columns">The columns of a matrix.</param>
internal sealed record TorchWork(string Name, long Rows, long Columns = 1);

/// <summary>Pieces of work that are measured in turn, the first of which is the copy that the others are compared with.</summary>
internal interface IGpuWorkload : IDisposable
{
    IReadOnlyList<GpuWork> Works { get; }
}

/// <summary>A table of the report: its works on any device, so that they can be measured on another queue of the same device as well.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="On">Makes the works on a device.</param>
internal sealed record GpuTable(string Title, Func<GpuDevice, IGpuWorkload> On);
