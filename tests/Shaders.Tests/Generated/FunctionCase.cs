using System.Reflection;
using Kernels.Shaders.Tests.Cases;
using Kernels.Tests.Running;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>An elementary function, of which the documentation states the largest error.</summary>
/// <param name="Exact">The function in double.</param>
/// <param name="Ulps">The largest error in units in the last place.</param>
internal sealed record FunctionCase(Func<double[], double> Exact, double Ulps)
{
    /// <summary>Null for a kernel that is no single function.</summary>
    public static FunctionCase? Find(MethodInfo kernel) => kernel.DeclaringType == typeof(FunctionCases)
        ? new FunctionCase(References.Find(kernel.Name), kernel.GetCustomAttribute<WithinUlpsAttribute>()!.Ulps)
        : null;
}
