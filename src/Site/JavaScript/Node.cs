using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kernels.Site.JavaScript;

/// <summary>Runs modules in Node.js.</summary>
internal static class Node
{
    /// <summary>What to do where it is missing.</summary>
    public const string Missing = "Node.js is missing, which draws the figures. On Debian: apt install nodejs.";

    public static bool IsThere { get; } = Find();

    /// <summary>Runs a script beside some files, which it may import.</summary>
    /// <returns>What it prints.</returns>
    /// <exception cref="InvalidOperationException">Node.js is missing, or the script failed.</exception>
    public static string Run(string script, params IEnumerable<(string Name, string Text)> files)
    {
        if (!IsThere)
            throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("kernels-node-");
        try
        {
            foreach (var (name, text) in files.Append(("package.json", """{ "type": "module" }""")).Append(("main.js", script)))
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return Run(["main.js"], folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string[] arguments, string folder)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(error.Result);
    }

    private static bool Find()
    {
        try
        {
            return Run(["--version"], Path.GetTempPath()).StartsWith('v');
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
