using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets;

/// <summary>
/// A language that a kernel's function is written in: what it has and lacks, and what its operators mean. How it looks is
/// its <see cref="TargetExpressionWriter"/>.
/// </summary>
/// <param name="name">What it is called.</param>
/// <param name="reserved">Words that mean something in it: keywords, types and functions.</param>
/// <param name="writtenOut">Functions to write beside a kernel that needs them. The first table that has one has it.</param>
internal abstract class TargetLanguage(
    string name,
    IReadOnlyCollection<string> reserved,
    IReadOnlyList<FunctionTable> writtenOut)
{
    public string Name => name;

    /// <summary>Words that no function may be called.</summary>
    public IReadOnlyCollection<string> Reserved => reserved;

    /// <summary>Those, and the functions that may stand beside a kernel: what no variable may hide.</summary>
    public IReadOnlyCollection<string> Taken { get; } = new HashSet<string>(reserved.Concat(GpuFunctions.NamesOf(writtenOut)));

    /// <summary>Are sums of signed integers that overflow taken modulo 2ⁿ, as in C#? In C they mean nothing.</summary>
    public abstract bool SignedWraps { get; }

    /// <summary>Is the count of a shift taken modulo the width, as in C#?</summary>
    public abstract bool CountsWrap { get; }

    /// <summary>Are the slopes written out that the runtime has? Else they are expressed by their functions.</summary>
    public virtual bool HasSlopes => false;

    /// <summary>Has it arrays of constants? Else a table of constants is a function that chooses among them.</summary>
    public virtual bool HasArrays => true;

    /// <summary>What the language calls a function; null where it is written out in terms of others.</summary>
    public abstract string? Spelling(MathFunction function);

    /// <summary>A name in letters that the language has, and not one that it keeps to itself.</summary>
    public virtual string Spell(string name) => GpuNames.Spell(name);

    /// <summary>Why the language cannot say a node; null where it can. A language lacks the types that its table has no row for.</summary>
    public abstract string? Limit(Expr node);

    /// <summary>Why a kernel cannot read all of some tables of constants; null where it can.</summary>
    public virtual string? Limit(IReadOnlyCollection<Table> tables) => null;

    /// <summary>How a function of arguments of a type is written out; null where nobody has.</summary>
    public Function? WrittenOut(string function, ScalarType type) =>
        writtenOut.Select(table => table.Find(function, type)).FirstOrDefault(static found => found is not null);

    /// <summary>A function that functions which are written out call, by its key.</summary>
    public Function Callee(string key) =>
        writtenOut.Select(table => table.Callee(key)).FirstOrDefault(static found => found is not null)
        ?? throw new NotSupportedException($"{Name} has no {key}.");
}
