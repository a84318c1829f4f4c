using System;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>OpenCL C 1.2, compiled by the driver at run time.</summary>
internal sealed class OpenCLLanguage() : TargetLanguage("OpenCL C", OpenCLNames.Reserved, [GpuFunctions.Shared])
{
    public static readonly OpenCLLanguage Instance = new();

    /// <summary>How the names begin that belong to extensions and to conversions of vectors.</summary>
    private static readonly string[] Foreign = ["cl_", "CL_", "CLK_", "convert_"];

    public override bool SignedWraps => false;

    public override bool CountsWrap => true;

    public override string Spell(string name) =>
        (Foreign.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) ? "u" : "") + base.Spell(name);

    /// <summary>A driver's own tanh may stay below 1 for ever (pocl 3.1): x·(1 - tanh²x) would grow without end.</summary>
    public override string? Spelling(MathFunction function) => function.Name == "Tanh" ? null : function.C;
}
