using Kernels.Tests.Documentation;
using Kernels.Tests.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Site.Tests.Guide;

/// <summary>The page on snapshot tests, with the project that the page on checking in describes.</summary>
public sealed class SnapshotPageTests
{
    private const string Page = "docs/guide/snapshot-testing.md";

    /// <summary>What the page's tests use of Verify, and of a project's implicit usings.</summary>
    private const string Verify = """
        global using System;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;

        namespace VerifyTests
        {
            public static class VerifySourceGenerators
            {
                public static void Initialize() { }
            }

            public sealed class SettingsTask
            {
                public SettingsTask UseParameters(params object[] parameters) => this;

                public static implicit operator Task(SettingsTask settings) => Task.CompletedTask;
            }
        }

        namespace VerifyXunit
        {
            public static class Verifier
            {
                public static VerifyTests.SettingsTask Verify(string target, string extension) => new();

                public static VerifyTests.SettingsTask Verify<T>(T target) => new();
            }
        }
        """;

    [SkippableFact]
    public void Git_finds_a_change_of_generated_code()
    {
        Skip.If(OperatingSystem.IsWindows(), "The commands are those of a POSIX shell.");
        using var consumer = new Consumer(otherFeeds: false);
        var run = new PageRun(consumer);
        var recipe = MarkdownPage.Load(Page).CodeBlocks.First(static block => block.Language == "sh").Text;
        consumer.Write("Example.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kernels" Version="{Consumer.Version}" />
              </ItemGroup>
            {MarkdownPage.Load("docs/guide/checking-in.md").CodeBlocks.First(static block => block.Language == "xml").Text}
            </Project>
            """);
        consumer.Write(".gitignore", "bin/\nobj/\n");
        consumer.Write("Line.cs", KernelOf("2f * x + 1f"));
        run.Run("dotnet build -c Release");
        run.Run("git init --quiet && git add . && git -c user.name=Reader -c user.email=reader@example.org commit --quiet --message first");

        run.Run(recipe);
        consumer.Write("Line.cs", KernelOf("3f * x + 1f"));
        var failure = Record.Exception(() => run.Run(recipe));

        Assert.NotNull(failure);
        Assert.Contains("+        Vector512.Create(3f) * x + Vector512.Create(1f);", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs Verify.Xunit")]
    [InlineData("needs Verify.SourceGenerators")]
    public void The_tests_with_Verify_compile(string marker)
    {
        var block = Assert.Single(MarkdownPage.Load(Page).CodeBlocks, block => block.Marker == marker);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));

        var compilation = CSharpCompilation.Create(
            "Page", [CSharpSyntaxTree.ParseText(block.Text), CSharpSyntaxTree.ParseText(Verify)], references, new(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static string KernelOf(string body) => $$"""
        using Kernels;

        internal static partial class Line
        {
            [Vectorize]
            public static float At(float x) => {{body}};
        }
        """;
}
