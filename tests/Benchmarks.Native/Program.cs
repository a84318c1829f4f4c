// Prints the bits of the widest vectors, and the nanoseconds per element of a kernel and of its scalar method in a loop.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kernels;
using Kernels.Benchmarks.Peers;

const int Length = 4096; // fits the first-level cache
const int Alignment = 64;
const int Rounds = 7;

unsafe
{
    var memory = (float*)NativeMemory.AlignedAlloc(2 * Length * sizeof(float), Alignment);
    InputValues.Fill(new Span<float>(memory, Length), 0, new(-10f, 10f));
    var best = Contest.Measure(
    [
        Contender.Of(Contender.Ours, () => Activations.Sigmoid(new ReadOnlySpan<float>(memory, Length), new Span<float>(memory + Length, Length))),
        Contender.Of("scalar", () =>
        {
            for (var i = 0; i < Length; i++)
                memory[Length + i] = Activations.Sigmoid(memory[i]);
        }),
    ], Rounds);
    NativeMemory.AlignedFree(memory);

    var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bits} {best[0] * 1e9 / Length:R} {best[1] * 1e9 / Length:R}"));
}
