using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Kernels.Gpu;

namespace Kernels.CompilerServices;

/// <summary>
/// Compiles HLSL to what Direct3D 12 runs, by the compiler that is part of Windows. For generated code; not meant to be called
/// by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ShaderCompiler
{
    /// <summary>The shader model: the newest that this compiler knows.</summary>
    private const string Target = "cs_5_1";

    // d3dcompiler.h: IEEE strictness keeps what the compiler would otherwise assume never happens, NaN among it.
    private const uint IeeeStrictness = 1 << 13;
    private const uint OptimizationLevel3 = 1 << 15;

    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Compiled = new(StringComparer.Ordinal);

    /// <summary>The byte code of a shader, compiled when it is asked for first and then kept.</summary>
    /// <param name="source">HLSL with the entry point <c>Execute</c>.</param>
    /// <exception cref="PlatformNotSupportedException">This is not Windows.</exception>
    /// <exception cref="GpuException">The source does not compile; the message has the compiler's own.</exception>
    public static ReadOnlyMemory<byte> Compile(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("ComputeSharp shaders run on DirectX 12, which only Windows has. "
                + "Use the overloads over GpuBuffer, which run on OpenCL.");
        return Compiled.GetOrAdd(source, static text => new(() => CompileNow(text))).Value;
    }

    private static unsafe byte[] CompileNow(string source)
    {
        var text = Encoding.UTF8.GetBytes(source);
        int result;
        nint code, errors;
        fixed (byte* start = text)
            result = D3DCompile(start, (nuint)text.Length, null, 0, 0, "Execute", Target, IeeeStrictness | OptimizationLevel3, 0, out code, out errors);

        var message = Take(errors);
        var compiled = Take(code);
        if (result < 0 || compiled is null)
        {
            var reason = message is null ? $"error 0x{result:X8}" : Encoding.UTF8.GetString(message).TrimEnd('\0', '\n');
            throw new GpuException($"The shader does not compile: {reason}");
        }

        return compiled;
    }

    /// <summary>The content of a blob, which is released; null for none.</summary>
    private static unsafe byte[]? Take(nint blob)
    {
        if (blob == 0)
            return null;

        // The methods of ID3DBlob stand behind the three of IUnknown.
        var methods = *(nint**)blob;
        var content = ((delegate* unmanaged[Stdcall]<nint, byte*>)methods[3])(blob);
        var size = ((delegate* unmanaged[Stdcall]<nint, nuint>)methods[4])(blob);
        var copy = new ReadOnlySpan<byte>(content, checked((int)size)).ToArray();
        _ = ((delegate* unmanaged[Stdcall]<nint, uint>)methods[2])(blob);
        return copy;
    }

    [LibraryImport("d3dcompiler_47.dll", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static unsafe partial int D3DCompile(
        byte* source,
        nuint size,
        string? sourceName,
        nint defines,
        nint include,
        string entryPoint,
        string target,
        uint flags1,
        uint flags2,
        out nint code,
        out nint errors);
}
