using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kernels.Site.Pages;

/// <summary>XML documentation as Markdown.</summary>
internal static partial class XmlMarkdown
{
    /// <param name="lines">The inside of an element of the documentation.</param>
    public static string Of(IEnumerable<string> lines) =>
        string.Concat(XElement.Parse($"<doc>{string.Join(' ', lines)}</doc>", LoadOptions.PreserveWhitespace).Nodes().Select(Of)).Trim();

    private static string Of(XNode node) => node switch
    {
        XText text => Escape(text.Value),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "para" } paragraph => $"\n\n{string.Concat(paragraph.Nodes().Select(Of)).Trim()}\n\n",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Arguments().Replace(see.Attribute("cref")?.Value ?? see.Attribute("langword")!.Value, "")}`",
        XElement element => string.Concat(element.Nodes().Select(Of)),
        _ => "",
    };

    /// <summary>Signs that would be Markdown.</summary>
    private static string Escape(string text) => Signs().Replace(text, @"\$0");

    [GeneratedRegex(@"[*_<\[\]$|]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\(.*\)$")]
    private static partial Regex Arguments();
}
