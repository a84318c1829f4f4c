namespace ComputeSharp;

/// <summary>Where the running thread stands in its dispatch, as the contract keeps it for <see cref="ThreadIds"/> and the buffers.</summary>
internal static class RunningThread
{
    [ThreadStatic]
    private static (bool Exists, Int3 Id, Int3 Size) current;

    public static Int3 Id(string member) => Current(member).Id;

    public static Int3 Size(string member) => Current(member).Size;

    /// <summary>Throws where no shader runs on this thread of the processor.</summary>
    public static void Require(string member) => Current(member);

    /// <summary>Runs the shader once for each thread of the dispatch.</summary>
    /// <remarks>A device keeps no order. The last thread comes first here, so that a shader which counts on the first is found.</remarks>
    public static void ForEach(Int3 size, Action execute)
    {
        try
        {
            for (int z = size.Z - 1; z >= 0; z--)
            {
                for (int y = size.Y - 1; y >= 0; y--)
                {
                    for (int x = size.X - 1; x >= 0; x--)
                    {
                        current = (true, new Int3(x, y, z), size);
                        execute();
                    }
                }
            }
        }
        finally
        {
            current = default;
        }
    }

    private static (bool Exists, Int3 Id, Int3 Size) Current(string member) =>
        current.Exists ? current : throw new InvalidExecutionContextException(member);
}
