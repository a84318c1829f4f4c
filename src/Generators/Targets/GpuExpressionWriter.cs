using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>Writes expressions, after <see cref="Targets.LowerForGpu"/>, in a language of GPUs.</summary>
/// <param name="reserved">Names that mean something in the language.</param>
internal abstract class GpuExpressionWriter(IEnumerable<string> reserved) : ScalarExpressionWriter
{
    private readonly NameAllocator allocator = new(reserved);
    private readonly Dictionary<string, string> names = [];

    /// <summary>The name of a type.</summary>
    public abstract string TypeName(ScalarType type);

    /// <summary>A parameter of a function that takes a result.</summary>
    public abstract string OutParameter(ScalarType type, string name);

    /// <summary>Where a function stores what such a parameter takes.</summary>
    public abstract string OutTarget(string name);

    /// <summary>What stands before a function's type.</summary>
    public virtual string FunctionPrefix => "";

    /// <summary>The language's own function of this name.</summary>
    protected abstract string Intrinsic(FunctionCall call);

    public override string Declaration(Variable variable, bool isFinal) => Declaration(variable.Type, Name(variable.Name), isFinal);

    /// <summary>The left side of a declaration of a name that the language can have.</summary>
    public abstract string Declaration(ScalarType type, string name, bool isFinal);

    /// <summary>
    /// Does a result need a name of its own? HLSL's promise to keep to the operations as written is made to variables.
    /// </summary>
    public virtual bool NamesResults => false;

    /// <summary>The declaration of a function's parameter.</summary>
    public virtual string Declaration(Parameter parameter) => Declaration(parameter.Type, Name(parameter.Name), isFinal: false);

    /// <summary>The user's name where the language leaves it free and can spell it, else one like it.</summary>
    public override string Name(string name)
    {
        if (!names.TryGetValue(name, out var own))
            names.Add(name, own = allocator.Allocate(Spell(name)));
        return own;
    }

    /// <summary>A name in the letters that the language has.</summary>
    protected virtual string Spell(string name) => GpuNames.Spell(name);

    /// <summary>A name for something that the user has not named.</summary>
    public virtual string Allocate(string preferred) => allocator.Allocate(preferred);

    protected override Code PrintOther(Expr expression) => expression switch
    {
        FunctionCall call => Code.Primary($"{(call.IsIntrinsic ? Intrinsic(call) : call.Name)}({string.Join(", ", call.Arguments.Select(Write))})"),
        Cast cast => PrintCast(TypeName(cast.To), cast.Operand),
        _ => throw new System.NotSupportedException(expression.GetType().Name),
    };
}
