namespace Kernels.Shaders.Tests.Cases;

/// <summary>Names that mean something in HLSL, in the shader's own text, or in no language but C#.</summary>
internal static partial class NameCases
{
    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Register(float half, float register, [Uniform] float cbuffer, float dot, float @out) =>
        half * register + cbuffer * dot - @out;

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum)]
    internal static float lerp(float x, float count, [Uniform] float destination, float __x)
    {
        float lanes = x + count, rows = destination - __x, i = lanes * rows;
        return i + Add(lanes, rows);
    }

    [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Max, Matrix = false)]
    internal static float Größe(float länge, float β) => länge * β + (länge > β ? 1f : 2f);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Execute(int ThreadIds, int numthreads, int Quad) => ThreadIds / (numthreads | 1) + Quad;

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static float Min(float Max, float CopySign) => MathF.Min(Max, CopySign) + MathF.CopySign(Max, CopySign);

    [Vectorize(Gpu = true, Wgsl = true)]
    internal static int Min(int Abs, int min) => Math.Min(Abs, min) + Math.Abs(Abs);

    private static float Add(float float4, float saturate) => float4 + saturate;

    /// <summary>Has members of the names that the generated code uses, so that these are written in full.</summary>
    internal static partial class Hlsl
    {
        [Vectorize(Gpu = true, Wgsl = true, Reduce = Reduction.Sum | Reduction.Max, Matrix = true)]
        internal static float ThreadIds(float Span, float DispatchSize) => MathF.Min(Span, DispatchSize) * 0.75f;
    }
}
