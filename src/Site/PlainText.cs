using System.Net;
using System.Text.RegularExpressions;

namespace Kernels.Site;

/// <summary>XML documentation as plain text.</summary>
internal static partial class PlainText
{
    public static string Of(IEnumerable<string> lines)
    {
        var text = string.Join(' ', lines.Select(static line => line.Trim()));
        text = Reference().Replace(text, static match => match.Groups["name"].Value.Split('.')[^1]);
        return WebUtility.HtmlDecode(Tag().Replace(text, "")).Trim();
    }

    /// <summary>What a reference names, without its parameters.</summary>
    [GeneratedRegex("""<(see|paramref|typeparamref) (cref|name|langword)="([A-Z]:)?(?<name>[\w.]+)[^>]*>""")]
    private static partial Regex Reference();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();
}
