using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Tests.Switches;

/// <summary>What the runtime says of the processor.</summary>
internal static class Hardware
{
    public static bool HasAvx512 => Avx512F.IsSupported;

    /// <summary>One line, such as <c>Vector128 Vector256 Avx2 Fma</c>.</summary>
    public static string Describe() => string.Join(' ', Features()
        .Where(static feature => feature.IsPresent)
        .Select(static feature => feature.Name));

    private static IEnumerable<(string Name, bool IsPresent)> Features() =>
    [
        ("Vector512", Vector512.IsHardwareAccelerated),
        ("Vector256", Vector256.IsHardwareAccelerated),
        ("Vector128", Vector128.IsHardwareAccelerated),
        ("Avx512", Avx512F.IsSupported),
        ("Avx2", Avx2.IsSupported),
        ("Avx", Avx.IsSupported),
        ("Fma", Fma.IsSupported),
        ("Sse41", Sse41.IsSupported),
        ("Jit", RuntimeFeature.IsDynamicCodeCompiled),
    ];
}
