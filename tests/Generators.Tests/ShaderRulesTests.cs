using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>A shader is C# as ComputeSharp has it: its own generator would take it.</summary>
public class ShaderRulesTests
{
    [Fact]
    public void No_shader_has_what_ComputeSharps_generator_refuses()
    {
        var run = ShaderGeneration.RunAll();
        Assert.Empty(run.ErrorsInGeneratedFiles());
        var shaders = ShaderRules.ShadersOf(run).ToList();

        Assert.Empty(shaders.SelectMany(shader => ShaderRules.BrokenBy(shader, run.Output)));
        Assert.Contains(shaders, static shader => shader.AttributeLists.ToString().Contains("RequiresDoublePrecisionSupport", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CMPS0005", "private readonly int x;", "")]
    [InlineData("CMPS0001", "private readonly ReadWriteBuffer<float> y; private readonly long x;", "")]
    [InlineData("CMPS0006", "private readonly ReadWriteBuffer<float> y;", "G();", "private void G() => y[ThreadIds.X] = 1f;")]
    [InlineData("CMPS0014", "private readonly ReadWriteBuffer<int> y;", "y[0] = unchecked(y[0] + 1);")]
    [InlineData("CMPS0015", "private readonly ReadWriteBuffer<int> y;", "unchecked { y[0] = y[0] + 1; }")]
    [InlineData("CMPS0026", "private readonly ReadWriteBuffer<int> y;", "throw null!;")]
    [InlineData("CMPS0049", "private readonly ReadWriteBuffer<float> y;", "y[0] = float.Exp2(y[0]);")]
    [InlineData("CMPS0050", "private readonly ReadWriteBuffer<int> y;", "y[0] = (int)(long)y[0];")]
    [InlineData("CMPS0062", "private readonly ReadWriteBuffer<int> y;", "G(this);", "private static void G(object shader) { }")]
    [InlineData("CMPS0063", "private readonly ReadWriteBuffer<float> y;", "y[0] = MathF.Exp(y[0]);")]
    [InlineData("CMPS0064", "private readonly ReadWriteBuffer<double> y;", "y[0] = y[0] + y[0];")]
    [InlineData("CMPS0064", "private readonly ReadWriteBuffer<float> y;", "y[0] = (float)(y[0] * 0.1);")]
    public void What_it_refuses_is_found(string rule, string fields, string body, string helper = "")
    {
        var source = $$"""
            using System;
            using ComputeSharp;

            [ThreadGroupSize(DefaultThreadGroupSizes.X)]
            readonly partial struct Shader : IComputeShader
            {
                {{fields}}

                public void Execute()
                {
                    {{body}}
                }

                {{helper}}
            }
            """;
        var run = new GeneratorRun(Generation.Compile(), Generation.Compile(source).WithComputeSharp(), [], []);

        var broken = Assert.Single(ShaderRules.BrokenBy(Assert.Single(ShaderRules.ShadersOf(run)), run.Output));
        Assert.StartsWith(rule, broken, StringComparison.Ordinal);
    }
}
