using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>Source in which <c>[|...|]</c> marks where a diagnostic is expected.</summary>
internal sealed record MarkedSource(string Text, TextSpan Span)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        var start = marked.IndexOf(Open, StringComparison.Ordinal);
        var end = marked.IndexOf(Close, StringComparison.Ordinal) - Open.Length;
        Assert.True(start >= 0 && end >= start, "the source marks no place");
        return new MarkedSource(
            marked.Replace(Open, "", StringComparison.Ordinal).Replace(Close, "", StringComparison.Ordinal),
            TextSpan.FromBounds(start, end));
    }
}
