using Xunit;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>
/// What <c>precise</c> does. With it arithmetic has the bits of C#; without it a driver may treat floats like real
/// numbers, and this one does.
/// </summary>
[Collection(VulkanCollection.Name)]
public sealed class PreciseTests(VulkanFixture vulkan)
{
    private const float Rounder = 12582912f; // 1.5·2^23: adding it rounds to an integer

    private static readonly float[] A = Numbers(1);
    private static readonly float[] B = Numbers(2);

    // Near -a·b, where a fused product would show.
    private static readonly float[] C = [.. A.Zip(B, (a, b) => -a * b * 1.0001f)];

    private static readonly Dictionary<string, Func<float, float, float, float>> Expressions = new()
    {
        ["a * b + c"] = (a, b, c) => a * b + c,
        ["mad(a, b, c)"] = (a, b, c) => a * b + c,
        ["(a + b) - b"] = (a, b, c) => a + b - b,
        ["a * b / b"] = (a, b, c) => a * b / b,
        ["a / 3.0f"] = (a, b, c) => a / 3,
        ["1.0f / (1.0f / a)"] = (a, b, c) => 1 / (1 / a),
        ["1.0f - (1.0f - a)"] = (a, b, c) => 1 - (1 - a),
        ["sqrt(abs(a)) * sqrt(abs(a))"] = (a, b, c) => MathF.Sqrt(MathF.Abs(a)) * MathF.Sqrt(MathF.Abs(a)),
        ["1.0f / sqrt(abs(a))"] = (a, b, c) => 1 / MathF.Sqrt(MathF.Abs(a)),
        ["a * b + a * c"] = (a, b, c) => a * b + a * c,
        ["(a + 12582912.0f) - 12582912.0f"] = (a, b, c) => a + Rounder - Rounder,
        ["a < b ? (a + b) - b : (b + a) - a"] = (a, b, c) => a < b ? a + b - b : b + a - a,
        ["(a + 12582912.0f) - 12582912.0f == a ? 1.0f : 0.0f"] = (a, b, c) => a + Rounder - Rounder == a ? 1 : 0,
    };

    public static TheoryData<string> ExpressionTexts => [.. Expressions.Keys];

    [SkippableTheory]
    [MemberData(nameof(ExpressionTexts))]
    public void Precise_has_the_bits_of_C_sharp(string expression)
    {
        var results = vulkan.Map<float, float>(Hlsl.Expression(expression, 3, modifier: "precise"), A.Length, A, B, C);

        Expect.SameBits(A.Select((a, i) => Expressions[expression](a, B[i], C[i])), results);
    }

    [SkippableTheory]
    [InlineData("float t = a + 12582912.0f; precise float r = t - 12582912.0f;")] // backwards over assignments
    [InlineData("precise float r; if (a > 0) { float t = a + 12582912.0f; r = t - 12582912.0f; } else { r = (a + 12582912.0f) - 12582912.0f; }")]
    [InlineData("precise float r = 0; for (int i = 0; i < 1; i++) { r = a + 12582912.0f; r = r - 12582912.0f; }")]
    [InlineData("precise uint bits = asuint((a + 12582912.0f) - 12582912.0f); float r = asfloat(bits);")]
    [InlineData("float r = (float)Rounded(a);")]
    public void Precise_holds_for_all_that_a_result_is_computed_from(string statements)
    {
        var results = vulkan.Map<float, float>(Rounding(statements), A.Length, A);

        Expect.SameBits(A.Select(a => a + Rounder - Rounder), results);
    }

    [SkippableTheory]
    [InlineData("float r = (a + 12582912.0f) - 12582912.0f;")]
    [InlineData("precise float r = Cancelled(a);")] // not into a function that is called
    public void Without_precise_the_driver_cancels_terms(string statements)
    {
        vulkan.RequireLlvmpipe();
        var results = vulkan.Map<float, float>(Rounding(statements), A.Length, A);

        Expect.SameBits(A, results);
    }

    [SkippableFact]
    public void Constant_zero_is_folded_away_even_with_precise()
    {
        vulkan.RequireLlvmpipe();
        float[] x = [-0f, float.NaN, -1f];

        Expect.SameBits(x, vulkan.Map<float, float>(Hlsl.Expression("a + 0.0f", modifier: "precise"), 3, x));
        Expect.SameBits([0, 0, 0], vulkan.Map<float, float>(Hlsl.Expression("a * 0.0f", modifier: "precise"), 3, x));
        Expect.SameBits([-0f], vulkan.Map<float, float>(Hlsl.Expression("0.0f - a", modifier: "precise"), 1, [0f]));
    }

    [SkippableFact]
    public void Zero_that_the_compiler_cannot_see_is_a_zero()
    {
        // The third size is 1.
        const string Zero = "asfloat(__z - 1u)";
        float[] x = [-0f, float.NaN, -1f, 0f];

        Expect.SameBits([0, float.NaN, -1, 0], vulkan.Map<float, float>(Hlsl.Expression($"a + {Zero}", modifier: "precise"), 4, x));
        Expect.SameBits([-0f, float.NaN, -0f, 0], vulkan.Map<float, float>(Hlsl.Expression($"a * {Zero}", modifier: "precise"), 4, x));
        Expect.SameBits([0, float.NaN, 1, 0], vulkan.Map<float, float>(Hlsl.Expression($"{Zero} - a", modifier: "precise"), 4, x));
    }

    [SkippableFact]
    public void Compiler_folds_constants_in_double()
    {
        // In float 2^24 + 1 is 2^24. So a constant expression has to be folded before it is written.
        float[] x = [0f];

        Assert.Equal([1f], vulkan.Map<float, float>(Hlsl.Expression("(16777216.0f + 1.0f) - 16777216.0f + a", modifier: "precise"), 1, x));
        Assert.Equal([0f], vulkan.Map<float, float>(Hlsl.Expression("((16777216.0f + a) + 1.0f) - 16777216.0f", modifier: "precise"), 1, x));
    }

    private static string Rounding(string statements) => Hlsl.Shader(
        """
        StructuredBuffer<float> x : register(t0);
        RWStructuredBuffer<float> y : register(u0);

        float Rounded(float a) { precise float r = (a + 12582912.0f) - 12582912.0f; return r; }
        float Cancelled(float a) { return (a + 12582912.0f) - 12582912.0f; }
        """,
        $"float a = x[ThreadIds.x]; {statements} y[ThreadIds.x] = r;");

    private static float[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2000).Select(_ => (random.NextSingle() - 0.5f) * 100)];
    }
}
