using System.Globalization;
using Kernels.Tests.Reductions;
using Kernels.Tests.Running;

namespace Kernels.Tests.Switches;

/// <summary>The whole case table in one go, as text that another process reads.</summary>
internal static class CaseTable
{
    /// <summary>All lengths that a loop treats differently, and a few long ones.</summary>
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 65), 95, 96, 97, 127, 128, 129, 200, 255, 256];

    /// <summary>What each case's results are, in a number.</summary>
    public static IReadOnlyDictionary<string, string> Checksums() =>
        KernelCase.All
            .Select(static pair => KeyValuePair.Create(pair.Key, Checksum(pair.Value, [])))
            .Concat(ReductionTable.Checksums())
            .Concat(InlinedForms.Expected)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Runs all cases; one line for each, and before them one for the machine. False when one fails.</summary>
    public static bool Print(TextWriter output)
    {
        output.WriteLine(Hardware.Describe());
        var passed = true;
        foreach (var (name, kernel) in KernelCase.All)
        {
            try
            {
                output.WriteLine($"{name}\t{Checksum(kernel, Lengths)}");
            }
            catch (Exception exception)
            {
                passed = false;
                output.WriteLine($"{name}\t{exception.GetType().Name}: {exception.Message}");
            }
        }

        foreach (var (name, checksum) in ReductionTable.Checksums().Concat(InlinedForms.Results))
            output.WriteLine($"{name}\t{checksum}");
        return passed;
    }

    private static string Checksum(KernelCase kernel, int[] lengths) =>
        CaseRunner.Run(kernel, lengths).ToString("x16", CultureInfo.InvariantCulture);
}
