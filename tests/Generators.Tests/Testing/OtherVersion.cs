using Microsoft.CodeAnalysis;
using Xunit;

namespace Kernels.Generators.Tests.Testing;

/// <summary>An assembly whose kernel does not bring its body along, as one that another version of the generator has written.</summary>
internal static class OtherVersion
{
    /// <summary>An attribute that only the runtime can use: what it marks is called lane by lane, and has no body to bring along.</summary>
    public const string LaneByLane = "namespace Kernels { [System.AttributeUsage(System.AttributeTargets.Method)] internal sealed class LaneByLaneAttribute : System.Attribute; }";

    private const string Library =
        """
        public static partial class Sensors
        {
            [Kernels.Vectorize] public static float Calibrated(float reading) => Scale(reading);

            [Kernels.LaneByLane] internal static float Scale(float reading) => 2f * reading;
        }

        """;

    private static readonly Lazy<MetadataReference> Assembly = new(Compile);

    /// <summary>Has <c>float Sensors.Calibrated(float)</c>.</summary>
    public static MetadataReference Reference => Assembly.Value;

    private static PortableExecutableReference Compile()
    {
        var library = Generation.Run(Library + LaneByLane).AssertClean().Output.WithAssemblyName("Sensors");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
