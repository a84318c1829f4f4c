using System.Collections.Generic;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>OpenCL C 1.2, compiled by the driver at run time.</summary>
internal sealed class OpenCLLanguage() : TargetLanguage("OpenCL C", OpenCLNames.Reserved, [GpuFunctions.Shared])
{
    public static readonly OpenCLLanguage Instance = new();

    public override IReadOnlyList<string> ForeignPrefixes => ["cl_", "CL_", "CLK_", "convert_"];

    public override bool SignedWraps => false;

    public override bool CountsWrap => true;

    /// <summary>A driver's own tanh may stay below 1 for ever (pocl 3.1): x·(1 - tanh²x) would grow without end.</summary>
    public override string? Spelling(MathFunction function) => function.Name == "Tanh" ? null : function.C;
}
