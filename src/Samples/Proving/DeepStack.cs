using System.Runtime.ExceptionServices;

namespace Kernels.Samples.Proving;

/// <summary>Runs what descends into bodies, which may nest deeply: each level of an expression takes some frames.</summary>
internal static class DeepStack
{
    public const int Size = 256 << 20;

    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception error)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            },
            Size)
        {
            IsBackground = true, // a kernel that never ends does not keep the program
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
