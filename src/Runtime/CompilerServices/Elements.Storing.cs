using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>Stores that narrow. Of an integer the lower bits are kept, so a value that its element type holds stays what it is.</summary>
public static partial class Elements
{
    /// <summary>Narrows each lane to its element and stores them.</summary>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The lanes.</param>
    /// <param name="start">The first element of the span.</param>
    /// <param name="index">The element that the first lane becomes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane, T>(Vector512<TLane> vector, ref T start, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(TLane) == typeof(double))
        {
            var floats = Vector256.Narrow(vector.GetLower().AsDouble(), vector.GetUpper().AsDouble());
            if (typeof(T) == typeof(float))
                floats.StoreUnsafe(ref Unsafe.As<T, float>(ref start), index);
            else
                StoreIntegers<uint, T>(Narrow(floats), ref address);
        }
        else if (typeof(T) == typeof(Half))
        {
            StoreIntegers<uint, T>(Narrow(vector.AsSingle()), ref address);
        }
        else
        {
            StoreIntegers<TLane, T>(typeof(T) == typeof(bool) ? vector & Vector512.Create((byte)1).As<byte, TLane>() : vector, ref address);
        }
    }

    /// <inheritdoc cref="Store{TLane, T}(Vector512{TLane}, ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane, T>(Vector256<TLane> vector, ref T start, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(TLane) == typeof(double))
        {
            var floats = Vector128.Narrow(vector.GetLower().AsDouble(), vector.GetUpper().AsDouble());
            if (typeof(T) == typeof(float))
                floats.StoreUnsafe(ref Unsafe.As<T, float>(ref start), index);
            else
                StoreIntegers<uint, T>(Narrow(floats), ref address);
        }
        else if (typeof(T) == typeof(Half))
        {
            StoreIntegers<uint, T>(Narrow(vector.AsSingle()), ref address);
        }
        else
        {
            StoreIntegers<TLane, T>(typeof(T) == typeof(bool) ? vector & Vector256.Create((byte)1).As<byte, TLane>() : vector, ref address);
        }
    }

    /// <inheritdoc cref="Store{TLane, T}(Vector512{TLane}, ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane, T>(Vector128<TLane> vector, ref T start, nuint index)
        where TLane : unmanaged
        where T : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(TLane) == typeof(double))
        {
            var floats = Vector128.Narrow(vector.AsDouble(), vector.AsDouble());
            if (typeof(T) == typeof(float))
                Unsafe.WriteUnaligned(ref address, floats.AsUInt64().ToScalar());
            else
                Unsafe.WriteUnaligned(ref address, Packed<uint, T>(Narrow(floats)).AsUInt32().ToScalar());
        }
        else if (typeof(T) == typeof(Half))
        {
            StoreIntegers<uint, T>(Narrow(vector.AsSingle()), ref address);
        }
        else
        {
            StoreIntegers<TLane, T>(typeof(T) == typeof(bool) ? vector & Vector128.Create((byte)1).As<byte, TLane>() : vector, ref address);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreIntegers<TLane, T>(Vector512<TLane> vector, ref byte address)
        where TLane : unmanaged
        where T : unmanaged
    {
        if (!Avx512F.IsSupported)
        {
            StoreIntegers<TLane, T>(vector.GetLower(), ref address);
            StoreIntegers<TLane, T>(vector.GetUpper(), ref Unsafe.Add(ref address, Vector256<TLane>.Count * Unsafe.SizeOf<T>()));
            return;
        }

        switch (Unsafe.SizeOf<TLane>(), Unsafe.SizeOf<T>())
        {
            case (4, 1):
                Avx512F.ConvertToVector128Byte(vector.AsUInt32()).StoreUnsafe(ref address);
                break;
            case (4, _):
                Avx512F.ConvertToVector256UInt16(vector.AsUInt32()).AsByte().StoreUnsafe(ref address);
                break;
            case (_, 1):
                Unsafe.WriteUnaligned(ref address, Avx512F.ConvertToVector128Byte(vector.AsUInt64()).AsUInt64().ToScalar());
                break;
            case (_, 2):
                Avx512F.ConvertToVector128UInt16(vector.AsUInt64()).AsByte().StoreUnsafe(ref address);
                break;
            default:
                Avx512F.ConvertToVector256UInt32(vector.AsUInt64()).AsByte().StoreUnsafe(ref address);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreIntegers<TLane, T>(Vector256<TLane> vector, ref byte address)
        where TLane : unmanaged
        where T : unmanaged
    {
        // Both are filled with repetitions, so that the upper one has its elements where they go.
        var (lower, upper) = (Packed<TLane, T>(vector.GetLower()), Packed<TLane, T>(vector.GetUpper()));
        switch (Vector128<TLane>.Count * Unsafe.SizeOf<T>())
        {
            case 2:
                Unsafe.WriteUnaligned(ref address, Vector128.ConditionalSelect(Vector128.Create(0xFFFFu).AsByte(), lower, upper).AsUInt32().ToScalar());
                break;
            case 4:
                Unsafe.WriteUnaligned(ref address, Vector128.ConditionalSelect(Vector128.Create(0xFFFF_FFFFul).AsByte(), lower, upper).AsUInt64().ToScalar());
                break;
            default:
                Vector128.Create(lower.GetLower(), upper.GetLower()).StoreUnsafe(ref address);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreIntegers<TLane, T>(Vector128<TLane> vector, ref byte address)
        where TLane : unmanaged
        where T : unmanaged
    {
        var packed = Packed<TLane, T>(vector);
        switch (Vector128<TLane>.Count * Unsafe.SizeOf<T>())
        {
            case 2:
                Unsafe.WriteUnaligned(ref address, packed.AsUInt16().ToScalar());
                break;
            case 4:
                Unsafe.WriteUnaligned(ref address, packed.AsUInt32().ToScalar());
                break;
            default:
                Unsafe.WriteUnaligned(ref address, packed.AsUInt64().ToScalar());
                break;
        }
    }

    /// <summary>The lower bytes of each lane, one lane's behind the other's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Packed<TLane, T>(Vector128<TLane> vector)
        where TLane : unmanaged
        where T : unmanaged => (Unsafe.SizeOf<TLane>(), Unsafe.SizeOf<T>()) switch
        {
            (4, 1) => Vector128.Shuffle(vector.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12)),
            (4, _) => Vector128.Shuffle(vector.AsByte(), Vector128.Create((byte)0, 1, 4, 5, 8, 9, 12, 13, 0, 1, 4, 5, 8, 9, 12, 13)),
            (_, 1) => Vector128.Shuffle(vector.AsByte(), Vector128.Create((byte)0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8)),
            (_, 2) => Vector128.Shuffle(vector.AsByte(), Vector128.Create((byte)0, 1, 8, 9, 0, 1, 8, 9, 0, 1, 8, 9, 0, 1, 8, 9)),
            _ => Vector128.Shuffle(vector.AsInt32(), Vector128.Create(0, 2, 0, 2)).AsByte(),
        };
}
