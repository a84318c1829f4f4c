using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Loads what was generated and compares every form of every kernel with its scalar method.</summary>
internal static class LoadedKernels
{
    /// <summary>Lengths below, at, between and above whole vectors of every width, with and without an unrolled iteration.</summary>
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 300];

    /// <param name="ulps">How far the forms may be from the scalar method, in units in the last place.</param>
    public static GeneratorRun AssertSameAsScalar(this GeneratorRun run, int ulps = 0, params object[] uniforms)
    {
        var kernels = FindKernels(run.Input).ToList();
        Assert.NotEmpty(kernels);
        run.Load(HarnessSource.For(kernels), assembly =>
        {
            var harness = assembly.GetType("Harness")!;
            for (var i = 0; i < kernels.Count; i++)
                Compare(kernels[i], harness.GetMethod($"Run{i}")!, ulps, uniforms);
        });
        return run;
    }

    /// <summary>Compiles more source with the output and hands on the loaded assembly.</summary>
    public static void Load(this GeneratorRun run, string source, Action<Assembly> use)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Generation.ParseOptions);
        var options = ((CSharpCompilationOptions)run.Output.Options).WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        using var image = new MemoryStream();
        var emitted = run.Output.WithOptions(options).AddSyntaxTrees(tree).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));

        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            LoadReferences(run.Output, context);
            image.Position = 0;
            use(context.LoadFromStream(image));
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Loads the other projects that the compilation refers to, and those that they refer to.</summary>
    private static void LoadReferences(Compilation compilation, AssemblyLoadContext context)
    {
        foreach (var reference in compilation.References.OfType<CompilationReference>())
        {
            LoadReferences(reference.Compilation, context);
            using var image = new MemoryStream();
            Assert.True(reference.Compilation.Emit(image).Success);
            image.Position = 0;
            if (context.Assemblies.All(loaded => loaded.GetName().Name != reference.Compilation.AssemblyName))
                context.LoadFromStream(image);
        }
    }

    public static IEnumerable<IMethodSymbol> FindKernels(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        let method = model.GetDeclaredSymbol(node) as IMethodSymbol
        where method is { ReturnsVoid: false } && method.GetAttributes().Any(static a => a.AttributeClass?.Name == nameof(VectorizeAttribute))
        select method;

    private static void Compare(IMethodSymbol kernel, MethodInfo run, int ulps, object[] uniforms)
    {
        foreach (var length in Lengths)
        {
            var uniform = 0;
            var arguments = run.GetParameters()
                .Select((parameter, i) => parameter.ParameterType.IsArray
                    ? Inputs.For(parameter.ParameterType.GetElementType()!, length, seed: i)
                    : UniformOf(uniforms[uniform++], parameter.ParameterType))
                .ToArray();
            var forms = (Array[][])Invoke(run, arguments);
            for (var form = 1; form < forms.Length; form++)
            {
                var name = form < HarnessSource.Forms.Count ? HarnessSource.Forms[form] : "in place";
                for (var result = 0; result < forms[form].Length; result++)
                    Compare(forms[0][result], forms[form][result], ulps,
                        i => $"{kernel.Name}, {name}, result {result}, length {length}, [{i}] for {At(arguments, i)}");
            }
        }
    }

    /// <summary>A value as a harness takes it for a uniform parameter.</summary>
    public static object UniformOf(object value, Type type) =>
        type.IsEnum ? Enum.ToObject(type, value)
        : value.GetType() == type ? value
        : Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);

    private static void Compare(Array expected, Array actual, int ulps, Func<int, string> describe)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var (right, found) = (expected.GetValue(i)!, actual.GetValue(i)!);
            if (!(Ulps.Between(right, found) <= ulps))
                Assert.Fail($"{describe(i)}: {Text(found)} instead of {Text(right)}");
        }
    }

    public static string At(object[] arguments, int i) =>
        string.Join(", ", arguments.Select(a => a is Array array ? Text(array.GetValue(i)!) : Text(a)));

    /// <summary>Numbers so that they read back; an enumeration has no such format.</summary>
    public static string Text(object value) => value is float or double or Half ? $"{value:R}" : $"{value}";

    public static object Invoke(MethodInfo method, object[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            throw new InvalidOperationException(exception.InnerException!.ToString(), exception);
        }
    }
}
