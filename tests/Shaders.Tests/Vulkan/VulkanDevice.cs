using System.Runtime.InteropServices;
using static Kernels.Shaders.Tests.Vulkan.VulkanLibrary;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>A Vulkan device that runs compute shaders, one at a time.</summary>
internal sealed unsafe partial class VulkanDevice : IDisposable
{
    private const uint Version1Point1 = 1u << 22 | 1u << 12;
    private const uint ComputeQueue = 0x2;

    private readonly nint instance;
    private readonly nint device;
    private readonly nint queue;
    private readonly ulong commandPool;
    private readonly PhysicalDeviceMemoryProperties memories;
    private readonly Dictionary<byte[], VulkanPipeline> pipelines = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    private VulkanDevice(nint instance, nint physicalDevice, uint queueFamily)
    {
        this.instance = instance;
        GetPhysicalDeviceProperties(physicalDevice, out var properties);
        Name = Marshal.PtrToStringUTF8((nint)properties.DeviceName)!;
        GetPhysicalDeviceMemoryProperties(physicalDevice, out memories);
        GetPhysicalDeviceFeatures(physicalDevice, out var features);
        HasDouble = features.Switches[PhysicalDeviceFeatures.ShaderFloat64] != 0;
        HasInt64 = features.Switches[PhysicalDeviceFeatures.ShaderInt64] != 0;
        try
        {
            device = CreateLogicalDevice(physicalDevice, queueFamily, features);
            GetDeviceQueue(device, queueFamily, 0, out queue);
            var info = new CommandPoolCreateInfo { Type = StructureType.CommandPoolCreateInfo, QueueFamilyIndex = queueFamily };
            Check(CreateCommandPool(device, &info, null, out commandPool), "vkCreateCommandPool");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The name the driver gives the device.</summary>
    public string Name { get; }

    /// <summary>Whether shaders may use <c>double</c>.</summary>
    public bool HasDouble { get; }

    /// <summary>Whether shaders may use integers of 64 bits.</summary>
    public bool HasInt64 { get; }

    /// <summary>Opens a device, or says why there is none and what to install.</summary>
    /// <remarks>
    /// Software drivers alone count, so that the numbers are the same wherever the tests run: a graphics card may treat
    /// subnormal numbers in its own way.
    /// </remarks>
    public static VulkanDevice? TryOpen(out string reason)
    {
        reason = $"{VulkanLibrary.Name} is missing: install the Debian package libvulkan1.";
        if (!NativeLibrary.TryLoad(VulkanLibrary.Name, out _)) return null;

        reason = "There is no software Vulkan driver: install the Debian package mesa-vulkan-drivers.";
        var application = new ApplicationInfo { Type = StructureType.ApplicationInfo, ApiVersion = Version1Point1 };
        var info = new InstanceCreateInfo { Type = StructureType.InstanceCreateInfo, ApplicationInfo = &application };
        var result = CreateInstance(&info, null, out var instance);
        if (result == IncompatibleDriver) return null;

        Check(result, "vkCreateInstance");
        foreach (var physicalDevice in PhysicalDevices(instance).Where(IsSoftware))
        {
            if (FindComputeQueue(physicalDevice) is { } family) return new(instance, physicalDevice, family);
        }

        DestroyInstance(instance, null);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pipeline in pipelines.Values) pipeline.Dispose();
        if (device != 0)
        {
            DestroyCommandPool(device, commandPool, null);
            DestroyDevice(device, null);
        }

        DestroyInstance(instance, null);
    }

    private static nint[] PhysicalDevices(nint instance)
    {
        var count = 0u;
        Check(EnumeratePhysicalDevices(instance, ref count, null), "vkEnumeratePhysicalDevices");
        var devices = new nint[count];
        fixed (nint* first = devices) Check(EnumeratePhysicalDevices(instance, ref count, first), "vkEnumeratePhysicalDevices");
        return devices;
    }

    private static bool IsSoftware(nint physicalDevice)
    {
        GetPhysicalDeviceProperties(physicalDevice, out var properties);
        return properties.DeviceType == PhysicalDeviceProperties.Cpu;
    }

    private static uint? FindComputeQueue(nint physicalDevice)
    {
        var count = 0u;
        GetPhysicalDeviceQueueFamilyProperties(physicalDevice, ref count, null);
        var families = new QueueFamilyProperties[count];
        fixed (QueueFamilyProperties* first = families) GetPhysicalDeviceQueueFamilyProperties(physicalDevice, ref count, first);
        var index = Array.FindIndex(families, family => (family.Flags & ComputeQueue) != 0);
        return index < 0 ? null : (uint)index;
    }

    private static nint CreateLogicalDevice(nint physicalDevice, uint queueFamily, in PhysicalDeviceFeatures available)
    {
        // With robust access a shader that leaves its buffer is a failed test, not the end of the process.
        var features = new PhysicalDeviceFeatures();
        foreach (var feature in (int[])[PhysicalDeviceFeatures.RobustBufferAccess, PhysicalDeviceFeatures.ShaderFloat64, PhysicalDeviceFeatures.ShaderInt64])
            features.Switches[feature] = available.Switches[feature];

        var priority = 1f;
        var queue = new DeviceQueueCreateInfo
        {
            Type = StructureType.DeviceQueueCreateInfo,
            QueueFamilyIndex = queueFamily,
            QueueCount = 1,
            QueuePriorities = &priority,
        };
        var info = new DeviceCreateInfo
        {
            Type = StructureType.DeviceCreateInfo,
            QueueCreateInfoCount = 1,
            QueueCreateInfos = &queue,
            EnabledFeatures = &features,
        };
        Check(CreateDevice(physicalDevice, &info, null, out var device), "vkCreateDevice");
        return device;
    }
}
