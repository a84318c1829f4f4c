using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>Arrays of any element type, as bits.</summary>
internal static class Arrays
{
    public static Type ElementOf(Array array) => array.GetType().GetElementType()!;

    /// <summary>The bits of the elements, with one pattern for every NaN.</summary>
    public static ulong[] Bits(Array array)
    {
        var type = ElementOf(array);
        var size = Elements.SizeOf(type);
        var bytes = new byte[Buffer.ByteLength(array)];
        Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
        return [.. Enumerable.Range(0, array.Length).Select(i => Elements.Canonical(
            size == 4 ? BitConverter.ToUInt32(bytes, i * 4) : BitConverter.ToUInt64(bytes, i * 8), type))];
    }

    /// <summary>An array of these bits.</summary>
    public static Array OfBits(Type type, IReadOnlyList<ulong> bits)
    {
        var size = Elements.SizeOf(type);
        var array = Array.CreateInstance(type, bits.Count);
        for (var i = 0; i < bits.Count; i++)
            Buffer.BlockCopy(BitConverter.GetBytes(bits[i]), 0, array, i * size, size);
        return array;
    }

    public static Array OfBytes(Type type, byte[] bytes)
    {
        var array = Array.CreateInstance(type, bytes.Length / Elements.SizeOf(type));
        Buffer.BlockCopy(bytes, 0, array, 0, bytes.Length);
        return array;
    }

    public static Array Part(Array array, int start, int length)
    {
        var part = Array.CreateInstance(ElementOf(array), length);
        Array.Copy(array, start, part, 0, length);
        return part;
    }

    public static string Display(Array array, int index) => Elements.Display(Bits(Part(array, index, 1))[0], ElementOf(array));
}
