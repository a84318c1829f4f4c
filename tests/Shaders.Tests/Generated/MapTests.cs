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
                MapCheck.Assert(form, arguments, results, i);

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
}
