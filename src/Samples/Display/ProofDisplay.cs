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
        ShowWorst(proofs);
        foreach (var proof in proofs)
            ShowNotes(proof, bound);
        ShowSkipped(proofs);
        ShowUncovered(uncovered);
    }

    private void ShowErrors(IReadOnlyList<Proof> proofs)
    {
        if (proofs.Count == 0)
            return;
        console.Heading("Errors in ULP of the exact result of the body");
        var table = console.NewTable("kernel", "max", "mean", "scalar max", "widths");
        foreach (var proof in proofs)
        {
            table.AddRow(
                Markup.Escape(proof.Name),
                proof.Compared == 0 ? "none" : Ulp(proof.Largest),
                proof.Compared == 0 ? "" : Text($"{proof.Mean:0.000}"),
                proof.Compared == 0 ? "" : Ulp(proof.LargestOfScalar),
                Widths(proof));
        }

        console.Write(table);
        console.WriteLine("The max and the mean are those of the vector forms. "
            + "Widths agree where 4, 8 and 16 lanes give the same bits; where the scalar method gives them too, all do.");
        console.WriteLine();
    }

    private void ShowWorst(IReadOnlyList<Proof> proofs)
    {
        var wrong = proofs.Where(static proof => Math.Max(proof.Largest, proof.LargestOfScalar) > 0).ToList();
        if (wrong.Count == 0)
            return;
        console.Heading("Where the errors are largest");
        foreach (var proof in wrong)
        {
            var isScalar = proof.LargestOfScalar > proof.Largest;
            var worst = WorstCase.Of(proof, isScalar);
            console.WriteLine(Text($"{proof.Name}({Inputs(worst.Inputs)}) is {worst.Value:R}{(isScalar ? " by the scalar method" : "")}, "
                + $"exactly {worst.Reference:G10}: {Ulp(worst.Error)} ULP."));
        }

        console.WriteLine();
    }

    private void ShowNotes(Proof proof, double? bound)
    {
        var name = proof.Name;
        if (proof.IsExceeded(bound))
            console.WriteLine(Text($"{name}: the error is above the bound of {bound ?? proof.Kernel.Bound} ULP."), new Style(Color.Red));
        if (proof.Differing > 0)
            console.WriteLine(Text($"{name}: the widths give different bits for {Count(proof.Differing)}, "
                + $"the first {Inputs(proof.FirstDiffering.ToFloats(proof.Kernel.Inputs.Length))}."), new Style(Color.Red));
        foreach (var range in proof.Ranges.Take(MostRanges))
        {
            console.WriteLine(
                Text($"{name}: more than half of the digits are lost for {Count(range.Count)} from {range.Low:R} to {range.High:R}, "
                    + $"at most {Ulp(range.Largest)} ULP: {LossReason.Of(proof.Kernel, range.Worst)}."),
                new Style(Color.Yellow));
        }

        if (proof.Ranges.Count > MostRanges)
            console.WriteLine(Text($"{name}: so they are in {proof.Ranges.Count - MostRanges} more ranges."), new Style(Color.Yellow));
    }

    private void ShowSkipped(IReadOnlyList<Proof> proofs)
    {
        var skipped = proofs.Where(static proof => proof.Skipped.Any(static count => count > 0)).ToList();
        if (skipped.Count == 0)
            return;
        console.WriteLine();
        console.Heading("Inputs that could not be compared");
        foreach (var proof in skipped)
        {
            var reasons = Enumerable.Range(0, SkipReasons.Count).Where(reason => proof.Skipped[reason] > 0)
                .Select(reason => Text($"{proof.Skipped[reason]:N0}, {SkipReasons.TextOf(reason)}"));
            console.WriteLine($"{proof.Name}: {string.Join("; ", reasons)}.");
        }
    }

    private void ShowUncovered(IReadOnlyList<UncoveredKernel> uncovered)
    {
        if (uncovered.Count == 0)
            return;
        console.WriteLine();
        console.Heading("Kernels that are not covered");
        foreach (var group in uncovered.GroupBy(static kernel => kernel.Reason))
            console.WriteLine($"{string.Join(", ", group.Select(static kernel => kernel.Name))}: {group.Key}.");
    }

    private static string Count(long count) => count == 1 ? "1 input" : Text($"{count:N0} inputs");

    private static string Widths(Proof proof) => proof.Differing > 0 ? "differ" : proof.ScalarDiffering > 0 ? "agree" : "all agree";

    private static string Inputs(float[] inputs) => string.Join(", ", inputs.Select(static input => Text($"{input:R}")));

    private static string Ulp(double error) => double.IsInfinity(error) ? "infinite" : error < 1000 ? Text($"{error:0.000}") : Text($"{error:0.0e+0}");

    private static string Text(InvariantText text) => text.Take();
}
