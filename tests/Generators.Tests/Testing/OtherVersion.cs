using Kernels.Generators.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>An assembly whose kernel does not bring its body along, as one that another version of the generator has written.</summary>
internal static class OtherVersion
{
    /// <summary>An attribute that only the runtime can use: what it marks is called by its overloads over vectors, and has no body to bring along.</summary>
    public const string VectorOverloads = "namespace Kernels { [System.AttributeUsage(System.AttributeTargets.Method)] internal sealed class VectorOverloadsAttribute : System.Attribute; }";

    private const string Library =
        """
        using System.Runtime.Intrinsics;

        public static partial class Sensors
        {
            [Kernels.Vectorize] public static float Calibrated(float reading) => Scale(reading);

            [Kernels.VectorOverloads] internal static float Scale(float reading) => 2f * reading;
            internal static Vector128<float> Scale(Vector128<float> reading) => reading + reading;
            internal static Vector256<float> Scale(Vector256<float> reading) => reading + reading;
            internal static Vector512<float> Scale(Vector512<float> reading) => reading + reading;

            [Kernels.Vectorize] public static float Squared(float reading) => reading * reading;
        }

        """;

    private static readonly Lazy<MetadataReference> Assembly = new(Compile);

    /// <summary>
    /// Has <c>float Sensors.Calibrated(float)</c>, without a body, and <c>float Sensors.Squared(float)</c>, with one that nobody can
    /// read today.
    /// </summary>
    public static MetadataReference Reference => Assembly.Value;

    private static PortableExecutableReference Compile()
    {
        var library = Generation.Run(Library + VectorOverloads).AssertClean().Output.WithAssemblyName("Sensors");
        var squared = library.SyntaxTrees.Single(static tree => tree.FilePath.Contains("Squared", StringComparison.Ordinal));
        var later = squared.ToString().Replace("2 'Sensors.Squared", "99 'Sensors.Squared", StringComparison.Ordinal);
        library = library.ReplaceSyntaxTree(squared, CSharpSyntaxTree.ParseText(later, Generation.ParseOptions, squared.FilePath));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
