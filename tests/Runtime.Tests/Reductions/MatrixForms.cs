using System.Reflection;
using System.Runtime.Intrinsics;
using Kernels.CompilerServices;

namespace Kernels.Tests.Reductions;

/// <summary>The runtime's loops over a matrix, each width by itself, with a kernel's generated struct.</summary>
internal static class MatrixForms
{
    private delegate void OverRows<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, Span<T> destination)
        where T : unmanaged;

    private delegate void OverColumns<TTerm, T>(TTerm term, in MatrixInputs<T> inputs, int from, int to, Span<T> destination)
        where T : unmanaged;

    /// <summary>The loops of the widths that the shape allows: at most a block, and for sums of columns a vector of columns.</summary>
    /// <param name="term">The name of the kernel's struct.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="perRow">Along rows, else along columns.</param>
    /// <param name="uniforms">The uniform arguments.</param>
    /// <param name="others">The inputs beside the matrix.</param>
    public static IEnumerable<(string Name, OverMatrixAlone<T> Run)> Of<T>(
        string term, int rows, int columns, bool perRow, object[] uniforms, params T[][] others)
        where T : unmanaged
    {
        var type = typeof(ReductionKernels).GetNestedType(term, BindingFlags.NonPublic)
            ?? throw new MissingMemberException(nameof(ReductionKernels), term);
        if (perRow ? columns > ReductionForms.Block<T>() : rows > 64)
            yield break;
        foreach (var (width, vector) in ((int, Type)[])[(512, typeof(Vector512<T>)), (256, typeof(Vector256<T>)), (128, typeof(Vector128<T>))])
        {
            if (perRow || columns * 8 * System.Runtime.CompilerServices.Unsafe.SizeOf<T>() >= width)
            {
                var lanes = Runtime($"Lanes{width}`1").MakeGenericType(typeof(T));
                var loops = Runtime(perRow ? "RowSums`4" : "ColumnSums`4").MakeGenericType(type, vector, lanes, typeof(T));
                yield return ($"{term}, {width} bits", (OverMatrixAlone<T>)typeof(MatrixForms)
                    .GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(type, typeof(T))
                    .Invoke(null, [loops.GetMethod("Write")!, rows, perRow, uniforms, others])!);
            }
        }
    }

    private static OverMatrixAlone<T> Bind<TTerm, T>(MethodInfo loop, int rows, bool perRow, object[] uniforms, T[][] others)
        where TTerm : struct, IMatrixTerm<T>
        where T : unmanaged
    {
        var term = (TTerm)Activator.CreateInstance(typeof(TTerm), uniforms)!;
        var (second, third) = (others.ElementAtOrDefault(0), others.ElementAtOrDefault(1));
        if (perRow)
        {
            var overRows = loop.CreateDelegate<OverRows<TTerm, T>>();
            return (matrix, columns, destination) => overRows(term, new MatrixInputs<T>(matrix, columns, second, third), destination);
        }

        var overColumns = loop.CreateDelegate<OverColumns<TTerm, T>>();
        return (matrix, columns, destination) => overColumns(term, new MatrixInputs<T>(matrix, columns, second, third), 0, rows, destination);
    }

    private static Type Runtime(string name) => typeof(MatrixSums).Assembly.GetType($"Kernels.CompilerServices.{name}", throwOnError: true)!;
}
