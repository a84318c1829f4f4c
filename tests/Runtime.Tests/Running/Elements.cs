using System.Globalization;
using System.Runtime.InteropServices;

namespace Kernels.Tests.Running;

/// <summary>Elements of any type as bits.</summary>
internal static class Elements
{
    public static int SizeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        _ => 8,
    };

    /// <summary>Is it a number of 32 or 64 bits?</summary>
    public static bool IsNumber(Type type) => !type.IsEnum
        && Type.GetTypeCode(type) is TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double;

    public static unsafe ulong Read(nint address, int size) => size == 4 ? *(uint*)address : *(ulong*)address;

    public static unsafe void Write(nint address, int size, ulong bits)
    {
        if (size == 4)
            *(uint*)address = (uint)bits;
        else
            *(ulong*)address = bits;
    }

    /// <summary>The bits, with one pattern for every NaN: payloads are nobody's promise.</summary>
    public static ulong Canonical(ulong bits, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single when float.IsNaN(BitConverter.UInt32BitsToSingle((uint)bits)) => 0x7FC00000,
        TypeCode.Double when double.IsNaN(BitConverter.UInt64BitsToDouble(bits)) => 0x7FF8000000000000,
        _ => bits,
    };

    public static double ToDouble(ulong bits, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => BitConverter.UInt32BitsToSingle((uint)bits),
        TypeCode.Double => BitConverter.UInt64BitsToDouble(bits),
        TypeCode.Int32 => (int)bits,
        TypeCode.UInt32 => (uint)bits,
        TypeCode.Int64 => (long)bits,
        _ => bits,
    };

    /// <summary>A value as the nearest element of the type; integers saturate.</summary>
    public static ulong FromDouble(double value, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => BitConverter.SingleToUInt32Bits((float)value),
        TypeCode.Double => BitConverter.DoubleToUInt64Bits(value),
        TypeCode.Int32 => (uint)(int)value,
        TypeCode.UInt32 => (uint)value,
        TypeCode.Int64 => (ulong)(long)value,
        _ => (ulong)value,
    };

    /// <summary>A value as an object of its type.</summary>
    public static object Box(ulong bits, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => (object)BitConverter.UInt32BitsToSingle((uint)bits),
        TypeCode.Double => BitConverter.UInt64BitsToDouble(bits),
        TypeCode.Int32 => (int)bits,
        TypeCode.UInt32 => (uint)bits,
        TypeCode.Int64 => (long)bits,
        _ => bits,
    };

    /// <summary>The value and its bits, for a message.</summary>
    public static string Display(ulong bits, Type type)
    {
        var value = Type.GetTypeCode(type) switch
        {
            TypeCode.Single => BitConverter.UInt32BitsToSingle((uint)bits).ToString("R", CultureInfo.InvariantCulture),
            TypeCode.Double => BitConverter.UInt64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture),
            TypeCode.Int32 => ((int)bits).ToString(CultureInfo.InvariantCulture),
            TypeCode.UInt32 => ((uint)bits).ToString(CultureInfo.InvariantCulture),
            TypeCode.Int64 => ((long)bits).ToString(CultureInfo.InvariantCulture),
            _ => bits.ToString(CultureInfo.InvariantCulture),
        };
        return $"{value} (0x{bits:X})";
    }

    /// <summary>The bytes at an address.</summary>
    public static unsafe Span<byte> Bytes(nint address, int count) =>
        MemoryMarshal.CreateSpan(ref *(byte*)address, count);
}
