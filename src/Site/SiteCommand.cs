using System.CommandLine;

namespace Kernels.Site;

/// <summary>Writes the parts of the site that come from the generator and from the programs: <c>dotnet run -c Release --project src/Site</c>.</summary>
internal static class SiteCommand
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("Writes the generated parts of the site into docs.");
        root.SetAction(static _ => 0);
        return root.Parse(args).Invoke();
    }
}
