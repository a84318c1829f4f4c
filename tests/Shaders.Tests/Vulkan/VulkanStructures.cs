namespace Kernels.Shaders.Tests.Vulkan;

// The structures of vulkan_core.h that the runner passes, in its order and with its sizes, and no more of their
// values than it uses. A field that stays unset is one whose zero means nothing or none.
#pragma warning disable CS0649

internal enum StructureType
{
    ApplicationInfo = 0,
    InstanceCreateInfo = 1,
    DeviceQueueCreateInfo = 2,
    DeviceCreateInfo = 3,
    SubmitInfo = 4,
    MemoryAllocateInfo = 5,
    BufferCreateInfo = 12,
    ShaderModuleCreateInfo = 16,
    PipelineShaderStageCreateInfo = 18,
    ComputePipelineCreateInfo = 29,
    PipelineLayoutCreateInfo = 30,
    DescriptorSetLayoutCreateInfo = 32,
    DescriptorPoolCreateInfo = 33,
    DescriptorSetAllocateInfo = 34,
    WriteDescriptorSet = 35,
    CommandPoolCreateInfo = 39,
    CommandBufferAllocateInfo = 40,
    CommandBufferBeginInfo = 42,
    MemoryBarrier = 46,
}

internal enum DescriptorType
{
    UniformBuffer = 6,
    StorageBuffer = 7,
}

internal unsafe struct ApplicationInfo
{
    public StructureType Type;
    public void* Next;
    public byte* ApplicationName;
    public uint ApplicationVersion;
    public byte* EngineName;
    public uint EngineVersion;
    public uint ApiVersion;
}

internal unsafe struct InstanceCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public ApplicationInfo* ApplicationInfo;
    public uint LayerCount;
    public byte** LayerNames;
    public uint ExtensionCount;
    public byte** ExtensionNames;
}

internal unsafe struct DeviceQueueCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint QueueFamilyIndex;
    public uint QueueCount;
    public float* QueuePriorities;
}

internal unsafe struct DeviceCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint QueueCreateInfoCount;
    public DeviceQueueCreateInfo* QueueCreateInfos;
    public uint LayerCount;
    public byte** LayerNames;
    public uint ExtensionCount;
    public byte** ExtensionNames;
    public PhysicalDeviceFeatures* EnabledFeatures;
}

/// <summary>55 switches, 32 bits each.</summary>
internal unsafe struct PhysicalDeviceFeatures
{
    public const int RobustBufferAccess = 0;
    public const int ShaderFloat64 = 39;
    public const int ShaderInt64 = 40;

    public fixed uint Switches[55];
}

/// <summary>The head of a structure of 824 bytes, most of them limits.</summary>
internal unsafe struct PhysicalDeviceProperties
{
    public const int Cpu = 4;

    public uint ApiVersion;
    public uint DriverVersion;
    public uint VendorId;
    public uint DeviceId;
    public int DeviceType;
    public fixed byte DeviceName[256];
    public fixed ulong Rest[69];
}

internal struct MemoryType
{
    public uint PropertyFlags;
    public uint HeapIndex;
}

internal struct MemoryHeap
{
    public ulong Size;
    public uint Flags;
}

[System.Runtime.CompilerServices.InlineArray(32)]
internal struct MemoryTypes
{
    private MemoryType first;
}

[System.Runtime.CompilerServices.InlineArray(16)]
internal struct MemoryHeaps
{
    private MemoryHeap first;
}

internal struct PhysicalDeviceMemoryProperties
{
    public uint TypeCount;
    public MemoryTypes Types;
    public uint HeapCount;
    public MemoryHeaps Heaps;
}

internal struct QueueFamilyProperties
{
    public uint Flags;
    public uint Count;
    public uint TimestampValidBits;
    public uint TransferWidth;
    public uint TransferHeight;
    public uint TransferDepth;
}

internal unsafe struct BufferCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public ulong Size;
    public uint Usage;
    public uint SharingMode;
    public uint QueueFamilyIndexCount;
    public uint* QueueFamilyIndices;
}

internal struct MemoryRequirements
{
    public ulong Size;
    public ulong Alignment;
    public uint TypeBits;
}

internal unsafe struct MemoryAllocateInfo
{
    public StructureType Type;
    public void* Next;
    public ulong Size;
    public uint TypeIndex;
}

internal unsafe struct ShaderModuleCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public nuint CodeSize;
    public byte* Code;
}

internal unsafe struct DescriptorSetLayoutBinding
{
    public uint Binding;
    public DescriptorType DescriptorType;
    public uint DescriptorCount;
    public uint StageFlags;
    public ulong* ImmutableSamplers;
}

internal unsafe struct DescriptorSetLayoutCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint BindingCount;
    public DescriptorSetLayoutBinding* Bindings;
}

internal unsafe struct PipelineLayoutCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint SetLayoutCount;
    public ulong* SetLayouts;
    public uint PushConstantRangeCount;
    public void* PushConstantRanges;
}

internal unsafe struct PipelineShaderStageCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint Stage;
    public ulong Module;
    public byte* Name;
    public void* SpecializationInfo;
}

internal unsafe struct ComputePipelineCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public PipelineShaderStageCreateInfo Stage;
    public ulong Layout;
    public ulong BasePipeline;
    public int BasePipelineIndex;
}

internal struct DescriptorPoolSize
{
    public DescriptorType Type;
    public uint Count;
}

internal unsafe struct DescriptorPoolCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint MaximumSets;
    public uint SizeCount;
    public DescriptorPoolSize* Sizes;
}

internal unsafe struct DescriptorSetAllocateInfo
{
    public StructureType Type;
    public void* Next;
    public ulong Pool;
    public uint SetCount;
    public ulong* SetLayouts;
}

internal struct DescriptorBufferInfo
{
    public ulong Buffer;
    public ulong Offset;
    public ulong Range;
}

internal unsafe struct WriteDescriptorSet
{
    public StructureType Type;
    public void* Next;
    public ulong Set;
    public uint Binding;
    public uint ArrayElement;
    public uint Count;
    public DescriptorType DescriptorType;
    public void* ImageInfo;
    public DescriptorBufferInfo* BufferInfo;
    public ulong* TexelBufferView;
}

internal unsafe struct CommandPoolCreateInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public uint QueueFamilyIndex;
}

internal unsafe struct CommandBufferAllocateInfo
{
    public StructureType Type;
    public void* Next;
    public ulong Pool;
    public int Level;
    public uint Count;
}

internal unsafe struct CommandBufferBeginInfo
{
    public StructureType Type;
    public void* Next;
    public uint Flags;
    public void* InheritanceInfo;
}

internal unsafe struct SubmitInfo
{
    public StructureType Type;
    public void* Next;
    public uint WaitSemaphoreCount;
    public ulong* WaitSemaphores;
    public uint* WaitStages;
    public uint CommandBufferCount;
    public nint* CommandBuffers;
    public uint SignalSemaphoreCount;
    public ulong* SignalSemaphores;
}

internal unsafe struct MemoryBarrier
{
    public StructureType Type;
    public void* Next;
    public uint SourceAccess;
    public uint DestinationAccess;
}
