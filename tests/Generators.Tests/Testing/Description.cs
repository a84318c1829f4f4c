using System.Diagnostics.CodeAnalysis;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>The description at the end of a generated file, as a documentation tool cuts it out.</summary>
internal static class Description
{
    /// <summary>The Markdown between the marker lines.</summary>
    public static string Of(string text)
    {
        var lines = text.Split('\n');
        var (start, end) = (Array.IndexOf(lines, DescriptionWriter.Start), Array.IndexOf(lines, DescriptionWriter.End));
        Assert.True(start >= 0 && end > start, text);
        return string.Concat(lines[(start + 1)..end].Select(static line => $"{line[Math.Min(3, line.Length)..]}\n"));
    }
}

/// <summary>The options of a project that sets <c>KernelsDescribe</c>.</summary>
internal sealed class DescribeOptions(string describe) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(describe);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Global(string describe) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.KernelsDescribe" ? describe : null;
            return value is not null;
        }
    }
}
