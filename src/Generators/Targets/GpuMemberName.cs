using System;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets;

/// <summary>
/// The names of generated members that, unlike methods, have no parameters to be told apart by, such as shaders.
/// </summary>
internal static class GpuMemberName
{
    /// <summary>How such names go on after the kernel's.</summary>
    private static readonly string[] Parts =
        [.. GpuTargets.All.Select(static target => target.MemberPart), .. ReductionOperator.All.Select(static reduction => reduction.Name), "_"];

    /// <summary>
    /// The kernel's name, the part and the number of the overload, as <c>FSumShader2</c>. Where that is a member already, or
    /// could be a name of another kernel (<c>FSum</c> has an <c>FSumShader</c> too), underscores stand behind the kernel's
    /// name: what then begins with it differs from all that begins with another member's.
    /// </summary>
    public static string Of(KernelModel kernel, string part)
    {
        var name = kernel.Name;
        while (kernel.Container.TakenNames.Any(taken => MayMeet($"{name}{part}{kernel.Container.OverloadNumber}", taken)))
            name += "_";
        return $"{name}{part}{kernel.Container.OverloadNumber}";
    }

    private static bool MayMeet(string name, string taken) =>
        name.StartsWith(taken, StringComparison.Ordinal)
        && (name.Length == taken.Length || Parts.Any(part => string.CompareOrdinal(name, taken.Length, part, 0, part.Length) == 0));
}
