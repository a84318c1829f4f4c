using System.Runtime.InteropServices;

namespace Kernels.Gpu.Native;

/// <summary>Where the library is found. It has a name of its own on each system.</summary>
internal static partial class OpenCL
{
    private const string Library = "OpenCL";

    // Most Linux systems have the first name only: the second one comes with the package for development.
    private static readonly string[] Names =
        ["libOpenCL.so.1", "libOpenCL.so", Library, "/System/Library/Frameworks/OpenCL.framework/OpenCL"];

    private static readonly Lazy<bool> IsLoaded = new(LoadOnce);

    /// <summary>Loads the library, which must be done before any function of it is called; false if there is none.</summary>
    public static bool Load() => IsLoaded.Value;

    private static bool LoadOnce()
    {
        var assembly = typeof(OpenCL).Assembly;
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, assembly, searchPath: null, out var library))
            {
                NativeLibrary.SetDllImportResolver(assembly, (wanted, _, _) => wanted == Library ? library : 0);
                return true;
            }
        }

        return false;
    }
}
