using Xunit;
using Xunit.Abstractions;

namespace Kernels.Tests.Derivatives;

/// <summary>Derivatives of the table against the truth.</summary>
public class DerivativeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. DerivativeTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_derivative_is_right_to_the_accuracy_of_floats(string name)
    {
        var derivative = DerivativeTable.All[name];
        var (error, place) = derivative.Worst();
        output.WriteLine($"{name}\t{error * derivative.Units:F2} of {derivative.Units} units\t{place}");
        Assert.True(error <= 1, $"{name}{place}: {error * derivative.Units:G4} units of rounding, and {derivative.Units} are allowed.");
    }
}
