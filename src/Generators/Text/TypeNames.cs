using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generators.Text;

/// <summary>How a generated file writes the names of types: short, or from <c>global::</c> where a clash is possible.</summary>
internal sealed class TypeNames(bool global, WellKnownNames known)
{
    /// <summary>The names that there are.</summary>
    public IReadOnlyCollection<string> Known => known.All;

    public string this[string name] => global ? $"global::{known.QualifiedName(name)}" : name;

    /// <summary>With more names.</summary>
    public TypeNames With(WellKnownNames more) => new(global, known.With(more));

    /// <summary><c>MathF.Tan</c>, with its type qualified where needed.</summary>
    public string Method(string method)
    {
        var dot = method.IndexOf('.');
        var type = method.Substring(0, dot);
        return char.IsLower(type[0]) ? method : this[type] + method.Substring(dot); // float.Hypot: a keyword
    }

    /// <summary>A name of the user's, with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
