using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>Standard output: with colours and a moving bar in a terminal, plain and 80 wide in a file or a pipe.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 80;

    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;

        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = RedirectedWidth;
        return console;
    }
}
