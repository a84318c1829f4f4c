using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.CompilerServices;

/// <summary>Loads that widen: one or two instructions for integers.</summary>
public static partial class Elements
{
    /// <summary>Loads a vector of elements and widens each to its lane.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLane">The type of the lanes.</typeparam>
    /// <param name="start">The first element of the span.</param>
    /// <param name="index">The element for the first lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<TLane> Load512<T, TLane>(ref T start, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(T) == typeof(bool))
            return ~Vector512.Equals(Integers512<T, TLane>(ref address), Vector512<TLane>.Zero);
        if (typeof(T) == typeof(float))
            return Vector512.WidenLower(Vector256.LoadUnsafe(ref Unsafe.As<byte, float>(ref address)).ToVector512Unsafe()).As<double, TLane>();
        if (typeof(T) != typeof(Half))
            return Integers512<T, TLane>(ref address);
        return typeof(TLane) == typeof(float)
            ? Widen(Integers512<T, uint>(ref address)).As<float, TLane>()
            : Vector512.WidenLower(Widen(Integers256<T, uint>(ref address)).ToVector512Unsafe()).As<double, TLane>();
    }

    /// <inheritdoc cref="Load512{T, TLane}(ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<TLane> Load256<T, TLane>(ref T start, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(T) == typeof(bool))
            return ~Vector256.Equals(Integers256<T, TLane>(ref address), Vector256<TLane>.Zero);
        if (typeof(T) == typeof(float))
            return Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.As<byte, float>(ref address)).ToVector256Unsafe()).As<double, TLane>();
        if (typeof(T) != typeof(Half))
            return Integers256<T, TLane>(ref address);
        return typeof(TLane) == typeof(float)
            ? Widen(Integers256<T, uint>(ref address)).As<float, TLane>()
            : Vector256.WidenLower(Widen(Integers128<T, uint>(ref address)).ToVector256Unsafe()).As<double, TLane>();
    }

    /// <inheritdoc cref="Load512{T, TLane}(ref T, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<TLane> Load128<T, TLane>(ref T start, nuint index)
        where T : unmanaged
        where TLane : unmanaged
    {
        ref var address = ref Unsafe.As<T, byte>(ref Unsafe.Add(ref start, index));
        if (typeof(T) == typeof(bool))
            return ~Vector128.Equals(Integers128<T, TLane>(ref address), Vector128<TLane>.Zero);
        if (typeof(T) == typeof(float))
            return Vector128.WidenLower(Bits64(ref address).AsSingle()).As<double, TLane>();
        if (typeof(T) != typeof(Half))
            return Integers128<T, TLane>(ref address);
        return typeof(TLane) == typeof(float)
            ? Widen(Integers128<T, uint>(ref address)).As<float, TLane>()
            : Vector128.WidenLower(Widen(Vector128.WidenLower(Bits32(ref address).AsUInt16()))).As<double, TLane>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<TLane> Integers512<T, TLane>(ref byte address)
        where T : unmanaged
        where TLane : unmanaged
    {
        if (!Avx512F.IsSupported)
        {
            ref var upper = ref Unsafe.Add(ref address, Vector256<TLane>.Count * Unsafe.SizeOf<T>());
            return Vector512.Create(Integers256<T, TLane>(ref address), Integers256<T, TLane>(ref upper));
        }

        if (Unsafe.SizeOf<TLane>() == sizeof(int))
        {
            var integers = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
            {
                (1, true) => Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref address).AsSByte()),
                (1, false) => Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref address)),
                (_, true) => Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref address).AsInt16()),
                _ => Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref address).AsUInt16()),
            };
            return integers.As<int, TLane>();
        }

        var wide = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
        {
            (1, true) => Avx512F.ConvertToVector512Int64(Bits64(ref address).AsSByte()),
            (1, false) => Avx512F.ConvertToVector512Int64(Bits64(ref address).AsByte()),
            (2, true) => Avx512F.ConvertToVector512Int64(Vector128.LoadUnsafe(ref address).AsInt16()),
            (2, false) => Avx512F.ConvertToVector512Int64(Vector128.LoadUnsafe(ref address).AsUInt16()),
            (_, true) => Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref address).AsInt32()),
            _ => Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref address).AsUInt32()),
        };
        return wide.As<long, TLane>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TLane> Integers256<T, TLane>(ref byte address)
        where T : unmanaged
        where TLane : unmanaged
    {
        if (!Avx2.IsSupported)
        {
            ref var upper = ref Unsafe.Add(ref address, Vector128<TLane>.Count * Unsafe.SizeOf<T>());
            return Vector256.Create(Integers128<T, TLane>(ref address), Integers128<T, TLane>(ref upper));
        }

        if (Unsafe.SizeOf<TLane>() == sizeof(int))
        {
            var integers = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
            {
                (1, true) => Avx2.ConvertToVector256Int32(Bits64(ref address).AsSByte()),
                (1, false) => Avx2.ConvertToVector256Int32(Bits64(ref address).AsByte()),
                (_, true) => Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref address).AsInt16()),
                _ => Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref address).AsUInt16()),
            };
            return integers.As<int, TLane>();
        }

        var wide = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
        {
            (1, true) => Avx2.ConvertToVector256Int64(Bits32(ref address).AsSByte()),
            (1, false) => Avx2.ConvertToVector256Int64(Bits32(ref address).AsByte()),
            (2, true) => Avx2.ConvertToVector256Int64(Bits64(ref address).AsInt16()),
            (2, false) => Avx2.ConvertToVector256Int64(Bits64(ref address).AsUInt16()),
            (_, true) => Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref address).AsInt32()),
            _ => Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref address).AsUInt32()),
        };
        return wide.As<long, TLane>();
    }

    /// <summary>Step by step, since each step is one instruction on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TLane> Integers128<T, TLane>(ref byte address)
        where T : unmanaged
        where TLane : unmanaged
    {
        var elements = (Vector128<TLane>.Count * Unsafe.SizeOf<T>()) switch
        {
            2 => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ushort>(ref address)).AsByte(),
            4 => Bits32(ref address),
            _ => Bits64(ref address),
        };
        if (Unsafe.SizeOf<TLane>() == sizeof(int))
        {
            var integers = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
            {
                (1, true) => Vector128.WidenLower(Vector128.WidenLower(elements.AsSByte())),
                (1, false) => Vector128.WidenLower(Vector128.WidenLower(elements)).AsInt32(),
                (_, true) => Vector128.WidenLower(elements.AsInt16()),
                _ => Vector128.WidenLower(elements.AsUInt16()).AsInt32(),
            };
            return integers.As<int, TLane>();
        }

        var wide = (Unsafe.SizeOf<T>(), IsSigned<T>()) switch
        {
            (1, true) => Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(elements.AsSByte()))),
            (1, false) => Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(elements))).AsInt64(),
            (2, true) => Vector128.WidenLower(Vector128.WidenLower(elements.AsInt16())),
            (2, false) => Vector128.WidenLower(Vector128.WidenLower(elements.AsUInt16())).AsInt64(),
            (_, true) => Vector128.WidenLower(elements.AsInt32()),
            _ => Vector128.WidenLower(elements.AsUInt32()).AsInt64(),
        };
        return wide.As<long, TLane>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSigned<T>() => typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits32(ref byte address) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref address)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits64(ref byte address) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref address)).AsByte();
}
