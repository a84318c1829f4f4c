using System.Globalization;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Compares what two programs compute from the same inputs; any NaN is as good as another.</summary>
internal static class Closeness
{
    /// <param name="ulps">How far they may differ, in units in the last place; 0 asks for the same bits.</param>
    public static void Assert(float expected, float actual, string form, float[] inputs, int ulps = 0)
    {
        // Most are equal, and asking that first is what makes the comparison cheap.
        if (BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || Ulps.Between(expected, actual) <= ulps)
            return;
        Xunit.Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{form}: {actual:R} instead of {expected:R} for {Text(inputs)}"));
    }

    public static string Text(float[] inputs) =>
        string.Join(", ", inputs.Select(static input => input.ToString("R", CultureInfo.InvariantCulture)));
}
