using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.CompilerServices;

/// <summary>A kernel that returns its input: for terms that were computed before.</summary>
internal readonly struct Identity<T> : IMatrixTerm<T>
    where T : unmanaged
{
    public static int Inputs => 1;

    public static int Vectors => 4;

    public static bool IsLight => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Evaluate(Vector128<T> first, Vector128<T> second, Vector128<T> third, Vector128<T> fourth) => first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Evaluate(Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> fourth) => first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Evaluate(Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth) => first;

    public T Sum(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, ReadOnlySpan<T> fourth) =>
        throw new NotSupportedException();
}
