using static Kernels.Shaders.Tests.Vulkan.VulkanLibrary;

namespace Kernels.Shaders.Tests.Vulkan;

internal sealed unsafe partial class VulkanDevice
{
    private const int ComputeBindPoint = 1;
    private const uint ComputeStage = 0x800;
    private const uint HostStage = 0x4000;
    private const uint ShaderWrite = 0x40;
    private const uint HostRead = 0x2000;

    /// <summary>Runs a shader over groups of threads and waits for its end.</summary>
    /// <param name="spirv">The module, as <see cref="ShaderToolchain"/> gave it; the same array is the same pipeline.</param>
    /// <param name="constants">The content of b0: the three sizes of the dispatch, then the scalars.</param>
    /// <param name="readOnly">The inputs, t0 first.</param>
    /// <param name="readWrite">The outputs, u0 first; they hold the results afterwards.</param>
    /// <param name="groupsX">The groups along x.</param>
    /// <param name="groupsY">The groups along y.</param>
    /// <param name="groupsZ">The groups along z.</param>
    /// <exception cref="InvalidOperationException">A Vulkan function failed, or the shader wrote past a buffer's end.</exception>
    public void Dispatch(
        byte[] spirv,
        ReadOnlySpan<byte> constants,
        IReadOnlyList<byte[]> readOnly,
        IReadOnlyList<byte[]> readWrite,
        int groupsX,
        int groupsY = 1,
        int groupsZ = 1)
    {
        lock (gate)
        {
            if (!pipelines.TryGetValue(spirv, out var pipeline))
                pipelines.Add(spirv, pipeline = new(device, spirv, readOnly.Count, readWrite.Count));

            var buffers = new List<VulkanBuffer>();
            try
            {
                buffers.Add(new(device, memories, DescriptorType.UniformBuffer, constants));
                foreach (var content in readOnly.Concat(readWrite))
                    buffers.Add(new(device, memories, DescriptorType.StorageBuffer, content));

                Run(pipeline, buffers, ((uint)groupsX, (uint)groupsY, (uint)groupsZ));

                var outputs = buffers[^readWrite.Count..];
                for (var i = 0; i < outputs.Count; i++)
                {
                    if (outputs[i].IsOverrun) throw new InvalidOperationException($"The shader wrote past the end of u{i}.");
                    outputs[i].Content.CopyTo(readWrite[i]);
                }
            }
            finally
            {
                foreach (var buffer in buffers) buffer.Dispose();
            }
        }
    }

    private void Run(VulkanPipeline pipeline, List<VulkanBuffer> buffers, (uint X, uint Y, uint Z) groups)
    {
        var descriptorPool = 0ul;
        nint commands = 0;
        try
        {
            descriptorPool = CreatePool(buffers.Count);
            var set = CreateSet(descriptorPool, pipeline, buffers);

            var allocation = new CommandBufferAllocateInfo { Type = StructureType.CommandBufferAllocateInfo, Pool = commandPool, Count = 1 };
            Check(AllocateCommandBuffers(device, &allocation, out commands), "vkAllocateCommandBuffers");
            Record(commands, pipeline, set, groups);

            var submit = new SubmitInfo { Type = StructureType.SubmitInfo, CommandBufferCount = 1, CommandBuffers = &commands };
            Check(QueueSubmit(queue, 1, &submit, 0), "vkQueueSubmit");
            Check(QueueWaitIdle(queue), "vkQueueWaitIdle");
        }
        finally
        {
            if (commands != 0) FreeCommandBuffers(device, commandPool, 1, &commands);
            DestroyDescriptorPool(device, descriptorPool, null);
        }
    }

    private static void Record(nint commands, VulkanPipeline pipeline, ulong set, (uint X, uint Y, uint Z) groups)
    {
        var begin = new CommandBufferBeginInfo { Type = StructureType.CommandBufferBeginInfo };
        Check(BeginCommandBuffer(commands, &begin), "vkBeginCommandBuffer");
        BindPipeline(commands, ComputeBindPoint, pipeline.Handle);
        BindDescriptorSets(commands, ComputeBindPoint, pipeline.Layout, 0, 1, &set, 0, null);
        VulkanLibrary.Dispatch(commands, groups.X, groups.Y, groups.Z);

        // Waiting for the queue does not make what a shader wrote visible to the host; this does.
        var barrier = new MemoryBarrier { Type = StructureType.MemoryBarrier, SourceAccess = ShaderWrite, DestinationAccess = HostRead };
        PipelineBarrier(commands, ComputeStage, HostStage, 0, 1, &barrier, 0, null, 0, null);
        Check(EndCommandBuffer(commands), "vkEndCommandBuffer");
    }

    private ulong CreatePool(int bufferCount)
    {
        var sizes = stackalloc DescriptorPoolSize[]
        {
            new() { Type = DescriptorType.UniformBuffer, Count = 1 },
            new() { Type = DescriptorType.StorageBuffer, Count = (uint)bufferCount },
        };
        var info = new DescriptorPoolCreateInfo { Type = StructureType.DescriptorPoolCreateInfo, MaximumSets = 1, SizeCount = 2, Sizes = sizes };
        Check(CreateDescriptorPool(device, &info, null, out var pool), "vkCreateDescriptorPool");
        return pool;
    }

    private ulong CreateSet(ulong pool, VulkanPipeline pipeline, List<VulkanBuffer> buffers)
    {
        var layout = pipeline.SetLayout;
        var allocation = new DescriptorSetAllocateInfo
        {
            Type = StructureType.DescriptorSetAllocateInfo,
            Pool = pool,
            SetCount = 1,
            SetLayouts = &layout,
        };
        Check(AllocateDescriptorSets(device, &allocation, out var set), "vkAllocateDescriptorSets");
        for (var i = 0; i < buffers.Count; i++)
        {
            var buffer = new DescriptorBufferInfo { Buffer = buffers[i].Handle, Range = buffers[i].Size };
            var write = new WriteDescriptorSet
            {
                Type = StructureType.WriteDescriptorSet,
                Set = set,
                Binding = (uint)pipeline.Bindings[i],
                Count = 1,
                DescriptorType = buffers[i].Type,
                BufferInfo = &buffer,
            };
            UpdateDescriptorSets(device, 1, &write, 0, null);
        }

        return set;
    }
}
