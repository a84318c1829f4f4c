using System.ComponentModel;
using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Kernels.CompilerServices;

/// <summary>Runs generated loops over parts of spans on several cores. For generated code; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelSpans
{
    /// <summary>Runs a loop over all parts.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="length">The length of each.</param>
    /// <param name="grain">The least number of elements that are worth a task.</param>
    /// <param name="options">The number of threads and cancellation; null for all cores.</param>
    /// <param name="range">The loop: the spans, the first element, the number of elements.</param>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static void For(SpanList spans, int length, int grain, ParallelOptions? options, Action<PinnedSpans, int, int> range) =>
        Run(spans, length, grain, options, (pinned, _, start, count) => range(pinned, start, count));

    /// <summary>Reduces all parts, and combines their results as <see cref="ReductionTree"/> does.</summary>
    /// <typeparam name="T">The type of a result.</typeparam>
    /// <param name="spans">The spans.</param>
    /// <param name="length">The length of each.</param>
    /// <param name="block">The elements of a block of the tree; a part holds a power of two of them, and so is a node of the tree.</param>
    /// <param name="options">The number of threads and cancellation; null for all cores.</param>
    /// <param name="range">The reduction of a part: the spans, the first element, the number of elements.</param>
    /// <param name="combine">Two results into one.</param>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static T Reduce<T>(
        SpanList spans,
        int length,
        int block,
        ParallelOptions? options,
        Func<PinnedSpans, int, int, T> range,
        Func<T, T, T> combine)
    {
        var results = new T[PartsOf(length, PartOf(length, block))];
        Run(spans, length, block, options, (pinned, part, start, count) => results[part] = range(pinned, start, count));
        return Combine(results, combine);
    }

    private static void Run(SpanList spans, int length, int grain, ParallelOptions? options, Action<PinnedSpans, int, int, int> range)
    {
        var part = PartOf(length, grain);
        var parts = PartsOf(length, part);
        var failure = new Failure();
        spans.Pin(pinned => Parallel.For(0, parts, options ?? new ParallelOptions(), (i, state) =>
        {
            try
            {
                range(pinned, i, i * part, Math.Min(part, length - (i * part)));
            }
            catch (Exception exception)
            {
                failure.Note(i, exception);
                state.Break(); // the parts before this one are run all the same
            }
        }));
        failure.Throw();
    }

    /// <summary>What a kernel throws is the same whoever runs it: the exception of the first part that has one.</summary>
    private sealed class Failure
    {
        private readonly Lock access = new();
        private int part = int.MaxValue;
        private ExceptionDispatchInfo? exception;

        public void Note(int number, Exception thrown)
        {
            lock (access)
            {
                if (number < part)
                    (part, exception) = (number, ExceptionDispatchInfo.Capture(thrown));
            }
        }

        public void Throw() => exception?.Throw();
    }

    /// <summary>The number of elements of a part. Each core gets several parts, so that a slow one does not hold up the others.</summary>
    private static int PartOf(int length, int grain)
    {
        var wanted = length / (8 * Environment.ProcessorCount) / grain;
        return wanted <= 1 ? grain : grain << BitOperations.Log2((uint)wanted);
    }

    /// <summary>The number of parts; one for no elements, so that a reduction of nothing has a result.</summary>
    private static int PartsOf(int length, int part) => length == 0 ? 1 : ((length - 1) / part) + 1;

    private static T Combine<T>(ReadOnlySpan<T> results, Func<T, T, T> combine)
    {
        if (results.Length == 1)
            return results[0];
        var half = ReductionTree.Half(results.Length, 1);
        return combine(Combine(results[..half], combine), Combine(results[half..], combine));
    }
}
