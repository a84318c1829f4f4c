using Kernels.Accuracy;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>Shaders on every element, in C# and thread by thread, against the scalar method.</summary>
public class MapTests
{
    private const int Size = 4097;

    private static readonly int[] Lengths = [.. Enumerable.Range(1, 256), Size - 2, Size - 1];

    public static TheoryData<string> Names => ShaderForm.NamesOf(FormKind.Map);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_element_is_what_the_scalar_method_gives(string name)
    {
        var form = ShaderForm.All[name];
        for (var round = 0; round < (form.Parameters.Any(static parameter => parameter.IsUniform) ? 4 : 1); round++)
        {
            var arguments = form.Draw(static _ => Size, round);
            var results = form.RunOnBuffers(arguments, 0, Size).Outputs;
            for (var i = 0; i < Size; i++)
                Check(form, arguments, results, i);

            foreach (var length in Lengths)
            {
                var start = length * 37 % (Size - length + 1);
                object[] part = [.. arguments.Select(argument => argument is Array array ? Arrays.Part(array, start, length) : argument)];
                Assert.Equal(results.SelectMany(result => Arrays.Bits(Arrays.Part(result, start, length))), form.RunOnBuffers(part, 0, length).Bits());
            }
        }
    }

    [Fact]
    public void Every_reference_is_of_a_kernel() =>
        Assert.Empty(Reference.Kernels.Except(ShaderForm.All.Values.Select(static form => form.KernelName)));

    private static void Check(ShaderForm form, object[] arguments, IReadOnlyList<Array> results, int index)
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
            Assert.True(isRight, $"{form.Scalar.Name}({string.Join(", ", numbers.Select(Text))}): result {result} is {Text(ToDouble(value))}, the scalar method gives {Text(ToDouble(scalar[result]))}.");
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
