using System.Runtime.CompilerServices;

namespace Kernels.Gpu;

/// <summary>The types that a kernel can have in a buffer and as an argument.</summary>
internal static class ElementType
{
    /// <summary>Throws unless C# and OpenCL C agree about a type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)
            && typeof(T) != typeof(int) && typeof(T) != typeof(uint)
            && typeof(T) != typeof(long) && typeof(T) != typeof(ulong))
        {
            throw new NotSupportedException(
                $"The type {typeof(T)} cannot be used on a device: the element types are float, double, int, uint, long and ulong.");
        }
    }
}
