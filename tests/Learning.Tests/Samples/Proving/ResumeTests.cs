using System.Diagnostics;
using System.Globalization;
using Kernels.Samples;
using Kernels.Samples.Proving;
using Xunit;

namespace Kernels.Tests;

public class ResumeTests
{
    [Fact]
    public void A_run_that_goes_on_ends_like_one_that_was_not_interrupted()
    {
        var kernel = KernelFinder.Find(typeof(ProvedKernels).Assembly).Provable.First(static kernel => kernel.Name == "ProvedKernels.Versine");
        var inputs = ProofInputs.Sampled(1, 50_000);
        var file = Path.GetTempFileName();
        File.Delete(file);

        using var cancellation = new CancellationTokenSource();
        var interrupted = new ProofProgress("tests", 50_000);
        var left = 1000;
        Assert.Throws<OperationCanceledException>(() => Prover.Run(kernel, inputs, interrupted.Of(kernel), Count, cancellation.Token));
        interrupted.Save(file);
        var resumed = new ProofProgress("tests", 50_000);
        resumed.Load(file);
        var done = resumed.Done(1);
        var more = 0;
        Prover.Run(kernel, inputs, resumed.Of(kernel), () => Interlocked.Increment(ref more), default);
        var whole = new ProofProgress("tests", 50_000);
        Prover.Run(kernel, inputs, whole.Of(kernel), static () => { }, default);

        Assert.InRange(done, 0.2, 0.9);
        Assert.Equal(ProofInputs.Buckets, more + (done * ProofInputs.Buckets));
        Assert.Equal(Numbers(whole), Numbers(resumed));

        void Count()
        {
            if (Interlocked.Decrement(ref left) == 0)
                cancellation.Cancel();
        }

        IEnumerable<long> Numbers(ProofProgress progress) => progress.Of(kernel).SelectMany(static bucket => bucket![0].ToNumbers());
    }

    [Fact]
    public void A_file_of_another_run_is_refused()
    {
        var file = Path.GetTempFileName();
        new ProofProgress("tests", 1).Save(file);

        Assert.Contains("another run", Assert.Throws<UserError>(() => new ProofProgress("tests", 2).Load(file)).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "[]");
        Assert.Contains("does not hold", Assert.Throws<UserError>(() => new ProofProgress("tests", 2).Load(file)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_signal_keeps_what_is_done_and_says_where()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test sends a signal as Linux has it.");
        var file = Path.GetTempFileName();
        File.Delete(file);
        var start = new ProcessStartInfo("env", ["--default-signal=INT", KernelsProgram.Host, KernelsProgram.Path,
            "prove", "Activations.Sigmoid", "--samples", "1000000000", "--json", "--resume", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromSeconds(5), timeout.Token);
            using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync(timeout.Token);

            var error = await process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(130, process.ExitCode);
            Assert.Contains($"in '{file}': the same command goes on from there", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
            Assert.True(File.Exists(file));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
