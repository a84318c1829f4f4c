using System.Globalization;
using Spectre.Console;

namespace Kernels.Samples.Display;

/// <summary>
/// Standard output: with colours and a moving bar in a terminal, plain and 80 wide in a file or a pipe, and plain where
/// NO_COLOR is set.
/// </summary>
internal static class Terminal
{
    /// <summary>What pictures and tables take at least: in a narrower terminal, lines are longer than it is wide.</summary>
    public const int SmallestWidth = 40;

    private const int RedirectedWidth = 80;

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

        var width = Console.IsOutputRedirected ? RedirectedWidth
            : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given
            : console.Profile.Width;
        console.Profile.Width = Math.Max(width, SmallestWidth);
        return console;
    }

    /// <summary>Shows the cursor again, which a moving bar hides.</summary>
    public static void ShowCursor()
    {
        if (!IsPlain)
            AnsiConsole.Cursor.Show();
    }
}
