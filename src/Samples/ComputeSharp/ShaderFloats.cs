using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ComputeSharp;

namespace Kernels.Samples.Shaders;

/// <summary>Floats in the memory of a device of DirectX 12, or a part of them.</summary>
/// <remarks>
/// A shader takes whole buffers, and reads other buffers than it writes. So a part has a buffer of its own to be written, and each
/// has one to be read; between them and the memory of the whole the device copies.
/// </remarks>
[SupportedOSPlatform("windows6.2")]
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = ComputeSharpDevice.ElementsHaveNoFields)]
internal sealed class ShaderFloats : IDisposable
{
    private readonly GraphicsDevice device;
    private readonly ShaderFloats whole;
    private readonly int start;
    private readonly int length;
    private readonly Dictionary<(int Start, int Length), ShaderFloats> parts = [];
    private ReadWriteBuffer<float>? written;
    private ReadOnlyBuffer<float>? read;
    private int version;
    private int readVersion = -1;

    public ShaderFloats(GraphicsDevice device, int length)
    {
        (this.device, this.length) = (device, length);
        whole = this;
        if (length > 0)
            written = device.AllocateReadWriteBuffer<float>(length);
    }

    private ShaderFloats(ShaderFloats whole, int start, int length) =>
        (device, this.whole, this.start, this.length) = (whole.device, whole, start, length);

    /// <summary>The elements, for a shader to read.</summary>
    public ReadOnlyBuffer<float> Input
    {
        get
        {
            read ??= device.AllocateReadOnlyBuffer<float>(length);
            if (readVersion != whole.version)
                read.CopyFrom(whole.written!, start, 0, length);
            readVersion = whole.version;
            return read;
        }
    }

    /// <summary>Some of the elements; the memory is shared.</summary>
    public ShaderFloats Slice(int start, int length)
    {
        var place = (this.start + start, length);
        if (place == (0, whole.length))
            return whole;
        if (!whole.parts.TryGetValue(place, out var part))
            whole.parts[place] = part = new ShaderFloats(whole, place.Item1, length);
        return part;
    }

    /// <summary>Lets a shader write the elements.</summary>
    public void WriteBy(Action<ReadWriteBuffer<float>> shader)
    {
        written ??= device.AllocateReadWriteBuffer<float>(length);
        shader(written);
        Keep();
    }

    /// <summary>Lets a shader write these elements and others, and return a sum.</summary>
    public float WriteBy(Func<ReadWriteBuffer<float>, float> shader)
    {
        var sum = 0f;
        WriteBy(output => { sum = shader(output); });
        return sum;
    }

    public void CopyFrom(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return;
        whole.written!.CopyFrom(values, start);
        whole.version++;
    }

    public void CopyTo(Span<float> values) => whole.written!.CopyTo(values, start);

    public void Dispose()
    {
        foreach (var part in parts.Values)
            part.Dispose();
        written?.Dispose();
        read?.Dispose();
    }

    private void Keep()
    {
        if (whole != this)
            whole.written!.CopyFrom(written!, 0, start, length);
        whole.version++;
    }
}
