using System.Text;

namespace Kernels.Samples.Export;

/// <summary>Makes names that C# takes of names that a file gives, no two of them the same.</summary>
internal sealed class Identifiers
{
    private static readonly HashSet<string> Keywords =
    [
        .. (
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event " +
            "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null " +
            "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string " +
            "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
    ];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>Whether a name, with points between its parts if it may have them, is one that C# takes as it is.</summary>
    public static bool IsName(string name, bool parts = false) => (parts ? name.Split('.') : [name]).All(
        static part => part.Length > 0 && !char.IsAsciiDigit(part[0]) && !Keywords.Contains(part)
            && part.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'));

    /// <summary>A parameter or a local: <c>meanRadius</c> for "mean radius".</summary>
    public string Camel(string name) => Take(Words(name, first: char.ToLowerInvariant));

    /// <summary>A member: <c>MeanRadius</c> for "mean radius".</summary>
    public string Pascal(string prefix, string name) => Take(prefix + Words(name, char.ToUpperInvariant));

    /// <summary>A local that is called so already, with a number after it where it is taken.</summary>
    public string Unique(string name) => Take(name);

    private string Take(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || Keywords.Contains(name))
            name = "x" + name;
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
            free = FormattableString.Invariant($"{name}_{i}");
        return free;
    }

    /// <summary>Letters and digits of ASCII; what follows anything else begins with a capital.</summary>
    private static string Words(string name, Func<char, char> first)
    {
        var result = new StringBuilder();
        var begins = false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                begins = true;
            else if (result.Length == 0)
                result.Append(first(c));
            else
                result.Append(begins ? char.ToUpperInvariant(c) : c);
            begins &= !char.IsAsciiLetterOrDigit(c);
        }

        return result.ToString();
    }
}
