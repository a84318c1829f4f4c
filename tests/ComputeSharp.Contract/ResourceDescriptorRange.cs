namespace ComputeSharp.Interop;

/// <summary>The register of one buffer.</summary>
/// <param name="type">Which kind of register: t, u or b.</param>
/// <param name="register">The number of the register among those of its kind.</param>
public readonly struct ResourceDescriptorRange(ResourceDescriptorRangeType type, uint register)
{
    /// <summary>Which kind of register: t, u or b.</summary>
    public ResourceDescriptorRangeType Type { get; } = type;

    /// <summary>The number of the register among those of its kind.</summary>
    public uint Register { get; } = register;
}

/// <summary>The kinds of registers. The numbers are Direct3D's own.</summary>
public enum ResourceDescriptorRangeType
{
    /// <summary>A buffer that is only read: t#.</summary>
    ShaderResourceView = 0,

    /// <summary>A buffer that is read and written: u#.</summary>
    UnorderedAccessView = 1,

    /// <summary>Constants: b#.</summary>
    ConstantBufferView = 2,
}
