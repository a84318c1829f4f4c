namespace Kernels.Benchmarks.Constructs;

/// <summary>A kernel of one input: the user's method, and the form that is generated beside it.</summary>
public interface IConstruct<T, TResult>
{
    /// <summary>The scalar method.</summary>
    static abstract TResult Compute(T x);

    /// <summary>The generated form over spans.</summary>
    static abstract void Compute(ReadOnlySpan<T> x, Span<TResult> destination);
}

/// <summary>A kernel of two inputs.</summary>
public interface IConstructOfTwo<T>
{
    /// <summary>The scalar method.</summary>
    static abstract T Compute(T x, T y);

    /// <summary>The generated form over spans.</summary>
    static abstract void Compute(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);
}
