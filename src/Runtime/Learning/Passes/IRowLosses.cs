namespace Kernels.Learning;

/// <summary>Losses that are kept row by row, so that they can be summed over each tile.</summary>
/// <typeparam name="TBuffer">Memory for floats.</typeparam>
internal interface IRowLosses<TBuffer>
{
    /// <summary>The logistic loss of rows, and its derivative by their logits.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="labels">0 or 1, one per row.</param>
    /// <param name="weights">How much a row counts, a factor of both.</param>
    /// <param name="losses">Takes the losses.</param>
    /// <param name="residuals">Takes the derivatives.</param>
    void LogisticLosses(TBuffer logits, TBuffer labels, TBuffer weights, TBuffer losses, TBuffer residuals);

    /// <summary>The cross-entropy of rows: the terms of <see cref="NetworkKernels{TBuffer}.CrossEntropySum"/>.</summary>
    /// <param name="others">For each row the sum of the exponentials that are not its label's.</param>
    /// <param name="labelExponentials">For each row the exponential of its label.</param>
    /// <param name="largest">The largest logit of each row.</param>
    /// <param name="labelLogits">The logit of each row's label.</param>
    /// <param name="weights">How much a row counts, a factor.</param>
    /// <param name="losses">Takes the losses.</param>
    void CrossEntropies(TBuffer others, TBuffer labelExponentials, TBuffer largest, TBuffer labelLogits, TBuffer weights, TBuffer losses);
}
