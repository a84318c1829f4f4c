using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kernels.Generators;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Site.Generation;
using Kernels.Site.JavaScript;
using Kernels.Site.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>The kernels as JavaScript, in Node.js, against the scalar methods.</summary>
public partial class JavaScriptTests
{
    private const int Draws = 400;

    private const string Evaluate = """
        import * as kernels from './kernels.js';
        import { readFileSync } from 'node:fs';
        const float = new Float32Array(1);
        const bits = new Uint32Array(float.buffer);
        const read = (text) => { bits[0] = parseInt(text, 16); return float[0]; };
        const write = (value) => { float[0] = value; return bits[0].toString(16); };
        const lines = readFileSync('arguments.txt', 'utf8').trimEnd().split('\n');
        console.log(lines.map((line) => {
          const [name, ...values] = line.split(' ');
          return [kernels[name](...values.map(read))].flat().map(write).join(' ');
        }).join('\n'));
        """;

    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 3f, 0.1f, -20f, 88.7f, -88.8f, 104f, -104f, 1e-3f, 16777216f, float.Epsilon, -float.Epsilon, 1.17549435e-38f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    /// <summary>What rounds in the last place; the rest is exact.</summary>
    private static readonly string[] Exact =
        ["Abs", "Min", "Max", "MinNative", "MaxNative", "CopySign", "Sqrt", "FusedMultiplyAdd", "Floor", "Ceiling", "Round", "Truncate", "Clamp", "Sign"];

    private static readonly string[] WrittenOut = ["Erf", "Erfc", "NormalCdf", "ExpOfProduct", "ErfInv", "LogGamma", "Digamma", "Root"];

    /// <summary>Estimates differ from processor to processor.</summary>
    private static readonly string[] Estimates = ["ReciprocalEstimate", "ReciprocalSqrtEstimate"];

