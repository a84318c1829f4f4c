using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>Names that mean something in WGSL, so that a user's name must not hide them.</summary>
internal static class WgslNames
{
    /// <summary>The function that makes a float of its bits; see <see cref="WgslExpressionWriter"/>.</summary>
    public const string FloatOf = "FloatOf";

    private const string Keywords =
        "alias break case const const_assert continue continuing default diagnostic discard else enable false fn for if let loop override "
        + "requires return struct switch true var while _";

    /// <summary>Words that the language keeps to itself.</summary>
    private const string Kept =
        "NULL Self abstract active alignas alignof as asm asm_fragment async attribute auto await become binding_array cast catch class "
        + "co_await co_return co_yield coherent column_major common compile compile_fragment concept const_cast consteval constexpr constinit "
        + "crate debugger decltype delete demote demote_to_helper do dynamic_cast enum explicit export extends extern external fallthrough "
        + "filter final finally friend from fxgroup get goto groupshared highp impl implements import inline instanceof interface layout lowp "
        + "macro macro_rules match mediump meta mod module move mut mutable namespace new nil noexcept noinline nointerpolation non_coherent "
        + "noncoherent noperspective null nullptr of operator package packoffset partition pass patch pixelfragment precise precision premerge "
        + "priv protected pub public readonly ref regardless register reinterpret_cast require resource restrict self set shared sizeof smooth "
        + "snorm static static_assert static_cast std subroutine super target template this thread_local throw trait try type typedef typeid "
        + "typename typeof union unless unorm unsafe unsized use using varying virtual volatile wgsl where with writeonly yield";

    /// <summary>Types, and the words between their angle brackets. A name may hide one, and then the shader's own text would not find it.</summary>
    private const string Types =
        "bool i32 u32 f32 f16 array atomic ptr sampler sampler_comparison texture_1d texture_2d texture_2d_array texture_3d texture_cube "
        + "texture_cube_array texture_multisampled_2d texture_depth_2d texture_depth_2d_array texture_depth_cube texture_depth_cube_array "
        + "texture_depth_multisampled_2d texture_external texture_storage_1d texture_storage_2d texture_storage_2d_array texture_storage_3d "
        + "read write read_write function private workgroup uniform storage";

    private const string Functions =
        "abs acos acosh all any arrayLength asin asinh atan atan2 atanh atomicAdd atomicAnd atomicCompareExchangeWeak atomicExchange "
        + "atomicLoad atomicMax atomicMin atomicOr atomicStore atomicSub atomicXor bitcast ceil clamp cos cosh countLeadingZeros countOneBits "
        + "countTrailingZeros cross degrees determinant distance dot dot4I8Packed dot4U8Packed dpdx dpdxCoarse dpdxFine dpdy dpdyCoarse "
        + "dpdyFine exp exp2 extractBits faceForward firstLeadingBit firstTrailingBit floor fma fract frexp fwidth fwidthCoarse fwidthFine "
        + "insertBits inverseSqrt ldexp length log log2 max min mix modf normalize pack2x16float pack2x16snorm pack2x16unorm pack4x8snorm "
        + "pack4x8unorm pack4xI8 pack4xI8Clamp pack4xU8 pack4xU8Clamp pow quantizeToF16 radians reflect refract reverseBits round saturate "
        + "select sign sin sinh smoothstep sqrt step storageBarrier tan tanh textureBarrier textureDimensions textureGather "
        + "textureGatherCompare textureLoad textureNumLayers textureNumLevels textureNumSamples textureSample textureSampleBaseClampToEdge "
        + "textureSampleBias textureSampleCompare textureSampleCompareLevel textureSampleGrad textureSampleLevel textureStore transpose trunc "
        + "unpack2x16float unpack2x16snorm unpack2x16unorm unpack4x8snorm unpack4x8unorm unpack4xI8 unpack4xU8 workgroupBarrier "
        + "workgroupUniformLoad";

    /// <summary>What stands in every shader.</summary>
    private const string Ours = $"Numbers {FloatOf}";

    /// <summary>Keywords, types, functions, and what stands in every shader.</summary>
    public static readonly IReadOnlyCollection<string> Reserved = new HashSet<string>(
        $"{Keywords} {Kept} {Types} {Functions} {Ours}".Split(' ')
            .Concat(from size in "vec2 vec3 vec4".Split(' ') from element in new[] { "", "i", "u", "f", "h" } select size + element)
            .Concat(from columns in "234" from rows in "234" from element in new[] { "", "f", "h" } select $"mat{columns}x{rows}{element}"));
}
