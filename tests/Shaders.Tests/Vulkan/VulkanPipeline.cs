using static Kernels.Shaders.Tests.Vulkan.VulkanLibrary;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>A compiled shader with the layout of its buffers.</summary>
internal sealed unsafe class VulkanPipeline : IDisposable
{
    private const uint ComputeStage = 0x20;

    private readonly nint device;
    private readonly ulong module;
    private readonly ulong setLayout;
    private readonly ulong layout;
    private readonly ulong pipeline;

    public VulkanPipeline(nint device, byte[] spirv, int readOnlyCount, int readWriteCount)
    {
        this.device = device;
        Bindings =
        [
            BindingShifts.Constants,
            .. Enumerable.Range(BindingShifts.ReadOnly, readOnlyCount),
            .. Enumerable.Range(BindingShifts.ReadWrite(readOnlyCount), readWriteCount),
        ];
        try
        {
            module = CreateModule(spirv);
            setLayout = CreateSetLayout();
            layout = CreateLayout(setLayout);
            pipeline = CreatePipeline();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bindings of the constants, the inputs and the outputs.</summary>
    public int[] Bindings { get; }

    public ulong SetLayout => setLayout;

    public ulong Layout => layout;

    public ulong Handle => pipeline;

    /// <inheritdoc/>
    public void Dispose()
    {
        DestroyPipeline(device, pipeline, null);
        DestroyPipelineLayout(device, layout, null);
        DestroyDescriptorSetLayout(device, setLayout, null);
        DestroyShaderModule(device, module, null);
    }

    private ulong CreateModule(byte[] spirv)
    {
        fixed (byte* code = spirv)
        {
            var info = new ShaderModuleCreateInfo { Type = StructureType.ShaderModuleCreateInfo, CodeSize = (nuint)spirv.Length, Code = code };
            Check(CreateShaderModule(device, &info, null, out var created), "vkCreateShaderModule");
            return created;
        }
    }

    private ulong CreateSetLayout()
    {
        var bindings = Bindings
            .Select((binding, index) => new DescriptorSetLayoutBinding
            {
                Binding = (uint)binding,
                DescriptorType = index == 0 ? DescriptorType.UniformBuffer : DescriptorType.StorageBuffer,
                DescriptorCount = 1,
                StageFlags = ComputeStage,
            })
            .ToArray();
        fixed (DescriptorSetLayoutBinding* first = bindings)
        {
            var info = new DescriptorSetLayoutCreateInfo
            {
                Type = StructureType.DescriptorSetLayoutCreateInfo,
                BindingCount = (uint)bindings.Length,
                Bindings = first,
            };
            Check(CreateDescriptorSetLayout(device, &info, null, out var created), "vkCreateDescriptorSetLayout");
            return created;
        }
    }

    private ulong CreateLayout(ulong set)
    {
        var info = new PipelineLayoutCreateInfo { Type = StructureType.PipelineLayoutCreateInfo, SetLayoutCount = 1, SetLayouts = &set };
        Check(CreatePipelineLayout(device, &info, null, out var created), "vkCreatePipelineLayout");
        return created;
    }

    private ulong CreatePipeline()
    {
        fixed (byte* name = "Execute\0"u8)
        {
            var info = new ComputePipelineCreateInfo
            {
                Type = StructureType.ComputePipelineCreateInfo,
                Layout = layout,
                Stage = new()
                {
                    Type = StructureType.PipelineShaderStageCreateInfo,
                    Stage = ComputeStage,
                    Module = module,
                    Name = name,
                },
            };
            Check(CreateComputePipelines(device, 0, 1, &info, null, out var created), "vkCreateComputePipelines");
            return created;
        }
    }
}
