namespace Kernels.Benchmarks.Peers;

/// <summary>The peers and limits by name. Those of the Python libraries are also the names in the script.</summary>
internal static class PeerNames
{
    public const string Scalar = "scalar C#";
    public const string TensorPrimitives = "TensorPrimitives";
    public const string TensorPrimitivesInBlocks = "TensorPrimitives, in blocks";
    public const string C = "C, gcc and libmvec";
    public const string Sleef = "SLEEF, 1 ULP";
    public const string NumPy = "NumPy";
    public const string Numba = "Numba";
    public const string PyTorch = "PyTorch";
    public const string ScikitLearn = "scikit-learn";
    public const string MLNet = "ML.NET";
    public const string Copy = "memcpy of the bytes";
    public const string Read = "read-only sweep";
}
