using Kernels.Accuracy;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>What a map may give for an element: the scalar method's bits, or within the bounds of the functions that it calls.</summary>
internal static class MapCheck
{
    public static void Assert(ShaderForm form, object[] arguments, IReadOnlyList<Array> results, int index)
    {
        if (form.RunScalar(arguments, index) is not { } scalar)
            return; // it throws, which no device can
        var numbers = arguments.Select(argument => ToDouble(argument is Array array ? array.GetValue(index)! : argument)).ToArray();
        for (var result = 0; result < results.Count; result++)
        {
            var value = results[result].GetValue(index)!;
            var isRight = FunctionCase.Find(form.Scalar) is { } function ? Ulp.Error((float)value, function.Exact(numbers)) <= function.Ulps
                : Reference.Find(form.KernelName) is { } reference ? reference.Allows(ToDouble(value), ToDouble(scalar[result]), result, numbers)
                : BitsOf(value) == BitsOf(scalar[result]);
            Xunit.Assert.True(isRight, $"{form.Scalar.Name}({string.Join(", ", numbers.Select(Text))}): "
                + $"result {result} is {Text(ToDouble(value))}, the scalar method gives {Text(ToDouble(scalar[result]))}.");
        }
    }

    private static ulong BitsOf(object value)
    {
        var array = Array.CreateInstance(value.GetType(), 1);
        array.SetValue(value, 0);
        return Arrays.Bits(array)[0];
    }

    private static double ToDouble(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
