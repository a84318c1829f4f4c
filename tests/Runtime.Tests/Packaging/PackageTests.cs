using System.IO.Compression;
using System.Xml.Linq;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests.Packaging;

/// <summary>What a user gets: the package as it is packed, in a project that knows nothing of this repository.</summary>
public sealed class PackageTests : IDisposable
{
    private const string UnseenNamespace = "Kernels.Tests.Unseen";
    private readonly Consumer consumer = new(otherFeeds: false);

    [Fact]
    public void The_package_holds_runtime_generator_code_fixes_and_readme_and_works_in_a_fresh_project()
    {
        CheckContents();

        WriteProject();
        var build = consumer.Build("build");
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);

        var output = DotNet.Run(consumer.Project, "exec", Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));
        var kernels = KernelCase.All.Values.Count(static kernel =>
            kernel.Scalar.DeclaringType!.Namespace == UnseenNamespace || kernel.Scalar.DeclaringType.Assembly == typeof(VectorizeAttribute).Assembly);
        const int DerivativesOfTheProject = 2;
        Assert.Equal(
            ["0 0.5 2 4.5 8 12.5 18 24.5 32 40.5 50", "0.5 0.75", "192.5 0.5 0.25", $"{kernels + DerivativesOfTheProject} kernels"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    public void Dispose() => consumer.Dispose();

    private void CheckContents()
    {
        var name = $"Kernels.{Consumer.Version}";
        Assert.Equal([$"{name}.nupkg", $"{name}.snupkg"], Directory.GetFiles(consumer.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var symbols = ZipFile.OpenRead(Path.Combine(consumer.Feed, $"{name}.snupkg"));
        Assert.Contains("lib/net10.0/Kernels.pdb", FilesOf(symbols));
        using var archive = ZipFile.OpenRead(Path.Combine(consumer.Feed, $"{name}.nupkg"));
        Assert.Equal(
            ["Kernels.nuspec", "README.md", "[Content_Types].xml", "analyzers/dotnet/cs/Kernels.CodeFixes.dll",
                "analyzers/dotnet/cs/Kernels.Generators.dll", "build/Kernels.props", "build/Kernels.targets", "buildTransitive/Kernels.props",
                "buildTransitive/Kernels.targets", "icon.png", "lib/net10.0/Kernels.dll", "lib/net10.0/Kernels.xml"],
            FilesOf(archive));

        using var nuspec = archive.GetEntry("Kernels.nuspec")!.Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(static element => element.Name.LocalName == "dependency");
        Assert.Empty(dependencies);
    }

    private static IEnumerable<string> FilesOf(ZipArchive archive) => archive.Entries
        .Select(static entry => entry.FullName)
        .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// A project with the oldest language version that generated code may count on, without implicit usings and nullable
    /// annotations, with all warnings. It runs the kernels of <c>Unseen</c> too, each element by element and at all lengths,
    /// with the runner that all kernels have here.
    /// </summary>
    private void WriteProject()
    {
        consumer.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <UseAppHost>false</UseAppHost>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <AnalysisMode>Recommended</AnalysisMode>
                <WarningLevel>9999</WarningLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kernels" Version="{Consumer.Version}" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Program.cs", """
            using System;
            using System.Globalization;
            using System.Linq;
            using Kernels;
            using Kernels.Tests.Running;

            var x = Enumerable.Range(0, 11).Select(i => (float)i).ToArray();
            Formulas.HalfSquare(x, x);
            Console.WriteLine(string.Join(" ", x.Select(y => y.ToString(CultureInfo.InvariantCulture))));

            var gated = new float[2];
            Formulas.Gated(new[] { 1f, 1.5f }, new[] { 0f, 0f }, gated);
            Console.WriteLine(string.Join(" ", gated.Select(y => y.ToString(CultureInfo.InvariantCulture))));

            float[] tens = [.. Enumerable.Range(0, 11).Select(i => (float)i)];
            Console.WriteLine(string.Join(" ", new[] { Formulas.HalfSquareSum(tens), Formulas.HalfSquareDerivative(0.5f), Formulas.GatedDerivative(1f, 0f) }.Select(y => y.ToString(CultureInfo.InvariantCulture))));

            foreach (var kernel in KernelCase.All.Values)
                CaseRunner.Run(kernel, Enumerable.Range(0, 257));
            Console.WriteLine($"{KernelCase.All.Count} kernels");

            internal static partial class Formulas
            {
                [Vectorize(Reduce = Reduction.Sum)]
                public static float HalfSquare(float x) => 0.5f * x * x;

                [Vectorize, DerivativeOf(nameof(HalfSquare))]
                public static partial float HalfSquareDerivative(float x);

                /// <summary>Calls into the runtime of the package.</summary>
                [Vectorize]
                public static float Probability(float x, [Uniform] float bias) => x > 0f ? KernelMath.Sigmoid(x + bias) : MathF.Exp(x);

                /// <summary>Calls a kernel of the package.</summary>
                [Vectorize]
                public static float Gated(float x, float gate) => x * Activations.Sigmoid(gate);

                [Vectorize, DerivativeOf(nameof(Gated), nameof(gate))]
                public static partial float GatedDerivative(float x, float gate);
            }
            """);
        Copy("Unseen", "");
        Copy("Running", "#pragma warning disable\n");
        Copy("Memory", "#pragma warning disable\n");
    }

    /// <summary>Copies sources of these tests, with the usings and annotations that they have here from their project.</summary>
    private void Copy(string sources, string prologue)
    {
        const string usings = "#nullable enable\nusing System;\nusing System.Collections.Generic;\nusing System.Linq;\n";

        foreach (var path in Directory.GetFiles(Repository.PathOf("tests", "Runtime.Tests", sources), "*.cs"))
            consumer.Write($"{sources}.{Path.GetFileName(path)}", prologue + usings + File.ReadAllText(path));
    }
}
