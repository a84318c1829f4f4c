using Kernels.Generators.Diagnostics;

namespace Kernels.Generators.Model;

/// <summary>What the transform makes of one attributed method. The two parts go to separate outputs.</summary>
/// <param name="Kernel">Null where not even the signatures of the generated forms are known.</param>
internal sealed record ParseResult(KernelModel? Kernel, EquatableArray<DiagnosticInfo> Diagnostics);
