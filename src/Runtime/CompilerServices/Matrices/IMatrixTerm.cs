using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>
/// A kernel as <see cref="MatrixSums"/> calls it: a term of the sums. It is a struct that is generated beside the kernel, so that
/// the JIT compiler compiles the loops for this kernel alone and inlines it. Uniform arguments are fields. For generated code;
/// not meant to be used by hand.
/// </summary>
/// <typeparam name="T">The type of the sums, and of all lanes: an input of another type, of the same size, is passed as its bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMatrixTerm<T> : IVectorTerm<Vector128<T>>, IVectorTerm<Vector256<T>>, IVectorTerm<Vector512<T>>
    where T : unmanaged
{
    /// <summary>The number of inputs, from 1 to 4: the matrix, and those with one value for each of its columns or rows.</summary>
    static abstract int Inputs { get; }

    /// <summary>The vectors of 512 bits that one iteration handles: 1, 2 or 4.</summary>
    static abstract int Vectors { get; }

    /// <summary>Is the kernel so light that a loop may hold it many times?</summary>
    static abstract bool IsLight { get; }

    /// <summary>The sum of the kernel over one row of any length.</summary>
    /// <param name="first">The row.</param>
    /// <param name="second">The second input; empty where the kernel has none. The same holds for the others.</param>
    /// <param name="third">The third input.</param>
    /// <param name="fourth">The fourth input.</param>
    T Sum(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth);
}

/// <summary>A kernel on vectors of one width. For generated code; not meant to be used by hand.</summary>
/// <typeparam name="TVector">The vectors.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorTerm<TVector>
    where TVector : struct
{
    /// <summary>The kernel's results.</summary>
    /// <param name="first">The first input.</param>
    /// <param name="second">The second input; anything where the kernel has none. The same holds for the others.</param>
    /// <param name="third">The third input.</param>
    /// <param name="fourth">The fourth input.</param>
    TVector Evaluate(TVector first, TVector second, TVector third, TVector fourth);
}
