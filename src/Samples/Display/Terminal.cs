using System.Globalization;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>
/// Standard output: with colours and a moving bar in a terminal, plain and 80 wide in a file or a pipe, and plain where
/// NO_COLOR is set.
/// </summary>
internal static class Terminal
{
    private const int RedirectedWidth = 80;
    private const int SmallestWidth = 20;

    // A variable counts as set unless it is empty, see no-color.org.
    private static bool IsPlain =>
        Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>Before anything is written: where no escape sequence is wanted, .NET writes none on its own either.</summary>
    public static void Prepare()
    {
        if (IsPlain)
            Environment.SetEnvironmentVariable("TERM", "dumb");
    }

    public static IAnsiConsole Create()
    {
        var console = IsPlain
            ? AnsiConsole.Create(new()
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            })
            : AnsiConsole.Console;

        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        else if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width >= SmallestWidth)
            console.Profile.Width = width;

        return console;
    }

    /// <summary>Shows the cursor again, which a moving bar hides.</summary>
    public static void ShowCursor()
    {
        if (!IsPlain)
            AnsiConsole.Cursor.Show();
    }
}
