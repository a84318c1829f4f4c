using System.CommandLine;
using Kernels.Site.Lessons;
using Kernels.Site.Pages;

namespace Kernels.Site;

/// <summary>Writes the parts of the site that come from the generator and from the programs: <c>dotnet run -c Release --project src/Site</c>.</summary>
internal static class SiteCommand
{
    /// <summary>With <c>--check</c>: something is not up to date.</summary>
    private const int OutOfDate = 1;

    /// <summary>What there is to write, each by a class of its own.</summary>
    public static IReadOnlyList<SiteOutput> Outputs { get; } = [new KernelPages(), new LessonFiles()];

    public static int Run(string[] args)
    {
        var names = new Argument<string[]>("PART")
        {
            Description = $"What to write: {string.Join("; ", Outputs.Select(static output => $"{output.Name}, {output.Description}"))}. Without one, all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. Outputs.Select(static output => output.Name)]);
        var check = new Option<bool>("--check") { Description = "Write nothing, and end with 1 if a file is not up to date." };
        var root = new RootCommand("Writes the generated parts of the site into docs.") { names, check };
        root.SetAction(parsed => Write(parsed.GetValue(names) ?? [], parsed.GetValue(check)));
        return root.Parse(args).Invoke();
    }

    private static int Write(string[] names, bool check)
    {
        var isUpToDate = true;
        foreach (var output in Outputs.Where(output => names.Length == 0 || names.Contains(output.Name)))
        {
            var files = output.Create();
            var changes = SiteChanges.Of(output, files);
            if (!check)
                changes.Write();
            foreach (var path in changes.Paths)
                Console.WriteLine($"{(check ? "not up to date" : "written")}: {path}");
            Console.WriteLine($"{output.Name}: {files.Count} files, {changes.Paths.Count()} {(check ? "not up to date" : "changed")}");
            isUpToDate &= !changes.Paths.Any();
        }

        return check && !isUpToDate ? OutOfDate : 0;
    }
}
