using Kernels.Tests.Running;

namespace Kernels.Tests.Cases;

/// <summary>Every transcendental function, alone, with the error that it states.</summary>
internal static partial class Transcendentals
{
    [Vectorize, WithinUlps(1)]
    public static float Exp(float x) => MathF.Exp(x);

    [Vectorize, WithinUlps(1)]
    public static float Log(float x) => MathF.Log(x);
}