    [SkippableFact]
    public void Each_kernel_gives_what_its_scalar_method_gives()
    {
        Skip.IfNot(Node.IsThere, Node.Missing);
        var library = new KernelLibrary(FunctionSource.Write(KernelTable.All));
        var assembly = Load();
        var kernels = FigureFiles.Kernels(library).Where(kernel => !Calls(kernel.Kernel).Any(Estimates.Contains)).ToList();
        var rows = kernels.SelectMany(static kernel => Arguments(kernel.Kernel)
            .Select(arguments => (kernel.Name, kernel.Kernel, Arguments: arguments))).ToList();
        var lines = rows.Select(static row => $"{row.Name} {string.Join(' ', row.Arguments.Select(Hex))}");

        var modules = new FigureFiles().Modules(JavaScriptModule.Write(kernels));
        var results = Node.Run(Evaluate, modules.Append(("arguments.txt", string.Join('\n', lines)))).TrimEnd().Split('\n');

        Assert.True(kernels.Count > 100);
        Assert.Equal(rows.Count, results.Length);
        var faults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((name, kernel, arguments), line) in rows.Zip(results))
        {
            var expected = Invoke(assembly, kernel, arguments);
            var actual = line.Split(' ').Select(static text =>
                BitConverter.UInt32BitsToSingle(uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ToArray();
            var ulps = !Calls(kernel).All(Exact.Contains) ? (name.EndsWith("Derivative", StringComparison.Ordinal) ? 12 : 2) : 0;

            // These are written out as for shaders, within more ULP; and the degree of a root is a finite integer.
            if (Calls(kernel).Any(WrittenOut.Contains))
                ulps *= 4;
            if (Calls(kernel).Contains("Root") && !(float.IsFinite(arguments[1]) && MathF.Abs(arguments[1]) >= 1f))
                continue;

            // The derivatives of sinc are sums of terms of this size, which cancel at their zeros, as those of the logarithm of the gamma function do.
            var term = name.StartsWith("sinc", StringComparison.Ordinal) ? MathF.Min(1f, 1f / MathF.Abs(arguments[0]))
                : name.StartsWith("logGamma", StringComparison.Ordinal) || name.StartsWith("digamma", StringComparison.Ordinal) ? 1f
                : 0f;
            for (var i = 0; i < expected.Length; i++)
            {
                if (!IsRight(expected[i], actual[i], arguments, ulps, term))
                    faults[name] = $"{name}({string.Join(", ", arguments.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)))})[{i}] "
                        + $"is {actual[i]:R}, the scalar method gives {expected[i]:R}.";
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Values));
    }

    /// <summary>The same bits, or some units in the last place of the largest number on the way.</summary>
    private static bool IsRight(float expected, float actual, float[] arguments, int ulps, float term)
    {
        if (expected.Equals(actual) && (expected != 0 || float.IsNegative(expected) == float.IsNegative(actual)))
            return true;
        if (ulps == 0 || !float.IsFinite(expected) || !float.IsFinite(actual))
            return false;
        var largest = arguments.Length == 1
            ? MathF.Max(MathF.Abs(expected), term)
            : arguments.Where(float.IsFinite).Select(Math.Abs).Append(Math.Abs(expected)).Max();
        return Math.Abs((double)expected - actual) <= ulps * (double)(MathF.BitIncrement(largest) - largest);
    }

    private static IEnumerable<float[]> Arguments(KernelModel kernel)
    {
        var random = new Random(kernel.Name.Length);
        var count = kernel.Parameters.Count;
        foreach (var x in Special)
        {
            foreach (var y in count == 1 ? [0f] : Special)
                yield return [.. Enumerable.Range(0, count).Select(i => i == 0 ? x : i == 1 ? y : random.NextSingle())];
        }

        for (var draw = 0; draw < Draws; draw++)
            yield return [.. Enumerable.Range(0, count).Select(_ => draw % 2 == 0
                ? (random.NextSingle() - 0.5f) * 20
                : BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32)))];
    }

    /// <summary>The functions that a kernel calls, where its code is generated.</summary>
    private static IEnumerable<string> Calls(KernelModel kernel) =>
        KernelPasses.Run(kernel.Body!, kernel.Callees).Nodes().OfType<MathCall>().Select(static call => call.Function.Name);

    /// <summary>The sources of the pages as an assembly of their own, beside the library: what extends a type of it stands in another type.</summary>
    private static Assembly Load()
    {
        var source = Container().Replace(FunctionSource.Write(KernelTable.All), static part => Primal().Replace(
            part.Value.Replace($"class {part.Groups["type"].Value}", $"class {part.Groups["type"].Value}Forms", StringComparison.Ordinal),
            primal => IsOfLibrary(part.Groups["type"].Value, primal.Groups["name"].Value)
                ? $"DerivativeOf(nameof({part.Groups["type"].Value}.{primal.Groups["name"].Value})"
                : primal.Value));
        source = Naive().Replace(source, static function => $"VectorMath.{function.Groups["name"].Value}(");
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Functions", [CSharpSyntaxTree.ParseText($"using System;\n{source}", options)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var compiled, out _);
        using var image = new MemoryStream();
        var emitted = compiled.Emit(image);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return Assembly.Load(image.ToArray());
    }

    private static bool IsOfLibrary(string type, string kernel) => typeof(Activations).Assembly.GetType($"Kernels.{type}")!.GetMember(kernel).Length > 0;

    [GeneratedRegex(@"class (?<type>Activations|Losses)\n.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Container();

    /// <summary>Functions of .NET that lose their digits near 0.</summary>
    [GeneratedRegex(@"float\.(?<name>Exp2M1|Exp10M1|Log2P1|Log10P1)\(")]
    private static partial Regex Naive();

    [GeneratedRegex(@"DerivativeOf\(nameof\((?<name>\w+)\)")]
    private static partial Regex Primal();

    private static float[] Invoke(Assembly assembly, KernelModel kernel, float[] arguments)
    {
        var types = Enumerable.Repeat(typeof(float), arguments.Length).ToArray();
        var method = typeof(Activations).Assembly.GetType(kernel.Container.QualifiedName)?.GetMethod(kernel.Name, types)
            ?? (assembly.GetType(kernel.Container.QualifiedName) ?? assembly.GetType($"{kernel.Container.QualifiedName}Forms"))!.GetMethod(kernel.Name, types)!;
        try
        {
            return method.Invoke(null, [.. arguments]) switch
            {
                float single => [single],
                ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (float)tuple[i]!)],
                var other => throw new InvalidOperationException($"{other}"),
            };
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException or ArithmeticException)
        {
            return []; // Clamp throws where the bounds are the wrong way round, Sign for NaN
        }
    }

    private static string Hex(float value) => BitConverter.SingleToUInt32Bits(value).ToString("x", CultureInfo.InvariantCulture);
}
