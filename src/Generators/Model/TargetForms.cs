namespace Kernels.Generators.Model;

/// <summary>What the members of a target of GPUs look like: overloads over memory of its own.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Input">The type of a buffer that is read, with its namespace and without its element type.</param>
/// <param name="Output">That of one that is written.</param>
/// <param name="NoIntegerSums">Why there are no sums and means of integers; null where there are.</param>
internal sealed record TargetForms(string Target, string Input, string Output, string? NoIntegerSums = null);
