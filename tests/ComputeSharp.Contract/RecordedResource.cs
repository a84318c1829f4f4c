using ComputeSharp.Interop;

namespace ComputeSharp;

/// <summary>A buffer and the register it is bound to.</summary>
/// <param name="Register">The register as HLSL names it: t0, u0 and so on.</param>
/// <param name="Resource">The buffer.</param>
internal sealed record RecordedResource(string Register, IGraphicsResource Resource)
{
    /// <summary>Whether a buffer of this type may stand in a register of this kind.</summary>
    public bool HasRightKind => Resource.GetType().GetGenericTypeDefinition() == (Register[0] switch
    {
        't' => typeof(ReadOnlyBuffer<>),
        'u' => typeof(ReadWriteBuffer<>),
        _ => null,
    });

    public static RecordedResource Of(ResourceDescriptorRange range, IGraphicsResource resource)
    {
        string kind = range.Type switch
        {
            ResourceDescriptorRangeType.ShaderResourceView => "t",
            ResourceDescriptorRangeType.UnorderedAccessView => "u",
            ResourceDescriptorRangeType.ConstantBufferView => "b",
            _ => throw new ArgumentException($"{range.Type} is no kind of register.", nameof(range)),
        };

        return new RecordedResource(FormattableString.Invariant($"{kind}{range.Register}"), resource);
    }
}
