using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>The operations of the table at sizes in the first-level cache, in the second and beyond all caches.</summary>
internal sealed class OperationPeers(NativePeers native, PythonPeers python, int rounds)
{
    private static readonly int[] Lengths = [4096, 65_536, 1 << 24];

    /// <summary>The comparisons of an operation.</summary>
    public IEnumerable<Comparison> Compare(Operation operation) => Lengths.Select(length => Compare(operation, length));

    private Comparison Compare(Operation operation, int length)
    {
        using var memory = new ArrayMemory(operation, length);
        var arrays = memory.Arrays;
        List<Contender> contenders =
        [
            Contender.Of(Contender.Ours, () => operation.Ours(arrays)),
            Contender.Of(PeerNames.Scalar, () => operation.Scalar!(arrays)),
            Contender.Of(PeerNames.TensorPrimitives, () => operation.TensorPrimitives!(arrays)),
        ];
        if (operation.IsComposed && length > Compositions.Block)
        {
            var inBlocks = Compositions.InBlocks(operation.TensorPrimitives!);
            contenders.Add(Contender.Of(PeerNames.TensorPrimitivesInBlocks, () => inBlocks(arrays)));
        }
        contenders.AddRange(native.Contenders(operation, arrays));
        ResultCheck.Agree(operation, arrays, contenders);
        contenders.AddRange(python.Contenders(operation.Name, [length], operation.Inputs, operation.ElementSize));
        contenders.Add(operation.Kind == OperationKind.Reduction
            ? Contender.Of(PeerNames.Read, () => Read(operation, arrays))
            : Contender.Of(PeerNames.Copy, () => Limits.Copy(operation, arrays)));

        return Comparison.Of(
            operation.Name,
            length.ToString("N0", CultureInfo.InvariantCulture),
            length,
            contenders,
            rounds,
            peer => Goals.Of(operation, length, peer));
    }

    private static void Read(Operation operation, Arrays arrays)
    {
        arrays.Result[0] = Limits.Read(arrays.X);
        if (operation.Inputs.Length == 2)
            arrays.Result[0] += Limits.Read(arrays.Y);
    }
}
