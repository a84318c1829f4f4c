using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kernels.CompilerServices;
using Kernels.Tests.Memory;
using Xunit;

namespace Kernels.Tests;

/// <summary>Loads that widen and stores that narrow: their values, and that they touch no byte but those of their elements.</summary>
public class ElementsTests
{
    [Fact]
    public void Small_integers_become_integers_of_either_lane()
    {
        Check<byte, int>(static v => (byte)v, static v => v, static v => (byte)v);
        Check<byte, long>(static v => (byte)v, static v => v, static v => (byte)v);
        Check<sbyte, int>(static v => (sbyte)v, static v => v, static v => (sbyte)v);
        Check<sbyte, long>(static v => (sbyte)v, static v => v, static v => (sbyte)v);
        Check<short, int>(static v => (short)v, static v => v, static v => (short)v);
        Check<short, long>(static v => (short)v, static v => v, static v => (short)v);
        Check<ushort, int>(static v => (ushort)v, static v => v, static v => (ushort)v);
        Check<ushort, long>(static v => (ushort)v, static v => v, static v => (ushort)v);
        Check<char, int>(static v => (char)v, static v => v, static v => (char)v);
        Check<char, long>(static v => (char)v, static v => v, static v => (char)v);
    }

    [Fact]
    public void Numbers_of_32_bits_become_numbers_of_64()
    {
        Check<int, long>(static v => v, static v => v, static v => (int)v);
        Check<uint, ulong>(static v => (uint)v, static v => v, static v => (uint)v);
        Check<float, double>(static v => v / 3f, static v => v, static v => (float)v);
    }

    [Fact]
    public void A_bool_becomes_a_mask()
    {
        Check<bool, int>(static v => v % 3 == 0, static v => v ? -1 : 0, static v => v != 0);
        Check<bool, long>(static v => v % 3 == 0, static v => v ? -1 : 0, static v => v != 0);
    }

    [Fact]
    public void A_half_becomes_a_float_or_a_double()
    {
        Check<Half, float>(static v => BitConverter.UInt16BitsToHalf((ushort)v), static v => (float)v, static v => (Half)v);
        Check<Half, double>(static v => BitConverter.UInt16BitsToHalf((ushort)v), static v => (double)v, static v => (Half)v);
    }

    [Fact]
    public void Every_half_is_widened_exactly()
    {
        var halves = Enumerable.Range(0, 1 << 16).Select(static bits => BitConverter.UInt16BitsToHalf((ushort)bits)).ToArray();
        for (var i = 0; i < halves.Length; i += Vector512<float>.Count)
        {
            var floats = Elements.Load512<Half, float>(ref halves[0], (nuint)i);
            for (var k = 0; k < Vector512<float>.Count; k++)
                Assert.Equal((float)halves[i + k], floats[k]);
        }
    }

    /// <summary>Between two neighbouring halves: at the middle, just below it and just above it.</summary>
    [Fact]
    public void A_float_becomes_the_nearest_half()
    {
        var stored = new Half[Vector128<float>.Count];
        for (var bits = 0; bits < 0x7C00; bits++)
        {
            var (lower, upper) = (ValueOf(bits), bits == 0x7BFF ? 65536f : ValueOf(bits + 1));
            var middle = lower + (upper - lower) / 2;
            var floats = Vector128.Create(MathF.BitDecrement(middle), middle, MathF.BitIncrement(middle), -middle);
            Elements.Store(floats, ref stored[0], 0);
            for (var k = 0; k < stored.Length; k++)
                Assert.Equal((Half)floats[k], stored[k]);
        }

        static float ValueOf(int bits) => (float)BitConverter.UInt16BitsToHalf((ushort)bits);
    }

    private static void Check<T, TLane>(Func<int, T> element, Func<T, TLane> widened, Func<TLane, T> narrowed)
        where T : unmanaged
        where TLane : unmanaged
    {
        using var memory = new GuardedMemory(1024);
        using var target = new GuardedMemory(1024);
        foreach (var seed in new[] { 0, 1, 7, 1000, 31744, 40000 })
        {
            foreach (var fence in new[] { Fence.AtEnd, Fence.AtStart })
            {
                for (var length = 1; length <= Vector512<TLane>.Count; length++)
                    CheckLength(length, fence, seed);
            }
        }

        void CheckLength(int length, Fence fence, int seed)
        {
            var source = memory.Span<T>(length, fence);
            var stored = target.Span<T>(length, fence);
            for (var i = 0; i < length; i++)
                source[i] = element(seed + 37 * i);
            ref var start = ref MemoryMarshal.GetReference(source);
            ref var storedStart = ref MemoryMarshal.GetReference(stored);

            AssertLanes(source, Elements.LoadPart512<T, TLane>(source, 0));
            Elements.StorePart(Elements.LoadPart512<T, TLane>(source, 0), stored, 0);
            AssertStored(source, stored);
            if (length == Vector512<TLane>.Count)
            {
                AssertLanes(source, Elements.Load512<T, TLane>(ref start, 0));
                Elements.Store(Elements.Load512<T, TLane>(ref start, 0), ref storedStart, 0);
                AssertStored(source, stored);
            }

            if (length == Vector256<TLane>.Count)
            {
                AssertLanes(source, Vector512.Create(Elements.Load256<T, TLane>(ref start, 0), Elements.LoadPart256<T, TLane>(source, 0)), length);
                Elements.Store(Elements.Load256<T, TLane>(ref start, 0), ref storedStart, 0);
                AssertStored(source, stored);
            }

            if (length == Vector128<TLane>.Count)
            {
                AssertLanes(source,
                    Vector512.Create(Vector256.Create(Elements.Load128<T, TLane>(ref start, 0), Elements.LoadPart128<T, TLane>(source, 0))), length);
                Elements.Store(Elements.Load128<T, TLane>(ref start, 0), ref storedStart, 0);
                AssertStored(source, stored);
            }

            if (length < Vector128<TLane>.Count)
            {
                Elements.StoreShort(Elements.LoadShort<T, TLane>(source), stored);
                AssertStored(source, stored);
            }
        }

        void AssertLanes(ReadOnlySpan<T> source, Vector512<TLane> lanes, int period = int.MaxValue)
        {
            for (var k = 0; k < Vector512<TLane>.Count; k++)
                Assert.Equal(widened(k % period < source.Length ? source[k % period] : source[0]), lanes[k]);
        }

        void AssertStored(ReadOnlySpan<T> source, Span<T> stored)
        {
            for (var i = 0; i < source.Length; i++)
                Assert.Equal(narrowed(widened(source[i])), stored[i]);
            MemoryMarshal.AsBytes(stored).Fill(0xA5);
        }
    }
}
