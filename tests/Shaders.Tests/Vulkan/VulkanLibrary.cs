using System.Runtime.InteropServices;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>The functions of the Vulkan loader that a compute dispatch needs.</summary>
internal static unsafe partial class VulkanLibrary
{
    public const string Name = "libvulkan.so.1";

    /// <summary>What <see cref="CreateInstance"/> returns where no driver is installed.</summary>
    public const int IncompatibleDriver = -9;

    /// <summary>Throws where a function did not succeed.</summary>
    public static void Check(int result, string function)
    {
        // VkResult: what a compute dispatch may meet; the header has the rest.
        var meaning = result switch
        {
            0 => null,
            -1 => "out of host memory",
            -2 => "out of device memory",
            -3 => "initialization failed",
            -4 => "device lost",
            -5 => "memory map failed",
            -8 => "a feature is not present",
            IncompatibleDriver => "incompatible driver",
            -12 => "fragmented pool",
            _ => "see VkResult",
        };
        if (meaning != null) throw new InvalidOperationException($"{function} failed with {result} ({meaning}).");
    }

    [LibraryImport(Name, EntryPoint = "vkCreateInstance")]
    public static partial int CreateInstance(InstanceCreateInfo* info, void* allocator, out nint instance);

    [LibraryImport(Name, EntryPoint = "vkDestroyInstance")]
    public static partial void DestroyInstance(nint instance, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkEnumeratePhysicalDevices")]
    public static partial int EnumeratePhysicalDevices(nint instance, ref uint count, nint* devices);

    [LibraryImport(Name, EntryPoint = "vkGetPhysicalDeviceProperties")]
    public static partial void GetPhysicalDeviceProperties(nint device, out PhysicalDeviceProperties properties);

    [LibraryImport(Name, EntryPoint = "vkGetPhysicalDeviceFeatures")]
    public static partial void GetPhysicalDeviceFeatures(nint device, out PhysicalDeviceFeatures features);

    [LibraryImport(Name, EntryPoint = "vkGetPhysicalDeviceMemoryProperties")]
    public static partial void GetPhysicalDeviceMemoryProperties(nint device, out PhysicalDeviceMemoryProperties properties);

    [LibraryImport(Name, EntryPoint = "vkGetPhysicalDeviceQueueFamilyProperties")]
    public static partial void GetPhysicalDeviceQueueFamilyProperties(nint device, ref uint count, QueueFamilyProperties* properties);

    [LibraryImport(Name, EntryPoint = "vkCreateDevice")]
    public static partial int CreateDevice(nint physicalDevice, DeviceCreateInfo* info, void* allocator, out nint device);

    [LibraryImport(Name, EntryPoint = "vkDestroyDevice")]
    public static partial void DestroyDevice(nint device, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkGetDeviceQueue")]
    public static partial void GetDeviceQueue(nint device, uint family, uint index, out nint queue);

    [LibraryImport(Name, EntryPoint = "vkCreateBuffer")]
    public static partial int CreateBuffer(nint device, BufferCreateInfo* info, void* allocator, out ulong buffer);

    [LibraryImport(Name, EntryPoint = "vkDestroyBuffer")]
    public static partial void DestroyBuffer(nint device, ulong buffer, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkGetBufferMemoryRequirements")]
    public static partial void GetBufferMemoryRequirements(nint device, ulong buffer, out MemoryRequirements requirements);

    [LibraryImport(Name, EntryPoint = "vkAllocateMemory")]
    public static partial int AllocateMemory(nint device, MemoryAllocateInfo* info, void* allocator, out ulong memory);

    [LibraryImport(Name, EntryPoint = "vkFreeMemory")]
    public static partial void FreeMemory(nint device, ulong memory, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkBindBufferMemory")]
    public static partial int BindBufferMemory(nint device, ulong buffer, ulong memory, ulong offset);

    [LibraryImport(Name, EntryPoint = "vkMapMemory")]
    public static partial int MapMemory(nint device, ulong memory, ulong offset, ulong size, uint flags, out void* address);

    [LibraryImport(Name, EntryPoint = "vkCreateShaderModule")]
    public static partial int CreateShaderModule(nint device, ShaderModuleCreateInfo* info, void* allocator, out ulong module);

    [LibraryImport(Name, EntryPoint = "vkDestroyShaderModule")]
    public static partial void DestroyShaderModule(nint device, ulong module, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkCreateDescriptorSetLayout")]
    public static partial int CreateDescriptorSetLayout(nint device, DescriptorSetLayoutCreateInfo* info, void* allocator, out ulong layout);

    [LibraryImport(Name, EntryPoint = "vkDestroyDescriptorSetLayout")]
    public static partial void DestroyDescriptorSetLayout(nint device, ulong layout, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkCreatePipelineLayout")]
    public static partial int CreatePipelineLayout(nint device, PipelineLayoutCreateInfo* info, void* allocator, out ulong layout);

    [LibraryImport(Name, EntryPoint = "vkDestroyPipelineLayout")]
    public static partial void DestroyPipelineLayout(nint device, ulong layout, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkCreateComputePipelines")]
    public static partial int CreateComputePipelines(
        nint device, ulong cache, uint count, ComputePipelineCreateInfo* infos, void* allocator, out ulong pipeline);

    [LibraryImport(Name, EntryPoint = "vkDestroyPipeline")]
    public static partial void DestroyPipeline(nint device, ulong pipeline, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkCreateDescriptorPool")]
    public static partial int CreateDescriptorPool(nint device, DescriptorPoolCreateInfo* info, void* allocator, out ulong pool);

    [LibraryImport(Name, EntryPoint = "vkDestroyDescriptorPool")]
    public static partial void DestroyDescriptorPool(nint device, ulong pool, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkAllocateDescriptorSets")]
    public static partial int AllocateDescriptorSets(nint device, DescriptorSetAllocateInfo* info, out ulong set);

    [LibraryImport(Name, EntryPoint = "vkUpdateDescriptorSets")]
    public static partial void UpdateDescriptorSets(nint device, uint count, WriteDescriptorSet* writes, uint copyCount, void* copies);

    [LibraryImport(Name, EntryPoint = "vkCreateCommandPool")]
    public static partial int CreateCommandPool(nint device, CommandPoolCreateInfo* info, void* allocator, out ulong pool);

    [LibraryImport(Name, EntryPoint = "vkDestroyCommandPool")]
    public static partial void DestroyCommandPool(nint device, ulong pool, void* allocator);

    [LibraryImport(Name, EntryPoint = "vkAllocateCommandBuffers")]
    public static partial int AllocateCommandBuffers(nint device, CommandBufferAllocateInfo* info, out nint commands);

    [LibraryImport(Name, EntryPoint = "vkFreeCommandBuffers")]
    public static partial void FreeCommandBuffers(nint device, ulong pool, uint count, nint* commands);

    [LibraryImport(Name, EntryPoint = "vkBeginCommandBuffer")]
    public static partial int BeginCommandBuffer(nint commands, CommandBufferBeginInfo* info);

    [LibraryImport(Name, EntryPoint = "vkEndCommandBuffer")]
    public static partial int EndCommandBuffer(nint commands);

    [LibraryImport(Name, EntryPoint = "vkCmdBindPipeline")]
    public static partial void BindPipeline(nint commands, int bindPoint, ulong pipeline);

    [LibraryImport(Name, EntryPoint = "vkCmdBindDescriptorSets")]
    public static partial void BindDescriptorSets(
        nint commands, int bindPoint, ulong layout, uint first, uint count, ulong* sets, uint offsetCount, uint* offsets);

    [LibraryImport(Name, EntryPoint = "vkCmdDispatch")]
    public static partial void Dispatch(nint commands, uint groupsX, uint groupsY, uint groupsZ);

    [LibraryImport(Name, EntryPoint = "vkCmdPipelineBarrier")]
    public static partial void PipelineBarrier(
        nint commands, uint sourceStage, uint destinationStage, uint flags, uint count, MemoryBarrier* barriers,
        uint bufferCount, void* bufferBarriers, uint imageCount, void* imageBarriers);

    [LibraryImport(Name, EntryPoint = "vkQueueSubmit")]
    public static partial int QueueSubmit(nint queue, uint count, SubmitInfo* submits, ulong fence);

    [LibraryImport(Name, EntryPoint = "vkQueueWaitIdle")]
    public static partial int QueueWaitIdle(nint queue);
}
