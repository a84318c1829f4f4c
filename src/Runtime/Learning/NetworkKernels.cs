namespace Kernels.Learning;

/// <summary>
/// The kernels that the forward and the backward pass of every model here is made of, on one kind of memory. A library that drives
/// other hardware derives from it, and so trains all of them: <see cref="Prepare"/> is what its <see cref="TrainingDevice"/> needs.
/// </summary>
/// <remarks>
/// A matrix is row-major, and a buffer is exactly as long as what is in it. Where values are computed per element, the destination
/// may be one of the sources.
/// </remarks>
/// <typeparam name="TBuffer">Memory for floats.</typeparam>
public abstract class NetworkKernels<TBuffer> : IDisposable
{
    /// <summary>Makes a buffer, which lives until <see cref="Dispose()"/>. Its content is anything.</summary>
    /// <param name="length">The number of elements; may be 0.</param>
    public abstract TBuffer Allocate(int length);

    /// <summary>A part of a buffer, which shares its memory.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="start">The index of the first element.</param>
    /// <param name="length">The number of elements.</param>
    public abstract TBuffer Slice(TBuffer buffer, int start, int length);

    /// <summary>Copies values into a buffer of the same length.</summary>
    /// <param name="values">The values.</param>
    /// <param name="destination">Takes them.</param>
    public abstract void Write(ReadOnlySpan<float> values, TBuffer destination);

    /// <summary>Copies a buffer to a span of the same length, when all that writes the buffer has ended.</summary>
    /// <param name="source">The buffer.</param>
    /// <param name="values">Takes its elements.</param>
    public abstract void Read(TBuffer source, Span<float> values);

    /// <summary>The activation of sums and its derivative, per element.</summary>
    /// <param name="activation">One of those that the device trains.</param>
    /// <param name="sums">The arguments.</param>
    /// <param name="outputs">Takes the values.</param>
    /// <param name="slopes">Takes the derivatives.</param>
    public abstract void Activate(Activation activation, TBuffer sums, TBuffer outputs, TBuffer slopes);

    /// <summary>A matrix times a vector: for each row the sum of its products.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rowLength">The length of a row.</param>
    /// <param name="factors">One per element of a row.</param>
    /// <param name="sums">Takes one sum per row.</param>
    public abstract void ProductSumRows(TBuffer matrix, int rowLength, TBuffer factors, TBuffer sums);

    /// <summary>A transposed matrix times a vector: for each column the sum of its products.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rowLength">The length of a row.</param>
    /// <param name="factors">One per row.</param>
    /// <param name="sums">Takes one sum per column.</param>
    public abstract void ProductSumColumns(TBuffer matrix, int rowLength, TBuffer factors, TBuffer sums);

    /// <summary>For each row of a matrix the sum of its elements.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rowLength">The length of a row.</param>
    /// <param name="sums">Takes one sum per row.</param>
    public abstract void SumRows(TBuffer matrix, int rowLength, TBuffer sums);

    /// <summary>Adds a bias to each element.</summary>
    /// <param name="products">The sums of products.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="destination">Takes <c>product + bias</c>.</param>
    public abstract void Shift(TBuffer products, float bias, TBuffer destination);

    /// <summary>Multiplies per element.</summary>
    /// <param name="left">The one factor.</param>
    /// <param name="right">The other.</param>
    /// <param name="destination">Takes <c>left · right</c>.</param>
    public abstract void Times(TBuffer left, TBuffer right, TBuffer destination);

    /// <summary>The logistic loss of rows, and its derivative by their logits: <see cref="Losses.LogisticLossGradient(float, float)"/>.</summary>
    /// <param name="products">The logits without the bias.</param>
    /// <param name="labels">0 or 1, one per row.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="residuals">Takes the derivatives.</param>
    /// <returns>The sum of the losses.</returns>
    public abstract float LogisticLoss(TBuffer products, TBuffer labels, float bias, TBuffer residuals);

