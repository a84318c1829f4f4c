using System;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets;

/// <summary>What a language says of each type of values that it has. A type without a row is one that it lacks.</summary>
/// <param name="language">The name of the language.</param>
/// <param name="rows">A row for each type.</param>
internal sealed class TypeTable<TRow>(string language, params (ScalarType Type, TRow Row)[] rows)
    where TRow : class
{
    /// <summary>The row of a type.</summary>
    /// <exception cref="NotSupportedException">The language lacks the type.</exception>
    public TRow this[ScalarType type] => Find(type) ?? throw new NotSupportedException(Lack(type));

    /// <summary>Why the language cannot say a node; null where it has the node's type. Tuples are taken apart before.</summary>
    public string? Limit(Expr node) => node.Type.IsTuple || Find(node.Type) is not null ? null : Lack(node.Type);

    private string Lack(ScalarType type) => $"{language} has no type for {type}";

    private TRow? Find(ScalarType type)
    {
        foreach (var (own, row) in rows)
        {
            if (own == type)
                return row;
        }

        return null;
    }
}
