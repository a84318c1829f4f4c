using System.Runtime.ExceptionServices;

namespace Kernels.Learning;

/// <summary>
/// The threads that share the tiles of an epoch. They live as long as a training and wait between epochs, so that an
/// epoch neither starts threads nor allocates. Which thread takes which tile does not matter to any result.
/// </summary>
internal sealed class TileThreads : IDisposable
{
    /// <summary>More than any machine has cores; a barrier takes no more than 32,767.</summary>
    private const int MaximumThreads = 4096;

    private Action<int, int>? work;
    private int tiles;
    private Barrier? barrier;
    private int next;
    private bool isOver;
    private ExceptionDispatchInfo? failure;

    /// <param name="threads">How many threads work, the calling one included.</param>
    /// <param name="most">The most tiles that a run may have.</param>
    public TileThreads(int threads, int most) => Count = Math.Clamp(threads, 1, Math.Clamp(most, 1, MaximumThreads));

    /// <summary>How many threads there are: no more than tiles.</summary>
    public int Count { get; }

    /// <summary>Works on every tile once, and returns when all are done.</summary>
    /// <param name="tiles">The number of tiles.</param>
    /// <param name="work">What is done with a tile; told the number of the thread and of the tile.</param>
    public void Run(int tiles, Action<int, int> work)
    {
        (this.tiles, this.work) = (tiles, work);
        if (barrier is null && Count > 1)
            Start();
        next = 0;
        barrier?.SignalAndWait();
        Take(0);
        barrier?.SignalAndWait();
        failure?.Throw();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        isOver = true;
        barrier?.SignalAndWait();
    }

    /// <summary>
    /// Starts the threads, on the first run: an owner that fails before, while it makes its buffers, has none to end. Each
    /// is counted as it starts, so that <see cref="Dispose"/> ends those that did if one cannot.
    /// </summary>
    private void Start()
    {
        barrier = new Barrier(1);
        for (var thread = 1; thread < Count; thread++)
        {
            var number = thread;
            barrier.AddParticipant();
            try
            {
                new Thread(() => Serve(number)) { IsBackground = true, Name = $"Training {number}" }.Start();
            }
            catch
            {
                barrier.RemoveParticipant();
                throw;
            }
        }
    }

    private void Serve(int thread)
    {
        while (true)
        {
            barrier!.SignalAndWait();
            if (isOver)
                return;
            Take(thread);
            barrier.SignalAndWait();
        }
    }

    private void Take(int thread)
    {
        try
        {
            for (var tile = Interlocked.Increment(ref next) - 1; tile < tiles; tile = Interlocked.Increment(ref next) - 1)
                work!(thread, tile);
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception); // thrown by Run, on the caller's thread
        }
    }
}
