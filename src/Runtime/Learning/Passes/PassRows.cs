namespace Kernels.Learning;

/// <summary>Rows as a pass computes on them.</summary>
/// <param name="Features">Row after row.</param>
/// <param name="Labels">The number of its class, one per row.</param>
/// <param name="Weights">How much a row counts, one per row, where they are weighted.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="AreWeighted">Whether rows count differently.</param>
internal readonly record struct PassRows<TBuffer>(TBuffer Features, TBuffer Labels, TBuffer Weights, int Count, bool AreWeighted);
