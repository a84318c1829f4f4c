using System.Text;

namespace Kernels.Gpu.Native;

/// <summary>
/// Asks the drivers for their devices. Nothing here throws: a driver that does not answer has no device, and the others are
/// there all the same.
/// </summary>
internal static unsafe class DeviceQueries
{
    private const uint PlatformName = 0x0902;
    private const uint DeviceType = 0x1000;
    private const uint MaxComputeUnits = 0x1002;
    private const uint MaxBufferSize = 0x1010;
    private const uint SingleConfiguration = 0x101B;
    private const uint GlobalMemorySize = 0x101F;
    private const uint LocalMemoryType = 0x1022;
    private const uint LocalMemorySize = 0x1023;
    private const uint IsAvailable = 0x1027;
    private const uint HasCompiler = 0x1028;
    private const uint DeviceName = 0x102B;
    private const uint Vendor = 0x102C;
    private const uint DriverVersion = 0x102D;
    private const uint DeviceVersion = 0x102F;
    private const uint DoubleConfiguration = 0x1032;
    private const uint SharesHostMemory = 0x1035;

    private const ulong AllTypes = 0xFFFFFFFF;
    private const ulong CpuType = 2;
    private const ulong GpuType = 4;
    private const ulong AcceleratorType = 8;

    private const ulong DedicatedMemory = 1;

    private const ulong HasSubnormals = 1 << 0;
    private const ulong HasInfinitiesAndNaN = 1 << 1;
    private const ulong RoundsToNearest = 1 << 2;
    private const ulong RoundsCorrectly = 1 << 7;

    private delegate int ListFunction(uint capacity, nint* ids, uint* count);

    private delegate int InfoFunction(nuint capacity, void* value, nuint* size);

    /// <summary>All devices that can run kernels, as the drivers list them.</summary>
    public static IEnumerable<DeviceInfo> All() =>
        from platform in Ids(static (capacity, ids, count) => OpenCL.clGetPlatformIDs(capacity, ids, count))
        from id in Ids((capacity, ids, count) => OpenCL.clGetDeviceIDs(platform, AllTypes, capacity, ids, count))
        let device = Describe(platform, id)
        where device is not null
        select device;

    /// <summary>A device, or null if it cannot run kernels: it is out of order, has no compiler, or is of another kind.</summary>
    private static DeviceInfo? Describe(nint platform, nint id)
    {
        GpuDeviceKind? kind = Number(id, DeviceType) switch
        {
            var type when (type & GpuType) != 0 => GpuDeviceKind.Gpu,
            var type when (type & AcceleratorType) != 0 => GpuDeviceKind.Accelerator,
            var type when (type & CpuType) != 0 => GpuDeviceKind.Cpu,
            _ => null,
        };
        var isUsable = Number(id, IsAvailable) != 0 && Number(id, HasCompiler) != 0
            && DeviceInfo.IsVersionSupported(Text(id, DeviceVersion));
        if (kind is null || !isUsable)
            return null;

        var ofFloats = Number(id, SingleConfiguration);
        return new DeviceInfo
        {
            Id = id,
            PlatformId = platform,
            Name = Text(id, DeviceName),
            Platform = Text((capacity, value, size) => OpenCL.clGetPlatformInfo(platform, PlatformName, capacity, value, size)),
            Vendor = Text(id, Vendor),
            DriverVersion = Text(id, DriverVersion),
            Kind = kind.Value,
            MemorySize = (long)Number(id, GlobalMemorySize),
            LargestBuffer = (long)Number(id, MaxBufferSize),
            LocalMemorySize = Number(id, LocalMemoryType) == DedicatedMemory ? (long)Number(id, LocalMemorySize) : 0,
            ComputeUnits = (int)Number(id, MaxComputeUnits),
            SupportsDouble = Number(id, DoubleConfiguration) != 0,
            HasOwnMemory = Number(id, SharesHostMemory) == 0,
            CanRoundCorrectly = (ofFloats & RoundsCorrectly) != 0,
            HasSubnormals = (ofFloats & HasSubnormals) != 0,
            RoundsToNearest = (ofFloats & (HasInfinitiesAndNaN | RoundsToNearest)) == (HasInfinitiesAndNaN | RoundsToNearest),
        };
    }

    private static nint[] Ids(ListFunction list)
    {
        uint count;
        if (list(0, null, &count) != 0 || count == 0)
            return [];
        var ids = new nint[count];
        fixed (nint* start = ids)
            return list(count, start, null) == 0 ? ids : [];
    }

    /// <summary>A number of 32 or 64 bits; 0 if the driver does not know it.</summary>
    private static ulong Number(nint device, uint what)
    {
        ulong value = 0;
        nuint size;
        if (OpenCL.clGetDeviceInfo(device, what, sizeof(ulong), &value, &size) != 0)
            return 0;
        return size == sizeof(uint) ? *(uint*)&value : value;
    }

    private static string Text(nint device, uint what) =>
        Text((capacity, value, size) => OpenCL.clGetDeviceInfo(device, what, capacity, value, size));

    private static string Text(InfoFunction info)
    {
        nuint size;
        if (info(0, null, &size) != 0 || size == 0)
            return "";
        var bytes = new byte[size];
        fixed (byte* start = bytes)
            return info(size, start, null) == 0 ? Encoding.UTF8.GetString(bytes).Trim('\0', ' ') : "";
    }
}
