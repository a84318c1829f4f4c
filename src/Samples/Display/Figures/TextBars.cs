namespace Kernels.Samples.Display.Figures;

/// <summary>Bars as text, one a line, with an eighth of a character as the unit where there is Unicode.</summary>
internal static class TextBars
{
    private const string Eighths = " ▏▎▍▌▋▊▉";

    public static TextCanvas Draw(Bars bars, int width, bool unicode)
    {
        var canvas = new TextCanvas(width, bars.Items.Count + 1, unicode);
        canvas.Write(0, 0, bars.Title);
        var label = Math.Min(bars.Items.Max(static item => item.Label.Length), width / 2);
        var text = bars.Items.Max(static item => item.Text.Length);
        var room = Math.Max(width - label - text - 2, 1);
        var low = Math.Min(bars.Items.Min(static item => item.Value), 0);
        var span = Math.Max(Math.Max(bars.Items.Max(static item => item.Value), 0) - low, double.Epsilon);

        for (var i = 0; i < bars.Items.Count; i++)
        {
            var item = bars.Items[i];
            canvas.Write(0, i + 1, item.Label[..Math.Min(item.Label.Length, label)]);
            var (from, to) = ((Math.Min(item.Value, 0) - low) / span * room, (Math.Max(item.Value, 0) - low) / span * room);
            var start = item.Value < 0 || low < 0 ? (int)Math.Round(from) : 0;
            var whole = (int)Math.Round((to - from) * 8);
            for (var eighths = 0; eighths < whole; eighths += 8)
            {
                var part = Math.Min(whole - eighths, 8);
                var block = unicode ? (part == 8 ? '█' : Eighths[part]) : (part >= 4 ? '#' : ' ');
                canvas.Set(label + 1 + start + (eighths / 8), i + 1, block, item.Value < 0 ? 1 : 0);
            }

            canvas.Write(label + 1 + start + ((whole + 7) / 8) + 1, i + 1, item.Text);
        }

        return canvas;
    }
}
