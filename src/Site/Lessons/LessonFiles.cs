namespace Kernels.Site.Lessons;

/// <summary>What each lesson of the program prints, and its pictures.</summary>
/// <remarks>
/// Some lessons measure times, which differ from run to run. The two files of such a lesson are those of one run, and stay
/// as they are while nothing but measurements would change in them.
/// </remarks>
internal sealed class LessonFiles() : SiteOutput("lessons", "what the program's lessons print", "docs/tutorials/output")
{
    public override IReadOnlyList<SiteFile> Create() => [.. LessonProgram.Lessons.SelectMany(Files)];

    private IEnumerable<SiteFile> Files(string lesson)
    {
        var (text, picture) = (new SiteFile($"{Folder}/{lesson}.txt", ""), new SiteFile($"{Folder}/{lesson}.svg", ""));
        var today = LessonProgram.Run(lesson);
        var there = (Text: Read(text.Path), Picture: Read(picture.Path));
        var stays = Measurements.Mask(lesson, there.Text) == Measurements.Mask(lesson, today.Text)
            && Measurements.MaskPicture(lesson, there.Picture) == Measurements.MaskPicture(lesson, today.Picture);
        return [text with { Text = stays ? there.Text : today.Text }, picture with { Text = stays ? there.Picture : today.Picture }];
    }

    private static string Read(string path) => File.Exists(Repository.PathOf(path)) ? File.ReadAllText(Repository.PathOf(path)) : "";
}
