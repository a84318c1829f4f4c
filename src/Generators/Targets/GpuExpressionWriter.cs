using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>
/// Writes expressions in a language of GPUs, whose functions store all results but the first.
/// </summary>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="types">What the language calls each type.</param>
/// <param name="tables">The tables that the function reads.</param>
internal abstract class GpuExpressionWriter(IEnumerable<string> taken, TypeTable<GpuType> types, GpuTables tables)
    : TargetExpressionWriter(taken.Concat(tables.Names))
{
    /// <summary>What the lengths of tables are called that are parameters.</summary>
    private readonly Dictionary<string, string> lengths = [];

    protected GpuExpressionWriter(IEnumerable<string> taken, TypeTable<GpuType> types)
        : this(taken, types, GpuTables.None)
    {
    }

    /// <summary>Is a parameter of the kernel one of the function? A buffer that all functions see is none.</summary>
    public bool IsPassed(Parameter parameter) => tables.Shared(parameter.Name) is null;

    /// <summary>Does the function read a buffer that all functions see?</summary>
    protected bool ReadsBuffers => tables.ReadsBuffers;

    /// <summary>What stands before a function's type.</summary>
    public virtual string FunctionPrefix => "";

    /// <summary>
    /// Does a result need a name of its own? HLSL's promise to keep to the operations as written is made to variables.
    /// </summary>
    public virtual bool NamesResults => false;

    /// <summary>The name of a type.</summary>
    public string TypeName(ScalarType type) => types[type].Name;

    /// <summary>The head of a function, with its parameters as the language declares them.</summary>
    public virtual string FunctionHeader(ScalarType type, string name, IEnumerable<string> parameters) =>
        $"{FunctionPrefix}{TypeName(type)} {name}({string.Join(", ", parameters)})";

    /// <summary>A parameter of a function that takes a result.</summary>
    public abstract string OutParameter(ScalarType type, string name);

    /// <summary>Where a function stores what such a parameter takes.</summary>
    public abstract string OutTarget(string name);

    /// <summary>A variable as the argument for such a parameter.</summary>
    public abstract string OutArgument(string name);

    public override string Declaration(Parameter parameter) => tables.IsPassed(parameter.Name)
        ? TableDeclaration(parameter.Type, Name(parameter.Name), LengthOf(parameter.Name))
        : base.Declaration(parameter);

    /// <summary>The declaration of a parameter that is a table, and of its length.</summary>
    protected virtual string TableDeclaration(ScalarType type, string name, string length) => throw new NotSupportedException(nameof(Table));

    protected override Code PrintOther(Expr expression) => expression switch
    {
        Lookup lookup => Code.Primary($"{NameOf(lookup.Table)}[{Write(lookup.Index)}]"),
        TableLength length => Code.Primary(LengthOf(length.Table.Name)),
        _ => base.PrintOther(expression),
    };

    private string NameOf(Table table) => !table.IsParameter ? tables.NameOf(table) : tables.Shared(table.Name)?.Name ?? Name(table.Name);

    private string LengthOf(string table)
    {
        if (tables.Shared(table) is { Length: var known })
            return known;
        if (!lengths.TryGetValue(table, out var length))
            lengths.Add(table, length = Allocate($"{table}Length"));
        return length;
    }

    protected override Code PrintCast(Cast cast) => PrintCast(TypeName(cast.To), cast.Operand);

    protected override string Literal(Constant constant)
    {
        if (constant.Type.IsBool)
            return constant.Bits != 0 ? "true" : "false";
        var (type, own) = (constant.Type, types[constant.Type]);
        if (type.IsFloat && !HasLiteral(constant))
            return FromBits(constant);
        if (own.Least is { } least && constant.Bits == type.Min)
            return least;
        var digits = Literals.Digits(constant);
        var point = type.IsFloat && digits.IndexOfAny(['.', 'E']) < 0 ? ".0" : ""; // unlike C#, these languages want it before the suffix
        return digits + point + own.Suffix;
    }

    /// <summary>Does every compiler read the number's digits as the number?</summary>
    protected virtual bool HasLiteral(Constant constant) => !double.IsNaN(constant.Float) && !double.IsInfinity(constant.Float);

    /// <summary>A number that has no literal.</summary>
    protected virtual string FromBits(Constant constant) => types[constant.Type].FromBits!(constant.Bits);
}
