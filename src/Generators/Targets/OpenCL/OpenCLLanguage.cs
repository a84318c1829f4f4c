using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>OpenCL C 1.2, compiled by the driver at run time.</summary>
internal sealed class OpenCLLanguage : TargetLanguage
{
    /// <summary>With the functions of the runtime, so that every device gives the bits that the processor's vector forms give.</summary>
    public static readonly OpenCLLanguage Instance = new(isFast: false);

    /// <summary>With the functions of the device.</summary>
    public static readonly OpenCLLanguage Fast = new(isFast: true);

    /// <summary>How the names begin that belong to extensions and to conversions of vectors.</summary>
    private static readonly string[] Foreign = ["cl_", "CL_", "CLK_", "convert_"];

    /// <summary>The types of the language.</summary>
    public static readonly TypeTable<GpuType> Types = new(
        "OpenCL C",
        (ScalarType.Bool, GpuType.Condition("bool")),
        (ScalarType.Int32, GpuType.Signed("int", "", "INT_MIN")),
        (ScalarType.UInt32, GpuType.Unsigned("uint", "u")),
        (ScalarType.Int64, GpuType.Signed("long", "L", "LONG_MIN")),
        (ScalarType.UInt64, GpuType.Unsigned("ulong", "UL")),
        (ScalarType.Single, GpuType.Float("float", "f", static bits => $"as_float(0x{bits & 0xFFFF_FFFF:X8}u)")),
        (ScalarType.Double, GpuType.Float("double", "", static bits => $"as_double(0x{bits:X16}UL)")));

    /// <summary>The least CL_DEVICE_MAX_CONSTANT_BUFFER_SIZE of a device of the full profile, in bytes.</summary>
    private const int LeastConstantMemory = 65_536;

    private readonly bool isFast;

    private OpenCLLanguage(bool isFast)
        : base("OpenCL C", OpenCLNames.Reserved, isFast ? [GpuFunctions.Shared] : [GpuFunctions.OfProcessor, GpuFunctions.Shared]) => this.isFast = isFast;

    public override bool SignedWraps => false;

    public override bool CountsWrap => true;

    public override string Spell(string name) =>
        (Foreign.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) ? "u" : "") + base.Spell(name);

    public override bool HasSlopes => !isFast;

    public override string? Limit(Expr node) => Types.Limit(node);

    public override string? Limit(IReadOnlyCollection<Table> tables) => tables.Sum(OpenCLElement.BytesOf) > LeastConstantMemory
        ? $"its tables of constants take more than the {LeastConstantMemory / 1024} KB that every OpenCL device has for them, so make one a [Uniform] ReadOnlySpan"
        : null;

    /// <summary>
    /// What every device rounds alike is its own, and what is an estimate. A driver's own tanh may stay below 1 for ever (pocl 3.1):
    /// x·(1 - tanh²x) would grow without end.
    /// </summary>
    public override string? Spelling(MathFunction function) =>
        function.Name == "Tanh" || (!isFast && function.Single == VectorForm.VectorMath && function.Name != "ReciprocalSqrtEstimate") ? null : function.C;
}
