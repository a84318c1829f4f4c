using Kernels.Checking;

namespace Kernels.Samples.Proving;

/// <summary>A kernel whose error can be measured.</summary>
/// <param name="Name">Its type and its name.</param>
/// <param name="Formula">What it is compared with: its body, or the function of the table that it is.</param>
/// <param name="Forms">The scalar one, then those of 4, 8 and 16 lanes.</param>
/// <param name="Inputs">The names of its parameters: one, or two.</param>
/// <param name="Results">The names of its results; empty for the only one.</param>
/// <param name="Bound">The largest error that is allowed, in ULP; null where none is stated.</param>
internal sealed record ProvableKernel(string Name, Formula Formula, KernelForm[] Forms, string[] Inputs, string[] Results, double? Bound);

/// <summary>A kernel whose error is not measured, and why.</summary>
internal sealed record UncoveredKernel(string Name, string Reason);
