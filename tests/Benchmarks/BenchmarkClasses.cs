using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace Kernels.Benchmarks;

/// <summary>The benchmarks of BenchmarkDotNet, each for work on one kernel.</summary>
internal static class BenchmarkClasses
{
    public static int Run(string[] args)
    {
        // In this process, so that no project has to be generated and built, and all rows share one machine state.
        var job = Job.Default
            .WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(10)
            .WithIterationCount(20);
        var config = DefaultConfig.Instance
            .AddJob(job)
            .AddColumn(StatisticColumn.Min)
            .HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkClasses).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
    }
}
