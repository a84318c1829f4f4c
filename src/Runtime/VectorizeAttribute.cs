namespace Kernels;

/// <summary>
/// Marks a scalar, static method as a kernel: beside it, at compile time, the generator writes the same function
/// over spans (<c>void F(ReadOnlySpan&lt;T&gt; x, ..., Span&lt;T&gt; destination)</c>) and over vectors of 128, 256
/// and 512 bits.
/// </summary>
/// <remarks>
/// The method stays ordinary C#: it can be called, debugged and tested as it is. Its type, and every type around it,
/// is <c>partial</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorizeAttribute : Attribute
{
    /// <summary>
    /// The number of vectors that one iteration of the main loop handles, from 1 to 16. 0, the default, lets the generator
    /// choose by the number of operations: 4 for a light kernel, 1 for a heavy one.
    /// </summary>
    public int Unroll { get; set; }

    /// <summary>
    /// The reductions to generate: <c>FSum</c>, <c>FMean</c>, <c>FMin</c>, <c>FMax</c> compute the kernel on all elements
    /// and reduce the results in the same pass, without storing them.
    /// </summary>
    /// <remarks>
    /// They combine in a fixed order, so that the result has the same bits whatever the width of the machine's vectors
    /// and the number of threads.
    /// </remarks>
    public Reduction Reduce { get; set; }

    /// <summary>
    /// For a kernel of <see cref="float"/>: with <c>typeof(double)</c>, <c>FSum</c> and <c>FMean</c> add up doubles and return one.
    /// Without it, they add up and return a float.
    /// </summary>
    public Type? Accumulate { get; set; }

    /// <summary>
    /// For a kernel that returns a tuple: the element that is reduced. The others are stored, in the same pass. Without
    /// it, all elements are reduced and the result is a tuple.
    /// </summary>
    public string? ReduceElement { get; set; }

    /// <summary>
    /// With <see cref="Reduction.Sum"/>: also writes <c>FSumRows</c> and <c>FSumColumns</c>, which take the first varying
    /// parameter from a row-major matrix and sum along its rows or its columns.
    /// </summary>
    /// <remarks>
    /// With a matrix m and a second varying parameter b, the rows give <c>destination[r] = Σ_c F(m[r, c], b[c])</c>, the
    /// columns <c>destination[c] = Σ_r F(m[r, c], b[r])</c>. If F is a product, these are m·b and mᵀ·b.
    /// </remarks>
    public bool Matrix { get; set; }

    /// <summary>
    /// Long spans are split over the processor's cores, and there is an overload with
    /// <see cref="System.Threading.Tasks.ParallelOptions"/>. The results have the same bits for any number of threads.
    /// </summary>
    public bool Parallel { get; set; }

    /// <summary>
    /// Also writes the kernel for GPUs: overloads over <see cref="Kernels.Gpu.GpuBuffer{T}"/>, which run on any OpenCL
    /// device, and, where the project references ComputeSharp, a shader <c>FShader</c> for DirectX 12 with overloads over
    /// ComputeSharp's buffers. Reductions and the sums of rows and columns come along.
    /// </summary>
    /// <remarks>
    /// An OpenCL device computes with the functions of <see cref="VectorMath"/>, and gives the bits of the forms over spans wherever
    /// <see cref="Kernels.Gpu.GpuDevice.GivesProcessorBits"/> says so. A GPU cannot throw: an integer divided by 0 is 0 there, as is
    /// its remainder.
    /// </remarks>
    public bool Gpu { get; set; }

    /// <summary>
    /// With <see cref="Gpu"/>: an OpenCL device computes with its own functions, such as its driver's <c>exp</c>, and no longer with those of
    /// <see cref="VectorMath"/>. They may be faster, and their bits depend on the device and its driver.
    /// </summary>
    /// <remarks>The forms for the processor stay as they are.</remarks>
    public bool FastMath { get; set; }

    /// <summary>
    /// Also writes the kernel as a shader of WebGPU: a constant <c>FWgsl</c> holds its text in WGSL, and the constant's documentation says
    /// what each binding is. The shader runs the kernel on every element; reductions have none.
    /// </summary>
    /// <remarks>
    /// The elements are <see cref="float"/>, <see cref="int"/> and <see cref="uint"/>, for WGSL has no others. It promises nothing of NaN,
    /// infinities and subnormal numbers, and may round each operation either way.
    /// </remarks>
    public bool Wgsl { get; set; }

    /// <summary>
    /// The accuracy of the functions that the kernel calls, itself or in methods that are called. With
    /// <see cref="FunctionAccuracy.CorrectlyRounded"/> the forms over spans and vectors take the functions of
    /// <see cref="VectorMath.CorrectlyRounded"/>, and derivatives of the kernel do too. That is for <see cref="float"/>.
    /// </summary>
    /// <remarks>
    /// It is the functions that are rounded correctly, not the kernel. The scalar method calls what it says it calls, as always. An OpenCL
    /// device rounds them correctly too, for which it needs <see cref="double"/>; a shader and a kernel with <see cref="FastMath"/> do not.
    /// </remarks>
    public FunctionAccuracy Functions { get; set; }

    /// <summary>
    /// The name of a method that is the derivative of this one, to be used instead of a generated one, also where a
    /// caller of this kernel is differentiated. It takes the same parameters, and returns the derivative by the only
    /// floating-point parameter, or a tuple whose elements are named as the parameters that they are the derivatives by.
    /// </summary>
    public string? Derivative { get; set; }
}
