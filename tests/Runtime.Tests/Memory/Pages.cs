using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Kernels.Tests.Memory;

/// <summary>Pages of the operating system's.</summary>
internal static partial class Pages
{
    private const int ReadWrite = 0x1 | 0x2;
    private const int Private = 0x02;

    private const uint ReserveAndCommit = 0x3000;
    private const uint WindowsRelease = 0x8000;
    private const uint WindowsNoAccess = 0x01;
    private const uint WindowsReadWrite = 0x04;

    public static nint Reserve(nuint size)
    {
        if (OperatingSystem.IsWindows())
            return Check(VirtualAlloc(0, size, ReserveAndCommit, WindowsReadWrite), failure: 0);
        var anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
        return Check(MemoryMap(0, size, ReadWrite, Private | anonymous, -1, 0), failure: -1);
    }

    /// <summary>Makes pages inaccessible.</summary>
    public static void Forbid(nint address, nuint size)
    {
        if (OperatingSystem.IsWindows())
            Check(VirtualProtect(address, size, WindowsNoAccess, out _), failure: 0);
        else
            Check(MemoryProtect(address, size, 0), failure: -1);
    }

    public static void Release(nint address, nuint size)
    {
        if (OperatingSystem.IsWindows())
            Check(VirtualFree(address, 0, WindowsRelease), failure: 0);
        else
            Check(MemoryUnmap(address, size), failure: -1);
    }

    private static nint Check(nint result, nint failure) =>
        result != failure ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MemoryProtect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int MemoryUnmap(nint address, nuint length);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint VirtualAlloc(nint address, nuint size, uint type, uint protection);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualProtect(nint address, nuint size, uint protection, out uint previous);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualFree(nint address, nuint size, uint type);
}
