namespace Kernels.Accuracy;

/// <summary>A function, its bound, and how its inputs are numbered and its results compared.</summary>
public abstract class CheckedFunction(string name, double bound)
{
    /// <summary>The number of inputs that are computed with one call of the function over spans.</summary>
    protected const int ChunkSize = 1 << 14;

    /// <summary>The function's name and element type, such as <c>Exp(float)</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The largest error that is allowed, in ULP.</summary>
    public double Bound { get; } = bound;

    /// <summary>The number of inputs of a full check.</summary>
    public abstract long FullCount { get; }

    /// <summary>More inputs of a check begin with those of fewer, so that a check of fewer can be continued.</summary>
    public virtual bool CanContinue => true;

    /// <summary>Checks <paramref name="count"/> inputs on all cores. The same count tries the same inputs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="before">What an earlier check of fewer inputs found, which are not tried again. Null without one.</param>
    public AccuracyResult Check(long count, AccuracyResult? before = null)
    {
        var done = before is not null && (CanContinue || before.Inputs == count) ? before.Inputs : 0;
        if (done >= count)
            return before! with { Bound = Bound };

        var worst = new Worst(0, done);
        var gate = new Lock();
        Parallel.For(
            0,
            (count - done + ChunkSize - 1) / ChunkSize,
            () => new Worst(0, done),
            (chunk, _, worstOfTask) =>
            {
                var first = done + chunk * ChunkSize;
                return Worse(worstOfTask, CheckChunk(first, (int)Math.Min(ChunkSize, count - first), count));
            },
            worstOfTask =>
            {
                lock (gate) worst = Worse(worst, worstOfTask);
            });
        return done > 0 && before!.MaxUlp >= worst.Error
            ? before with { Inputs = count, Bound = Bound }
            : new(Name, count, worst.Error, InputText(worst.Index, count), Bound);
    }

    /// <summary>Checks the inputs with consecutive numbers from <paramref name="first"/> on.</summary>
    /// <param name="first">The number of the first input.</param>
    /// <param name="length">How many there are, at most <see cref="ChunkSize"/>.</param>
    /// <param name="count">The number of inputs of the whole check, over which the inputs are spread.</param>
    protected abstract Worst CheckChunk(long first, int length, long count);

    /// <summary>The input with a number, as C#.</summary>
    protected abstract string InputText(long index, long count);

    // Of equal errors the first counts, so that the result does not depend on the threads.
    private static Worst Worse(Worst a, Worst b) => b.Error > a.Error || (b.Error == a.Error && b.Index < a.Index) ? b : a;

    /// <summary>The largest error of some inputs and the number of the first input that has it.</summary>
    protected readonly record struct Worst(double Error, long Index);
}
