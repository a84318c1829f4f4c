using System.Globalization;
using Kernels.Samples.Proving;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Shows the errors of kernels.</summary>
internal sealed class ProofDisplay(IAnsiConsole console)
{
    /// <summary>More ranges of inputs of a kernel are only counted.</summary>
    private const int MostRanges = 4;

    /// <summary>Runs the kernels one by one, with a moving bar in a terminal.</summary>
    public void Run(IReadOnlyList<ProvableKernel> kernels, Action<ProvableKernel, Action> run)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            foreach (var kernel in kernels)
                run(kernel, static () => { });
            return;
        }

        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            foreach (var kernel in kernels)
            {
                var task = context.AddTask(Markup.Escape(kernel.Name), maxValue: ProofInputs.Buckets);
                run(kernel, () => task.Increment(1));
                task.Value = task.MaxValue;
            }
        });
    }

    public void Show(string assembly, IReadOnlyList<Proof> proofs, IReadOnlyList<UncoveredKernel> uncovered, long samples, long pairs, double? bound)
    {
        console.Heading($"The kernels of {assembly}");
        if (proofs.Any(static proof => proof.Kernel.Inputs.Length == 1))
        {
            console.WriteLine(samples == 0
                ? "Of one input: all 4,294,967,296 floats were run."
                : Text($"Of one input: {samples:N0} samples over all exponents were run. This is no proof: leave out --samples for all floats."));
        }

        if (proofs.Any(static proof => proof.Kernel.Inputs.Length == 2))
            console.WriteLine(Text($"Of two inputs: {pairs:N0} structured and random samples were run, since all cannot be."));
        console.WriteLine();
        ShowErrors(proofs);
        foreach (var proof in proofs)
            ShowNotes(proof, bound);
        ShowUncovered(uncovered);
    }

    private void ShowErrors(IReadOnlyList<Proof> proofs)
    {
        if (proofs.Count == 0)
            return;
        console.Heading("Errors in ULP of the exact result of the body");
        var table = console.NewTable("kernel", "max", "mean", "at", "value", "exact", "scalar max", "widths");
        foreach (var proof in proofs)
        {
            if (proof.Compared == 0)
            {
                table.AddRow(Markup.Escape(proof.Name), "none", "", "", "", "", "", Widths(proof));
                continue;
            }

            var (worst, scalar) = (WorstCase.Of(proof, isScalar: false), WorstCase.Of(proof, isScalar: true));
            table.AddRow(
                Markup.Escape(proof.Name),
                Ulp(worst.Error),
                Text($"{proof.Mean:0.000}"),
                string.Join(", ", worst.Inputs.Select(static input => Text($"{input:R}"))),
                Text($"{worst.Value:R}"),
                Text($"{worst.Reference:G10}"),
                Ulp(scalar.Error),
                Widths(proof));
        }

        console.Write(table);
        console.WriteLine("The max and the mean are those of the vector forms. Widths agree where 4, 8 and 16 lanes give the same bits; where the scalar method gives them too, all do.");
        console.WriteLine();
    }

    private void ShowNotes(Proof proof, double? bound)
    {
        var name = proof.Name;
        if (proof.IsExceeded(bound))
            console.WriteLine(Text($"{name}: the error is above the bound of {bound ?? proof.Kernel.Bound} ULP."), new Style(Color.Red));
        if (proof.Differing > 0)
            console.WriteLine(Text($"{name}: the widths give different bits for {proof.Differing:N0} inputs, the first {Inputs(proof, proof.FirstDiffering)}."), new Style(Color.Red));
        for (var reason = 0; reason < proof.Skipped.Length; reason++)
        {
            if (proof.Skipped[reason] > 0)
                console.WriteLine(Text($"{name}: {proof.Skipped[reason]:N0} inputs were not compared: {SkipReasons.TextOf(reason)}."));
        }

        foreach (var range in proof.Ranges.Take(MostRanges))
        {
            console.WriteLine(
                Text($"{name}: more than half of the digits are lost for {range.Count:N0} inputs from {range.Low:R} to {range.High:R}, at most {Ulp(range.Largest)} ULP: {LossReason.Of(proof.Kernel, range.Worst)}."),
                new Style(Color.Yellow));
        }

        if (proof.Ranges.Count > MostRanges)
            console.WriteLine(Text($"{name}: so they are in {proof.Ranges.Count - MostRanges} more ranges."), new Style(Color.Yellow));
    }

    private void ShowUncovered(IReadOnlyList<UncoveredKernel> uncovered)
    {
        if (uncovered.Count == 0)
            return;
        console.WriteLine();
        console.Heading("Not covered");
        foreach (var kernel in uncovered)
            console.WriteLine($"{kernel.Name}: {kernel.Reason}.");
    }

    private static string Widths(Proof proof) => proof.Differing > 0 ? "differ" : proof.ScalarDiffering > 0 ? "agree" : "all agree";

    private static string Inputs(Proof proof, InputBits bits) => string.Join(", ", bits.ToFloats(proof.Kernel.Inputs.Length).Select(static input => Text($"{input:R}")));

    private static string Ulp(double error) => double.IsInfinity(error) ? "infinite" : error < 1000 ? Text($"{error:0.000}") : Text($"{error:0.0e+0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
