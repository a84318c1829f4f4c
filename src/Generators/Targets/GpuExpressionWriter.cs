using System.Collections.Generic;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>
/// Writes expressions in a language of GPUs, whose functions store all results but the first.
/// </summary>
/// <param name="taken">Names that variables must not have.</param>
internal abstract class GpuExpressionWriter(IEnumerable<string> taken) : TargetExpressionWriter(taken)
{
    /// <summary>What stands before a function's type.</summary>
    public virtual string FunctionPrefix => "";

    /// <summary>
    /// Does a result need a name of its own? HLSL's promise to keep to the operations as written is made to variables.
    /// </summary>
    public virtual bool NamesResults => false;

    /// <summary>The name of a type.</summary>
    public virtual string TypeName(ScalarType type) => type.Keyword();

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
}
