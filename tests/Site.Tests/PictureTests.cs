using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace Kernels.Site.Tests;

/// <summary>The pictures of kernels, as they are in the docs.</summary>
public class PictureTests
{
    private const double WidthOfPhone = 390;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Pictures => new(Directory.EnumerateFiles(Repository.PathOf("docs/kernels/images"), "*.svg")
        .Select(Repository.RelativePath).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_fits_on_a_phone_in_its_own_size(string path)
    {
        var picture = XDocument.Load(Repository.PathOf(path)).Root!;
        var place = picture.Attribute("viewBox")!.Value.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();

        Assert.True(place[2] <= WidthOfPhone);
        Assert.All(picture.Descendants(Svg + "rect"), box => Assert.InRange(Number(box, "x") + Number(box, "width"), place[0], place[0] + place[2]));
        Assert.All(picture.Descendants(Svg + "rect"), box => Assert.InRange(Number(box, "y") + Number(box, "height"), place[1], place[1] + place[3]));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_says_what_it_shows(string path)
    {
        var picture = XDocument.Load(Repository.PathOf(path)).Root!;

        Assert.NotEmpty(picture.Element(Svg + "title")!.Value);
        Assert.NotEmpty(picture.Element(Svg + "desc")!.Value);
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
