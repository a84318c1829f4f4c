using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Architecture;

public class LineLengthTests
{
    private const int Most = 165;

    [Fact]
    public void Lines_of_sources_are_not_longer_than_a_screen_is_wide()
    {
        var lines =
            from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.PathOf("src"), file)
            where !path.EndsWith(".g.cs", StringComparison.Ordinal) && !path.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj")
            from line in File.ReadLines(file).Select(static (text, i) => (text.Length, Number: i + 1))
            where line.Length > Most
            select $"{path}({line.Number}): {line.Length} columns";

        Assert.Empty(lines);
    }
}
