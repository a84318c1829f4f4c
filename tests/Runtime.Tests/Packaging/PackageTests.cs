using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests.Packaging;

/// <summary>What a user gets: the package as it is packed, in a project that knows nothing of this repository.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Version = "0.0.1-test";
    private const string UnseenNamespace = "Kernels.Tests.Unseen";
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-package-").FullName;

    [Fact]
    public void The_package_holds_runtime_generator_and_readme_and_works_in_a_fresh_project()
    {
        Pack();
        CheckContents();

        WriteProject();
        var build = DotNet.Run(Consumer, "build", "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);

        var output = DotNet.Run(Consumer, "exec", Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));
        var kernels = KernelCase.All.Values.Count(static kernel =>
            kernel.Scalar.DeclaringType!.Namespace == UnseenNamespace || kernel.Scalar.DeclaringType.Assembly == typeof(VectorizeAttribute).Assembly);
        const int DerivativesOfTheProject = 2;
        Assert.Equal(
            ["0 0.5 2 4.5 8 12.5 18 24.5 32 40.5 50", "0.5 0.75", "192.5 0.5 0.25", $"{kernels + DerivativesOfTheProject} kernels"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private string Feed => Path.Combine(folder, "feed");

    private string Consumer => Directory.CreateDirectory(Path.Combine(folder, "Consumer")).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Packs what was built with these tests. Nothing is built or written inside the repository.</summary>
    private void Pack() => DotNet.Run(
        Repository.PathOf("src", "Runtime"),
        "pack", "--no-build", "-c", Configuration, "-o", Feed, "-nodeReuse:false", $"-p:Version={Version}", $"-p:NuspecOutputPath={Path.Combine(folder, "nuspec")}");

    private void CheckContents()
    {
        var package = Assert.Single(Directory.GetFiles(Feed));
        Assert.Equal($"Kernels.{Version}.nupkg", Path.GetFileName(package));
        using var archive = ZipFile.OpenRead(package);
        var files = archive.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            ["Kernels.nuspec", "README.md", "[Content_Types].xml", "analyzers/dotnet/cs/Kernels.Generators.dll", "build/Kernels.props", "buildTransitive/Kernels.props", "lib/net10.0/Kernels.dll", "lib/net10.0/Kernels.xml"],
            files);

        using var nuspec = archive.GetEntry("Kernels.nuspec")!.Open();
        var dependencies = XDocument.Load(nuspec).Descendants().Where(static element => element.Name.LocalName == "dependency");
        Assert.Empty(dependencies);
    }

    /// <summary>
    /// A project with the oldest language version that generated code may count on, without implicit usings and nullable
    /// annotations, with all warnings. Its only feed is the folder, so that it needs no network. It runs the kernels of
    /// <c>Unseen</c> too, each element by element and at all lengths, with the runner that all kernels have here.
    /// </summary>
    private void WriteProject()
    {
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="built" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>{Path.Combine(folder, "packages")}</RestorePackagesPath>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <AnalysisMode>Recommended</AnalysisMode>
                <WarningLevel>9999</WarningLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kernels" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", """
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
            Write($"{sources}.{Path.GetFileName(path)}", prologue + usings + File.ReadAllText(path));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Consumer, name), text);

    /// <summary>The configuration that these tests were built in, and the runtime with them.</summary>
    private static string Configuration =>
        typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
