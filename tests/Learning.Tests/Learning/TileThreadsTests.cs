using System.Collections.Concurrent;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class TileThreadsTests
{
    private readonly ConcurrentDictionary<Thread, bool> seen = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_tile_is_worked_on_once_a_run_and_no_thread_is_left(int count)
    {
        const int Tiles = 500;
        var visits = new int[Tiles];
        using (var threads = new TileThreads(count, Tiles))
        {
            Assert.Equal(count, threads.Count);
            for (var run = 1; run <= 10; run++)
            {
                threads.Run(Tiles, (_, tile) =>
                {
                    seen[Thread.CurrentThread] = true;
                    Interlocked.Increment(ref visits[tile]);
                    Thread.SpinWait(1000);
                });
                Assert.All(visits, visit => Assert.Equal(run, visit));
            }
        }

        AssertEnded();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void What_a_tile_throws_is_thrown_by_the_run_and_no_thread_is_left(int count)
    {
        using (var threads = new TileThreads(count, 100))
        {
            Assert.Throws<InvalidDataException>(() => threads.Run(100, (_, tile) =>
            {
                seen[Thread.CurrentThread] = true;
                Thread.SpinWait(1000);
                if (tile == 50)
                    throw new InvalidDataException();
            }));
        }

        AssertEnded();
    }

    [Fact]
    public void More_threads_than_a_barrier_takes_are_not_started()
    {
        using var threads = new TileThreads(int.MaxValue, int.MaxValue);
        Assert.InRange(threads.Count, 1, short.MaxValue);
    }

    private void AssertEnded()
    {
        Assert.NotEmpty(seen);
        Assert.All(seen.Keys.Where(static thread => thread != Thread.CurrentThread), static thread => Assert.True(thread.Join(TimeSpan.FromSeconds(30))));
    }
}
