using System.Runtime.CompilerServices;

namespace Kernels.Gpu;

/// <summary>The types that a kernel can have in a buffer and as an argument.</summary>
internal static class ElementType
{
    /// <summary>Throws unless a buffer can hold elements of a type, which lie in a device's memory as they do in the processor's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require<T>()
    {
        if (!IsNumber<T>()
            && typeof(T) != typeof(bool) && typeof(T) != typeof(byte) && typeof(T) != typeof(sbyte)
            && typeof(T) != typeof(short) && typeof(T) != typeof(ushort) && typeof(T) != typeof(char)
            && typeof(T) != typeof(Half) && !typeof(T).IsEnum)
        {
            throw new NotSupportedException(
                $"The type {typeof(T)} cannot be used on a device: "
                + "the element types are float, double, Half, bool, char, enumerations, and integers of 8 to 64 bits.");
        }
    }

    /// <summary>Throws unless a kernel can be given a value of a type, or give one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNumber<T>()
    {
        if (!IsNumber<T>())
        {
            throw new NotSupportedException(
                $"The type {typeof(T)} cannot be an argument on a device: the types of arguments are float, double, int, uint, long and ulong.");
        }
    }

    private static bool IsNumber<T>() =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double)
        || typeof(T) == typeof(int) || typeof(T) == typeof(uint)
        || typeof(T) == typeof(long) || typeof(T) == typeof(ulong);
}
