namespace Kernels.Generators.Parsing;

/// <summary>The attributes that the generator reads, by metadata name.</summary>
internal static class KernelAttributes
{
    public const string Vectorize = "Kernels.VectorizeAttribute";
    public const string DerivativeOf = "Kernels.DerivativeOfAttribute";
    public const string Uniform = "Kernels.UniformAttribute";
    public const string Rare = "Kernels.RareAttribute";
    public const string KernelBody = "Kernels.CompilerServices.KernelBodyAttribute";
    public const string Conditional = "System.Diagnostics.ConditionalAttribute";
    public const string DoesNotReturn = "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute";
    public const string VectorOverloads = "Kernels.VectorOverloadsAttribute";
}
