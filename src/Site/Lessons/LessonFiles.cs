namespace Kernels.Site.Lessons;

/// <summary>What each lesson of the program prints, and its pictures.</summary>
internal sealed class LessonFiles() : SiteOutput("lessons", "what the program's lessons print", "docs/tutorials/output")
{
    public override IReadOnlyList<SiteFile> Create() => [.. LessonProgram.Lessons.SelectMany(Files)];

    public override bool SaysTheSame(string there, string today) => MeasuredTimes.Mask(there) == MeasuredTimes.Mask(today);

    private IEnumerable<SiteFile> Files(string lesson)
    {
        var (text, svg) = LessonProgram.Run(lesson);
        yield return new($"{Folder}/{lesson}.txt", text);
        yield return new($"{Folder}/{lesson}.svg", svg);
    }
}
