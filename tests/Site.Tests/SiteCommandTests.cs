using Xunit;

namespace Kernels.Site.Tests;

public class SiteCommandTests
{
    [Fact]
    public void An_unknown_option_is_an_error() => Assert.NotEqual(0, SiteCommand.Run(["--unknown"]));
}
