using Kernels.Tests.Packaging;
using Xunit;

namespace Kernels.Site.Tests.Guide;

/// <summary>Pages that a reader follows step by step do what they say, with the package as it is packed.</summary>
public sealed class GuideCommandTests : IDisposable
{
    private readonly Consumer consumer = new(otherFeeds: false);

    [SkippableTheory]
    [InlineData("docs/guide/first-kernel.md")]
    [InlineData("docs/guide/same-bits.md")]
    public void A_reader_who_follows_the_page_gets_what_it_shows(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "The commands are those of a POSIX shell.");

        new PageRun(consumer).Follow(path);
    }

    public void Dispose() => consumer.Dispose();
}
