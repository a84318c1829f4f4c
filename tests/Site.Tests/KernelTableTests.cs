using Kernels.Generators.Expressions;
using Kernels.Site.Pages;
using Xunit;

namespace Kernels.Site.Tests;

public class KernelTableTests
{
    [Fact]
    public void Every_function_of_the_table_has_a_page()
    {
        var pages = KernelTable.All.Select(static entry => entry.Name).ToHashSet();

        // Scale is VectorMath's own, slopes arise in derivatives alone, and a page shows a derivative, which Trigamma lacks.
        Assert.Superset(MathFunctions.All.Where(static function => !function.IsSlope && function.Name is not ("Scale" or "Trigamma"))
            .Select(static function => function.Name).ToHashSet(), pages);
    }

    [Theory]
    [InlineData("Activations", typeof(Activations))]
    [InlineData("Losses", typeof(Losses))]
    public void Every_kernel_of_the_library_has_a_page(string type, Type holder)
    {
        var kernels = holder.GetMethods()
            .Where(static method => method.ReturnType == typeof(float) && !method.Name.EndsWith("Derivative", StringComparison.Ordinal)
                && method.DeclaringType != typeof(object))
            .Select(static method => method.Name)
            .Distinct();

        Assert.Equal(kernels.Order(StringComparer.Ordinal),
            KernelTable.All.Where(entry => entry.Type == type).Select(static entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_pages_have_one_name()
    {
        var names = KernelTable.All.Select(static entry => entry.Page).ToList();

        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("LeakyRelu", "leaky-relu")]
    [InlineData("Log1p", "log1p")]
    public void A_page_is_named_after_its_method(string method, string page) =>
        Assert.Equal(page, KernelTable.All.Single(entry => entry.Name == method).Page);
}
