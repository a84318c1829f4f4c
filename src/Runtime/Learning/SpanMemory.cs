using System.Buffers;

namespace Kernels.Learning;

/// <summary>A span as memory, for the length of a call in which it is pinned, so that threads can share what the caller passed in.</summary>
internal sealed unsafe class SpanMemory(float* start, int length) : MemoryManager<float>
{
    public override Span<float> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
