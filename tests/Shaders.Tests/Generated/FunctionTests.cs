using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Kernels.Accuracy;
using Kernels.Shaders.Tests.Cases;
using Kernels.Tests.Running;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>
/// The functions that are written beside kernels, over floats from one end to the other. The bounds are those of the documentation.
/// </summary>
public partial class FunctionTests(ITestOutputHelper output)
{
    /// <summary>Each n-th float; all of them with <c>KERNELS_FLOAT_STRIDE=1</c>, which takes minutes.</summary>
    private static readonly int Stride = int.Parse(Environment.GetEnvironmentVariable("KERNELS_FLOAT_STRIDE") ?? "4099", CultureInfo.InvariantCulture);

    private const int Pairs = 500_000;

    public static TheoryData<string> Names => [.. Kernels().Select(static method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_is_within_the_stated_bound(string name)
    {
        var kernel = Kernels().Single(method => method.Name == name);
        var exact = References.Find(name);
        var worst = kernel.GetParameters().Length == 1 ? WorstOfOne(kernel, exact) : WorstOfTwo(kernel, exact);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {worst.Ulps:F3} ULP at {worst.At}"));

        Assert.InRange(worst.Ulps, 0, kernel.GetCustomAttribute<WithinUlpsAttribute>()!.Ulps);
    }

    [Fact]
    public void The_documentation_states_these_bounds()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "global.json")))
            root = Path.GetDirectoryName(root) ?? throw new FileNotFoundException("no global.json above the tests");
        var documented = Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "guide", "numerics.md")))
            .Select(static row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(Kernels().Select(static kernel => $"{kernel.Name} {kernel.GetCustomAttribute<WithinUlpsAttribute>()!.Ulps}").Order(), documented.Order());
    }

    private static (double Ulps, string At) WorstOfOne(MethodInfo kernel, Func<double[], double> exact)
    {
        var compute = InShader(kernel).CreateDelegate<Func<float, float>>();
        var range = kernel.GetParameters()[0].GetCustomAttribute<InRangeAttribute>();
        var (worst, at) = (0.0, 0f);
        var arguments = new double[1];
        for (var bits = 0L; bits < 1L << 32; bits += Stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (x < range?.From || x > range?.To)
                continue; // left to the device, or without a bound in ULP
            arguments[0] = x;
            var error = Ulp.Error(compute(x), exact(arguments));
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        return (worst, at.ToString("R", CultureInfo.InvariantCulture));
    }

    private static (double Ulps, string At) WorstOfTwo(MethodInfo kernel, Func<double[], double> exact)
    {
        var compute = InShader(kernel).CreateDelegate<Func<float, float, float>>();
        var (worst, at) = (0.0, (X: 0f, Y: 0f));
        var arguments = new double[2];
        for (var i = 0L; i < Pairs; i++)
        {
            var (x, y) = Inputs.Pair(i);
            (arguments[0], arguments[1]) = (x, y);
            var error = Ulp.Error(compute(x, y), exact(arguments));
            if (!(error <= worst))
                (worst, at) = (error, (x, y));
        }

        return (worst, FormattableString.Invariant($"{at.X:R}, {at.Y:R}"));
    }

    private static IEnumerable<MethodInfo> Kernels() => typeof(FunctionCases)
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(static method => method.GetCustomAttribute<VectorizeAttribute>() is not null);

    /// <summary>The kernel's function in the shader.</summary>
    private static MethodInfo InShader(MethodInfo kernel) => ShaderTypes.All[$"{nameof(FunctionCases)}.{kernel.Name}Shader"]
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(method => method.Name.StartsWith(kernel.Name, StringComparison.Ordinal) && method.GetParameters().Length == kernel.GetParameters().Length)
        .MaxBy(static method => method.Name.Length)!;

    // | `Exp` | 3 | 1 |
    [GeneratedRegex(@"^\| `(\w+)` \| (?:\d+|from [^|]*) \| (\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
