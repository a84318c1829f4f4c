using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kernels.Samples.Datasets;

/// <summary>A list that grows in chunks outside the managed heap and becomes one array at the end.</summary>
/// <remarks>
/// A growing <see cref="List{T}"/> holds its values two or three times. Here each chunk goes back to the operating system as
/// soon as it is copied, so that the values are there once and a chunk.
/// </remarks>
internal sealed unsafe class NativeChunks<T> : IDisposable
    where T : unmanaged
{
    private const int ChunkBytes = 4 << 20;

    private static readonly int ChunkLength = ChunkBytes / sizeof(T);

    private readonly List<nint> chunks = [];
    private int free;

    ~NativeChunks() => Release();

    /// <summary>How many values were added.</summary>
    public long Count => ((long)chunks.Count * ChunkLength) - free;

    public void Add(T value) => Add(new ReadOnlySpan<T>(in value));

    public void Add(ReadOnlySpan<T> values)
    {
        while (values.Length > 0)
        {
            if (free == 0)
                Grow();

            var length = Math.Min(free, values.Length);
            values[..length].CopyTo(new Span<T>((T*)chunks[^1] + (ChunkLength - free), length));
            values = values[length..];
            free -= length;
        }
    }

    /// <summary>The values, in the order in which they were added. There are none in the list after it.</summary>
    public T[] ToArray()
    {
        var array = GC.AllocateUninitializedArray<T>(checked((int)Count));
        var rest = array.AsSpan();

        for (var i = 0; i < chunks.Count; i++)
        {
            var length = Math.Min(ChunkLength, rest.Length);
            new ReadOnlySpan<T>((void*)chunks[i], length).CopyTo(rest);
            rest = rest[length..];
            NativeMemory.Free((void*)chunks[i]);
            chunks[i] = 0;
        }

        chunks.Clear();
        free = 0;
        return array;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        chunks.Add((nint)NativeMemory.Alloc((nuint)ChunkLength, (nuint)sizeof(T)));
        free = ChunkLength;
    }

    private void Release()
    {
        foreach (var chunk in chunks)
            NativeMemory.Free((void*)chunk);

        chunks.Clear();
        free = 0;
    }
}
