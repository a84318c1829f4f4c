using System.Text.RegularExpressions;
using Kernels.Generators.Tests.Testing;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Generated code is read: no line of it leaves the screen.</summary>
public partial class GeneratedLinesTests
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;";

    private static readonly string[] Folders = ["Cases", "Derivatives", "Reductions", "Unseen"];

    /// <summary>The files of the runtime's tests that hold kernels: of every kind that there is.</summary>
    private static string[] KernelFiles => [.. Folders
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf("tests", "Runtime.Tests", folder), "*.cs", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText)
        .Where(static text => text.Contains("[Vectorize", StringComparison.Ordinal))];

    [Fact]
    public void No_line_of_the_runtimes_kernels_and_of_a_shader_is_too_long() => AssertFit(ShaderGeneration.RunAll());

    [Fact]
    public void No_line_of_the_tests_kernels_is_too_long()
    {
        var compilation = Generation.Compile(Generation.Options, new CSharpParseOptions(LanguageVersion.Preview), [GlobalUsings, .. KernelFiles]);
        var run = Generation.Run(compilation);
        Assert.True(run.Files.Length > 600, $"There are only {run.Files.Length} kernels.");
        AssertFit(run);
    }

    /// <summary>That each line fits, or is one word: a name that is qualified, or the key of a function with many parameters.</summary>
    private static void AssertFit(GeneratorRun run)
    {
        var lines =
            from file in run.Files
            from line in file.SourceText.ToString().Split('\n')
            where line.Length > LineBreaker.Columns && Words(line) > 1
            select $"{file.HintName}: {line}";
        Assert.Equal("", string.Join("\n", lines));
    }

    private static int Words(string line) =>
        Quoted().Replace(line, "x").Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(static word => word is not ("//" or "///" or "=>"));

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|<[^>]*>")]
    private static partial Regex Quoted();
}
