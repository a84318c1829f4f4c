using static Kernels.Shaders.Tests.Vulkan.VulkanLibrary;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>A buffer in memory that host and device share, followed by a guard that no shader may touch.</summary>
internal sealed unsafe class VulkanBuffer : IDisposable
{
    private const uint HostVisibleAndCoherent = 0x2 | 0x4;
    private const byte GuardPattern = 0xA5;

    // As much as a group of 64 threads writes that all lie beyond the end.
    private const int GuardSize = 64 * sizeof(double);

    private readonly nint device;
    private readonly ulong memory;
    private readonly byte* address;
    private readonly int length;

    public VulkanBuffer(nint device, in PhysicalDeviceMemoryProperties memories, DescriptorType type, ReadOnlySpan<byte> content)
    {
        this.device = device;
        Type = type;
        length = content.Length;
        try
        {
            var info = new BufferCreateInfo
            {
                Type = StructureType.BufferCreateInfo,
                Size = Size,
                Usage = type == DescriptorType.UniformBuffer ? 0x10u : 0x20u,
            };
            Check(CreateBuffer(device, &info, null, out var handle), "vkCreateBuffer");
            Handle = handle;
            GetBufferMemoryRequirements(device, handle, out var requirements);
            var allocation = new MemoryAllocateInfo
            {
                Type = StructureType.MemoryAllocateInfo,
                Size = requirements.Size,
                TypeIndex = FindMemoryType(memories, requirements.TypeBits),
            };
            Check(AllocateMemory(device, &allocation, null, out memory), "vkAllocateMemory");
            Check(BindBufferMemory(device, handle, memory, 0), "vkBindBufferMemory");
            Check(MapMemory(device, memory, 0, Size, 0, out var mapped), "vkMapMemory");
            address = (byte*)mapped;
        }
        catch
        {
            Dispose();
            throw;
        }

        content.CopyTo(Content);
        Guard.Fill(GuardPattern);
    }

    public ulong Handle { get; }

    public DescriptorType Type { get; }

    /// <summary>The bytes of content and guard.</summary>
    public ulong Size => (ulong)length + GuardSize;

    public Span<byte> Content => new(address, length);

    /// <summary>Whether a shader wrote past the content.</summary>
    public bool IsOverrun => Guard.ContainsAnyExcept(GuardPattern);

    private Span<byte> Guard => new(address + length, GuardSize);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Memory that is freed is unmapped by it, and a handle of 0 is ignored.
        DestroyBuffer(device, Handle, null);
        FreeMemory(device, memory, null);
    }

    private static uint FindMemoryType(in PhysicalDeviceMemoryProperties memories, uint allowed)
    {
        for (var i = 0; i < memories.TypeCount; i++)
        {
            var isAllowed = (allowed >> i & 1) != 0;
            if (isAllowed && (memories.Types[i].PropertyFlags & HostVisibleAndCoherent) == HostVisibleAndCoherent) return (uint)i;
        }

        throw new InvalidOperationException("The Vulkan device has no memory for this buffer that the host can read and write.");
    }
}
