using Kernels.Learning;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>Reductions by shaders, in C# and thread by thread, have the bits of the forms over spans.</summary>
public class ReductionTests
{
    // Where a block of 4,096 floats ends, where the blocks are combined in more than one step, and where in more than two.
    private static readonly int[] Lengths = [.. Enumerable.Range(1, 256), 1023, 2048, 4095, 4096, 4097, 16_385, 70_001];

    public static TheoryData<string> Totals => ShaderForm.NamesOf(FormKind.Total);

    public static TheoryData<string> Matrices => ShaderForm.NamesOf(FormKind.Rows, FormKind.Columns);

    [Theory]
    [MemberData(nameof(Totals))]
    public void A_total_has_the_bits_of_the_span_form(string name)
    {
        var form = ShaderForm.All[name];
        foreach (var length in Lengths)
        {
            foreach (var isModerate in (bool[])[true, false])
            {
                if (!isModerate && length > 100)
                    continue; // a sum with special values is NaN soon
                var arguments = form.Draw(_ => length, length, isModerate);
                var found = form.RunOnBuffers(arguments, 0, length);
                var expected = Reference.Find(form.KernelName) is null ? form.RunOnSpans(arguments, 0, length).Bits() : OfMap(form, arguments, length).Bits();
                Assert.True(expected.SequenceEqual(found.Bits()), $"{length} elements, moderate: {isModerate}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Rows_and_columns_have_the_bits_of_the_span_form(string name)
    {
        var form = ShaderForm.All[name];
        foreach (var (rows, columns) in Shapes())
        {
            var length = form.Kind == FormKind.Rows ? rows : columns;
            var arguments = form.Draw(varying => varying == 0 ? rows * columns : form.Kind == FormKind.Rows ? columns : rows,
                rows + columns, isModerate: (rows ^ columns) % 3 != 0);
            Assert.True(
                form.RunOnSpans(arguments, columns, length).Bits().SequenceEqual(form.RunOnBuffers(arguments, columns, length).Bits()),
                $"{rows} rows, {columns} columns");
        }
    }

    private static IEnumerable<(int Rows, int Columns)> Shapes() =>
    [
        .. from columns in (int[])[1, 2, 3, 5, 8, 16, 31, 32, 33, 63, 64, 65, 127, 129, 257]
           from rows in (int[])[1, 2, 3, 7, 63, 64, 65, 130]
           select (rows, columns),
        (2000, 3), (5000, 1), (3, 4097), (1, 20_000), (2, 70_001),
    ];

    /// <summary>
    /// For a kernel of elementary functions, which the span form computes otherwise: what the map's shader gives, and the sum of
    /// that by the same tree.
    /// </summary>
    private static FormResult OfMap(ShaderForm form, object[] arguments, int length)
    {
        var map = ShaderForm.All.Values.Single(other => other.Kind == FormKind.Map && other.Scalar == form.Scalar);
        var results = map.RunOnBuffers(arguments, 0, length).Outputs;
        return new FormResult(LayerKernels.TermSum((float[])results[0]), [.. results.Skip(1)]);
    }
}
