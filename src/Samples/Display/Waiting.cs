using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Says in a terminal what goes on, once that takes a while.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="work">What is done.</param>
    /// <param name="message">Says so.</param>
    /// <param name="console">Where; null to say nothing.</param>
    public static async Task<T> ForAsync<T>(Task<T> work, string message, IAnsiConsole? console)
    {
        if (console is { Profile.Capabilities.Interactive: true } && await Task.WhenAny(work, Task.Delay(Patience)) != work)
            return await console.Status().StartAsync(message, _ => work);
        return await work;
    }
}
