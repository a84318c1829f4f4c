using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.OpenCL;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Xunit;

namespace Kernels.Generators.Tests.Architecture;

/// <summary>A backend is a folder and an entry: what another one has to say is <see cref="TinyTarget"/>, and nothing else.</summary>
public class TargetTests
{
    [Fact]
    public void A_target_of_the_tests_writes_a_kernel()
    {
        var text = Write("public static float F(float lane, int n) => MathF.Max(KernelMath.Expm1(lane), 0f) * (1 << n)");

        Assert.Equal(
            """"
            public static void F(global::Tiny.Buffer x, global::Tiny.Buffer destination) => Tiny.Run(FText, x, destination);

            private const string FText = """
                bool IsNegative(float x)
                {
                    return bits<uint>(x) >= 0x80000000u;
                }
                float Max(float x, float y)
                {
                    return x > y ? x : y > x ? y : x == y ? (IsNegative(x) ? y : x) : x + y;
                }
                float F(float lane2, int n)
                {
                    return Max(exp_minus_one(lane2), 0.0f) * (float)(1 << (n & 31));
                }
                """;

            """",
            text);
    }

    [Fact]
    public void A_function_that_a_language_neither_spells_nor_writes_out_is_named()
    {
        var function = FunctionOf(MathFunctions.Get("Sigmoid"), ScalarType.Single);

        var error = Assert.Throws<NotSupportedException>(() => LowerForGpu.Run(function, new TinyLanguage(knowsOthers: false), needed: []));

        Assert.Equal("Tiny C has no Sigmoid: it is neither spelled nor written out.", error.Message);
    }

    [Fact]
    public void Every_language_has_every_function()
    {
        foreach (var language in GpuTargets.All.Select(static target => target.Language).Append(OpenCLLanguage.Fast))
        {
            foreach (var function in AllFunctions().Where(function => function.Nodes().All(node => language.Limit(node) is null)))
            {
                var code = LowerForGpu.Run(function, language, needed: []);
                var nodes = code.Functions.Append(code.Body).SelectMany(static part => part.Nodes()).ToList();
                Assert.DoesNotContain(nodes, static node => node is MathCall or Classify or Conversion);
                Assert.All(nodes.OfType<FunctionCall>().Where(static call => !call.IsIntrinsic),
                    call => Assert.Contains(code.Functions, part => part.Key == call.Name));
            }
        }
    }

    /// <summary>A function for each row of the table that reaches a target, for each type that it takes, and for each predicate.</summary>
    private static IEnumerable<Function> AllFunctions()
    {
        foreach (var type in new[] { ScalarType.Single, ScalarType.Double })
        {
            foreach (var row in MathFunctions.All.Where(static row => row is not { IsSlope: true, Single: VectorForm.Lowered }))
                yield return KernelPasses.Run(FunctionOf(row, type), []);
            foreach (var predicate in Predicate.All.Select(static row => row.Name))
                yield return new Function("F", [new Parameter(type, "x")], [], new Classify(predicate, new Parameter(type, "x")));
        }

        foreach (var type in new[] { ScalarType.Int32, ScalarType.UInt32, ScalarType.Int64, ScalarType.UInt64 })
        {
            foreach (var row in MathFunctions.All.Where(row => row.Integers && (type.IsSigned || row.Name is not ("Abs" or "Sign"))))
                yield return KernelPasses.Run(FunctionOf(row, type), []);
        }
    }

    private static Function FunctionOf(MathFunction row, ScalarType type)
    {
        EquatableArray<Parameter> parameters = [.. Enumerable.Range(0, row.Arity).Select(i => new Parameter(type, $"x{i}"))];
        return new Function("F", parameters, [], new MathCall(row.Name == "Sign" ? ScalarType.Int32 : type, row, [.. parameters]));
    }

    private static string Write(string member)
    {
        var model = Assert.Single(Models.Of(Generation.Compile($"{Generation.Usings}public static partial class K {{ [Vectorize] {member}; }}")));
        var target = new TinyTarget();
        var writer = new SourceWriter();
        target.Write(model, KernelPasses.Run(model.Body!, model.Callees), new TypeNames(global: true, WellKnownNames.OfKernels).With(target.Names), writer);
        return writer.ToString();
    }
}
