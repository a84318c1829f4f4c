namespace Kernels.Site.JavaScript;

/// <summary>Names that mean something in a module, so that a user's name must not hide them.</summary>
internal static class JavaScriptNames
{
    /// <summary>
    /// What prelude.js has: also the functions of kernels that it computes more exactly than a composition of floats would.
    /// </summary>
    public static readonly IReadOnlyList<string> OfPrelude =
        ["intBits", "floatOf", "copysign", "rint", "power", "powerOf2", "powerOf10", "fma", "Tanh", "Sigmoid", "Softplus"];

    public static readonly IReadOnlyCollection<string> Reserved = new HashSet<string>(
        ("arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function "
        + "if implements import in instanceof interface let new null package private protected public return static super switch this throw true "
        + "try typeof undefined var void while with yield Infinity NaN Math fround").Split(' ').Concat(OfPrelude),
        StringComparer.Ordinal);
}
