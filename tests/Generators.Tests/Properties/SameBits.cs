using System.Globalization;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Compares bits; any NaN is as good as another.</summary>
internal static class SameBits
{
    public static void Assert(float expected, float actual, string form, float[] inputs)
    {
        if (float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual))
            return;
        Xunit.Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{form}: {actual:R} instead of {expected:R} for {Text(inputs)}"));
    }

    public static string Text(float[] inputs) =>
        string.Join(", ", inputs.Select(static input => input.ToString("R", CultureInfo.InvariantCulture)));
}
