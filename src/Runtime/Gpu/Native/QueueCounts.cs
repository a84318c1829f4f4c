namespace Kernels.Gpu.Native;

/// <summary>What a queue has been given since it was made, for tests and measurements.</summary>
internal record struct QueueCounts
{
    /// <summary>The launches of kernels.</summary>
    public long Launches;

    /// <summary>The arguments that were set for them: those that were not those of the kernel's launch before.</summary>
    public long Arguments;

    /// <summary>The flushes between launches.</summary>
    public long Flushes;

    /// <summary>The copies from the device, each of which is waited for.</summary>
    public long Reads;

    /// <summary>The bytes of these copies.</summary>
    public long BytesRead;

    /// <summary>The copies to the device.</summary>
    public long Writes;

    /// <summary>The bytes of these copies.</summary>
    public long BytesWritten;

    /// <summary>The difference of each number.</summary>
    public static QueueCounts operator -(QueueCounts left, QueueCounts right) => new()
    {
        Launches = left.Launches - right.Launches,
        Arguments = left.Arguments - right.Arguments,
        Flushes = left.Flushes - right.Flushes,
        Reads = left.Reads - right.Reads,
        BytesRead = left.BytesRead - right.BytesRead,
        Writes = left.Writes - right.Writes,
        BytesWritten = left.BytesWritten - right.BytesWritten,
    };
}
