using System;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets;

/// <summary>
/// The names of generated members that, unlike methods, have no parameters to be told apart by, such as shaders.
/// </summary>
internal static class GpuMemberName
{
    /// <summary>How such names go on after the kernel's, if not with what they end with.</summary>
    private static readonly string[] Parts = [.. ReductionOperator.All.Select(static reduction => reduction.Name), "_"];

    /// <summary>
    /// The kernel's name, the part, the ending and the number of the overload, as <c>FSumShader2</c>. Where that is a member already, or
    /// could be a name of another kernel (<c>FSum</c> has an <c>FSumShader</c> too), underscores stand behind the kernel's
    /// name: what then begins with it differs from all that begins with another member's.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="part">What the member does besides the map, such as <c>Sum</c>.</param>
    /// <param name="ending">What it is, such as <c>Shader</c>. Members of another ending cannot have its name.</param>
    public static string Of(KernelModel kernel, string part, string ending)
    {
        var name = kernel.Name;
        while (kernel.Container.TakenNames.Any(taken => MayMeet($"{name}{part}{ending}{kernel.Container.OverloadNumber}", taken, ending)))
            name += "_";
        return $"{name}{part}{ending}{kernel.Container.OverloadNumber}";
    }

    private static bool MayMeet(string name, string taken, string ending) =>
        name.StartsWith(taken, StringComparison.Ordinal)
        && (name.Length == taken.Length || Parts.Append(ending).Any(part => string.CompareOrdinal(name, taken.Length, part, 0, part.Length) == 0));
}
