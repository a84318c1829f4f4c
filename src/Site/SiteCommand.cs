using System.CommandLine;
using Kernels.Site.Functions;
using Kernels.Site.JavaScript;
using Kernels.Site.Lessons;
using Kernels.Site.Pages;

namespace Kernels.Site;

/// <summary>
/// Writes what is generated and checked in: parts of the site, which come from the generator and from the programs, and functions of the
/// generator itself. <c>dotnet run -c Release --project src/Site</c>.
/// </summary>
internal static class SiteCommand
{
    /// <summary>With <c>--check</c>: something is not up to date.</summary>
    private const int OutOfDate = 1;

    /// <summary>It cannot be written.</summary>
    private const int Failed = 2;

    /// <summary>What there is to write, each by a class of its own.</summary>
    public static IReadOnlyList<SiteOutput> Outputs { get; } =
        [new KernelPages(), new LessonFiles(), new FigureFiles(), new FunctionFiles(), new AccuracyTables()];

    public static int Run(string[] args)
    {
        var names = new Argument<string[]>("PART")
        {
            Description = $"What to write: {string.Join("; ", Outputs.Select(static output => $"{output.Name}, {output.Description}"))}. Without one, all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. Outputs.Select(static output => output.Name)]);
        var check = new Option<bool>("--check") { Description = "Write nothing, and end with 1 if a file is not up to date." };
        var root = new RootCommand("Writes the generated parts of the site, and of the generator.") { names, check };
        root.SetAction(parsed =>
        {
            try
            {
                return Write(parsed.GetValue(names) ?? [], parsed.GetValue(check));
            }
            catch (InvalidOperationException error)
            {
                Console.Error.WriteLine(error.Message);
                return Failed;
            }
        });
        return root.Parse(args).Invoke();
    }

    private static int Write(string[] names, bool check)
    {
        var outputs = Outputs.Where(output => names.Length == 0 || names.Contains(output.Name)).ToList();
        if (outputs.Find(static output => output.Missing is not null) is { } impossible)
        {
            Console.Error.WriteLine(impossible.Missing);
            return Failed;
        }

        var isUpToDate = true;
        foreach (var output in outputs)
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