    /// <summary>The same of rows that count as many.</summary>
    /// <param name="products">The logits without the bias.</param>
    /// <param name="labels">0 or 1, one per row.</param>
    /// <param name="weights">How much a row counts, a factor of its loss and its derivative.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="residuals">Takes the derivatives.</param>
    /// <returns>The sum of the losses.</returns>
    public abstract float WeightedLogisticLoss(TBuffer products, TBuffer labels, TBuffer weights, float bias, TBuffer residuals);

    /// <summary>The larger of two logits, per element; NaN where one is.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="destination">Takes the larger.</param>
    public abstract void Larger(TBuffer left, TBuffer right, TBuffer destination);

    /// <summary>Exponentials of a class's logits, which are added to the sum of those that are not the label's.</summary>
    /// <param name="sums">The sums so far.</param>
    /// <param name="logits">The logits of the class.</param>
    /// <param name="largest">The largest logit of each row.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="own">The number of this class.</param>
    /// <param name="sumDestination">Takes <c>sum + exponential</c>, or the sum where <c>label = own</c>.</param>
    /// <param name="exponentials">Takes <c>e^(logit − largest)</c>.</param>
    public abstract void AddExponential(
        TBuffer sums, TBuffer logits, TBuffer largest, TBuffer labels, float own, TBuffer sumDestination, TBuffer exponentials);

    /// <summary>Takes a class's values where they are the label's.</summary>
    /// <param name="chosen">What was chosen so far.</param>
    /// <param name="values">The values of this class.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="own">The number of this class.</param>
    /// <param name="destination">Takes the value where <c>label = own</c>, else what was chosen.</param>
    public abstract void Choose(TBuffer chosen, TBuffer values, TBuffer labels, float own, TBuffer destination);

    /// <summary>The derivative of the cross-entropy by a class's logits: the probability, less 1 where it is the label.</summary>
    /// <param name="exponentials">Those of this class.</param>
    /// <param name="others">For each row the sum of the exponentials that are not its label's.</param>
    /// <param name="labelExponentials">For each row the exponential of its label.</param>
    /// <param name="labels">The number of its class, one per row.</param>
    /// <param name="weights">How much a row counts, a factor.</param>
    /// <param name="own">The number of this class.</param>
    /// <param name="destination">
    /// Takes <c>exponential / (others + labelExponential)</c>, or <c>−others / (others + labelExponential)</c> where <c>label = own</c>.
    /// </param>
    public abstract void SoftmaxResidual(
        TBuffer exponentials, TBuffer others, TBuffer labelExponentials, TBuffer labels, TBuffer weights, float own, TBuffer destination);

    /// <summary>The cross-entropy of the softmax: −ln of the label's probability.</summary>
    /// <param name="others">For each row the sum of the exponentials that are not its label's.</param>
    /// <param name="labelExponentials">For each row the exponential of its label.</param>
    /// <param name="largest">The largest logit of each row.</param>
    /// <param name="labelLogits">The logit of each row's label.</param>
    /// <param name="weights">How much a row counts, a factor.</param>
    /// <returns>The sum over all rows of <c>weight · (largest − labelLogit + ln(others + labelExponential))</c>.</returns>
    public abstract float CrossEntropySum(TBuffer others, TBuffer labelExponentials, TBuffer largest, TBuffer labelLogits, TBuffer weights);

    /// <summary>
    /// Makes rows ready. Those in memory are copied to the device once; those that are read block by block, at each pass. The rows
    /// of a block are computed at once, their sums are floats.
    /// </summary>
    /// <param name="rows">The rows of a training.</param>
    /// <returns>The pass, which owns these kernels.</returns>
    public ITrainingPass Prepare(TrainingRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        try
        {
            return new DevicePass<TBuffer>(this, rows);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Frees every buffer.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees every buffer that was allocated.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected abstract void Dispose(bool disposing);
}
