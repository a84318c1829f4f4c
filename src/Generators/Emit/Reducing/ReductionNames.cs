using System;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Model;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>The names of the private members that reductions and parallel forms consist of.</summary>
internal sealed class ReductionNames(KernelModel kernel)
{
    /// <summary>How the names of private members begin after the kernel's.</summary>
    private static readonly string[] Beginnings =
    [
        "Range", "Parallel", "Term", "Rare", "Table",
        .. from reduction in ReductionOperator.All from part in new[] { "Range", "Parallel", "Combine" } select $"{reduction}{part}",
    ];

    private readonly string privatePrefix = PrivatePrefix(kernel);

    /// <summary>A private member: <c>FSumRange512</c>.</summary>
    public string Private(string name) => privatePrefix + name;

    /// <summary>
    /// The kernel's name, with a number where a private member could otherwise be one of the members generated for
    /// another kernel: all of those begin with that kernel's name.
    /// </summary>
    private static string PrivatePrefix(KernelModel kernel)
    {
        for (var number = 1; ; number++)
        {
            var prefix = kernel.Name + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
            if (Beginnings.All(beginning => !kernel.Container.TakenNames.Any(taken => MayMeet(prefix + beginning, taken))))
                return prefix;
        }
    }

    private static bool MayMeet(string name, string taken) =>
        name.StartsWith(taken, StringComparison.Ordinal) || taken.StartsWith(name, StringComparison.Ordinal);
}
