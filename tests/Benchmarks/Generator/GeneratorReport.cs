using System.Collections.Immutable;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.Generator;

/// <summary>What <c>generator --json</c> prints.</summary>
internal sealed record GeneratorReport(Machine Machine, int Kernels, int Rounds, ImmutableArray<Figure> Figures);
