namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>
/// Where the registers of a shader are in Vulkan, which has one numbering for all of them: b0 is binding 0, t0 the
/// first binding of the inputs, u0 the first of the outputs.
/// </summary>
internal static class BindingShifts
{
    public const int Constants = 0;
    public const int ReadOnly = 1;

    // Seven inputs fit between t0 at 1 and u0 at 8. With more of them t7 and u0 would share a binding, so u0 moves up.
    public static int ReadWrite(int readOnlyCount) => Math.Max(8, ReadOnly + readOnlyCount);
}
