using System.Text.RegularExpressions;

namespace Kernels.Site.Pages;

/// <summary>A page to write: a kernel of the library, or a function that kernels may call.</summary>
/// <param name="Group">The heading that it stands under in the index.</param>
/// <param name="Type">The type that has the kernel, such as <c>Activations</c>; <see cref="FunctionSource.Type"/> of a function.</param>
/// <param name="Name">The method.</param>
/// <param name="Low">Where the plot begins.</param>
/// <param name="High">Where it ends.</param>
internal sealed partial record KernelEntry(string Group, string Type, string Name, double Low, double High)
{
    /// <summary>The parameters, as they are declared.</summary>
    public string Parameters { get; init; } = "float x";

    /// <summary>The parameters that the derivatives are by; where none are named, all that vary.</summary>
    public IReadOnlyList<string> By
    {
        get => field.Count > 0 ? field : [.. Parameters.Split(", ").Where(static parameter => !parameter.StartsWith('[')).Select(NameOf)];
        init;
    }
    = [];

    /// <summary>The names of the parameters.</summary>
    public IEnumerable<string> Arguments => Parameters.Split(", ").Select(NameOf);

    /// <summary>What a function is, where the runtime does not say it: the text of a summary.</summary>
    public string Summary { get; init; } = "";

    /// <summary>For the plot, the arguments behind the first one.</summary>
    public IReadOnlyList<double> Others { get; init; } = [];

    /// <summary>For the plot, the place of the argument that varies.</summary>
    public int Varies { get; init; }

    /// <summary>For the plot, what the vertical axis spans, where the values are no help.</summary>
    public (double Low, double High)? Vertical { get; init; }

    /// <summary>Is there a second derivative to show?</summary>
    public bool HasSecond { get; init; } = true;

    /// <summary>The tutorial that proves the formulas, and what it is about.</summary>
    public (string Page, string Title)? Tutorial { get; init; }

    /// <summary>The names of its measurements in the accuracy program's results.</summary>
    public IReadOnlyList<string> Measurements { get; init; } = [];

    /// <summary>The library's own derivative, where it is another one than that of the formulas: a tuple with the value.</summary>
    public string? WithValue { get; init; }

    public bool IsFunction => Type == FunctionSource.Type;

    /// <summary>The name of the page without its extension, in kebab-case.</summary>
    public string Page { get; init; } = UpperCase().Replace(Name, "-$0").TrimStart('-').ToLowerInvariant();

    /// <summary>What the page is called.</summary>
    public string Title { get; init; } = Name;

    private static string NameOf(string parameter) => parameter[(parameter.LastIndexOf(' ') + 1)..];

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex UpperCase();
}
