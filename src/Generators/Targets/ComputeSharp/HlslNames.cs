using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>Names that mean something in HLSL, so that a user's name must not hide them.</summary>
internal static class HlslNames
{
    private const string Keywords =
        "AppendStructuredBuffer asm asm_fragment auto bool break Buffer ByteAddressBuffer case catch cbuffer centroid char class column_major "
        + "compile compile_fragment CompileShader const ConstantBuffer const_cast ConsumeStructuredBuffer continue ComputeShader default delete "
        + "discard do DomainShader double dword dynamic_cast else enum explicit export extern false float for friend fxgroup GeometryShader "
        + "globallycoherent goto groupshared half HullShader if in inline inout InputPatch int interface line lineadj linear LineStream long "
        + "matrix min10float min12int min16float min16int min16uint mutable namespace new nointerpolation noperspective NULL operator out "
        + "OutputPatch packoffset pass PixelShader point PointStream precise private protected public RasterizerState reinterpret_cast return "
        + "register row_major RWBuffer RWByteAddressBuffer RWStructuredBuffer sample sampler SamplerState shared short signed sizeof snorm "
        + "stateblock static static_cast string struct StructuredBuffer switch tbuffer technique technique10 technique11 template Texture "
        + "texture this throw triangle triangleadj TriangleStream true try typedef typename uint uniform union unorm unsigned using vector "
        + "vertexfragment VertexShader virtual void volatile while";

    private const string Functions =
        "abort abs acos all any asdouble asfloat asin asint asuint atan atan2 ceil clamp clip cos cosh countbits cross ddx ddy degrees "
        + "determinant distance dot dst errorf exp exp2 f16tof32 f32tof16 faceforward firstbithigh firstbitlow floor fma fmod frac frexp fwidth "
        + "isfinite isinf isnan ldexp length lerp lit log log10 log2 mad max min modf msad4 mul noise normalize pow printf radians rcp reflect "
        + "refract reversebits round rsqrt saturate sign sin sincos sinh smoothstep sqrt step tan tanh transpose trunc";

    /// <summary>Types that have vectors and matrices.</summary>
    private const string Scalars =
        "bool double float half int uint min10float min12int min16float min16int min16uint int16_t uint16_t int32_t uint32_t int64_t uint64_t "
        + "float16_t float32_t float64_t";

    private const string Types =
        "Texture1D Texture1DArray Texture2D Texture2DArray Texture2DMS Texture2DMSArray Texture3D TextureCube TextureCubeArray RWTexture1D "
        + "RWTexture1DArray RWTexture2D RWTexture2DArray RWTexture3D sampler1D sampler2D sampler3D samplerCUBE sampler_state "
        + "SamplerComparisonState DepthStencilState BlendState RenderTargetView DepthStencilView";

    /// <summary>Words of effect files, which the compiler takes in any case.</summary>
    private const string AnyCase = "asm decl pass technique technique10 technique11 texture texture1D texture2D texture3D textureCUBE";

    private const string Ours = "Execute Source ThreadIds numthreads NumThreads Quad __x __y __z _";

    /// <summary>Keywords, types, functions, and what stands in every shader.</summary>
    public static readonly IReadOnlyCollection<string> Reserved = new HashSet<string>(
        $"{Keywords} {Scalars} {Functions} {Types} {AnyCase} {AnyCase.ToUpperInvariant()} {Ours}".Split(' ')
            .Concat(AnyCase.Split(' ').Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)))
            .Concat(
                from type in Scalars.Split(' ')
                from size in "1 2 3 4 1x1 1x2 1x3 1x4 2x1 2x2 2x3 2x4 3x1 3x2 3x3 3x4 4x1 4x2 4x3 4x4".Split(' ')
                select type + size));
}
