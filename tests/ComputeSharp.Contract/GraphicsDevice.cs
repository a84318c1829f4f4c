namespace ComputeSharp;

/// <summary>A device that runs shaders; the contract has one, and it is this processor.</summary>
public sealed class GraphicsDevice : IDisposable
{
    private static readonly GraphicsDevice processor = new();

    [ThreadStatic]
    private static RecordedDispatch? lastDispatch;

    private GraphicsDevice()
    {
    }

    /// <summary>What the last dispatch of this thread of the processor was bound to.</summary>
    internal static RecordedDispatch LastDispatch
    {
        get => lastDispatch ?? throw new InvalidOperationException("No shader ran on this thread: call GraphicsDevice.For first.");
        set => lastDispatch = value;
    }

    /// <summary>What is run on this thread of the processor, while somebody wants to know it.</summary>
    [field: ThreadStatic]
    internal static List<RecordedRun>? Recording { get; set; }

    /// <summary>The device.</summary>
    public static GraphicsDevice GetDefault() => processor;

    /// <summary>What the device is called.</summary>
    public string Name => "The processor, by the contract of ComputeSharp";

    /// <summary>Whether shaders may use <see cref="double"/>.</summary>
    public bool IsDoublePrecisionSupportAvailable() => true;

    /// <summary>Does nothing: all share the one device.</summary>
    public void Dispose()
    {
    }
}
