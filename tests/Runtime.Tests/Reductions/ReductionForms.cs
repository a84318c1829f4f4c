using System.Reflection;

namespace Kernels.Tests.Reductions;

internal delegate TResult Reduce<T, TResult>(ReadOnlySpan<T> x);

internal delegate TResult ReduceTwo<T, TResult>(ReadOnlySpan<T> x, ReadOnlySpan<T> y);

internal delegate TResult ReduceTwoWith<T, TResult>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T uniform);

internal delegate TResult ReduceAndStore<T, TStored, TResult>(ReadOnlySpan<T> x, Span<TStored> destination);

internal delegate TResult ReduceTwoAndStore<T, TStored, TResult>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<TStored> destination);

/// <summary>The generated members of a kernel's reductions, the private ones too.</summary>
internal static class ReductionForms
{
    /// <summary>The most elements that the loops of one width are given: a block.</summary>
    public static unsafe int Block<T>()
        where T : unmanaged =>
        64 * 2048 / 8 / sizeof(T);

    /// <summary>The public form and the loop of each width: the latter for a block at most.</summary>
    /// <param name="name">The public form's name.</param>
    public static IEnumerable<(string Name, TDelegate Run)> Of<TDelegate>(string name)
        where TDelegate : Delegate
    {
        string[] names = name.EndsWith("Mean", StringComparison.Ordinal) ? [name] : [name, $"{name}Range512", $"{name}Range256", $"{name}Range128"];
        return names.Select(form => (form, Find<TDelegate>(form)));
    }

    private static TDelegate Find<TDelegate>(string name)
        where TDelegate : Delegate
    {
        var parameters = typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType).ToArray();
        var method = typeof(ReductionKernels).GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, parameters)
            ?? throw new MissingMethodException(nameof(ReductionKernels), name);
        return method.CreateDelegate<TDelegate>();
    }
}
