using System.Runtime.ExceptionServices;

namespace Kernels.Samples.Proving;

/// <summary>Measures a kernel on all cores, bucket by bucket.</summary>
internal static class Prover
{
    /// <summary>Runs the buckets that are not done.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="inputs">What it is run with.</param>
    /// <param name="done">By the number of the bucket; filled. What is there stays when it is cancelled or fails.</param>
    /// <param name="progress">Called after each bucket, by any thread.</param>
    /// <param name="cancellationToken">Ends it within a block of inputs.</param>
    public static void Run(ProvableKernel kernel, ProofInputs inputs, BucketResult[]?[] done, Action progress, CancellationToken cancellationToken)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, DeepStack.Size) { IsBackground = true }).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        failure?.Throw();

        void Work()
        {
            try
            {
                var worker = new BucketWorker(kernel, inputs);
                for (var bucket = Interlocked.Increment(ref next); bucket < done.Length && failure is null; bucket = Interlocked.Increment(ref next))
                {
                    if (done[bucket] is not null)
                        continue;
                    done[bucket] = worker.Run(bucket, cancellationToken);
                    progress();
                }
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
