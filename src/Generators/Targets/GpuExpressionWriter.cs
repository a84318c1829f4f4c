using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>
/// Writes expressions in a language of GPUs, whose functions store all results but the first.
/// </summary>
/// <param name="taken">Names that variables must not have.</param>
/// <param name="types">What the language calls each type.</param>
internal abstract class GpuExpressionWriter(IEnumerable<string> taken, TypeTable<GpuType> types) : TargetExpressionWriter(taken)
{
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
