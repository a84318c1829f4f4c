using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Expressions;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets;

/// <summary>Writes expressions, after <see cref="LowerForGpu"/>, in a language of C's family.</summary>
/// <param name="taken">Names that variables must not have.</param>
internal abstract class TargetExpressionWriter(IEnumerable<string> taken) : ScalarExpressionWriter
{
    private readonly NameAllocator allocator = new(taken);
    private readonly Dictionary<string, string> names = [];

    public override string Declaration(Variable variable, bool isFinal) => Declaration(variable.Type, Name(variable.Name), isFinal);

    /// <summary>The left side of a declaration of a name that the language can have.</summary>
    public abstract string Declaration(ScalarType type, string name, bool isFinal);

    /// <summary>The declaration of a function's parameter.</summary>
    public virtual string Declaration(Parameter parameter) => Declaration(parameter.Type, Name(parameter.Name), isFinal: false);

    /// <summary>The user's name where the language leaves it free and can spell it, else one like it.</summary>
    public override string Name(string name)
    {
        if (!names.TryGetValue(name, out var own))
            names.Add(name, own = allocator.Allocate(Spell(name)));
        return own;
    }

    /// <summary>A name for something that the user has not named.</summary>
    public virtual string Allocate(string preferred) => allocator.Allocate(Spell(preferred));

    /// <summary>A name in the letters that the language has.</summary>
    protected virtual string Spell(string name) => GpuNames.Spell(name);

    /// <summary>A conversion of a number that the other type can hold.</summary>
    protected abstract Code PrintCast(Cast cast);

    /// <summary>A call of one of the language's own functions.</summary>
    protected virtual Code PrintIntrinsic(FunctionCall call) => PrintCall(call.Name, call);

    protected Code PrintCall(string name, FunctionCall call) => Code.Primary($"{name}({string.Join(", ", call.Arguments.Select(Write))})");

    protected override Code PrintOther(Expr expression) => expression switch
    {
        FunctionCall { IsIntrinsic: true } call => PrintIntrinsic(call),
        FunctionCall call => PrintCall(call.Name, call),
        Cast cast => PrintCast(cast),
        _ => throw new System.NotSupportedException(expression.GetType().Name),
    };
}
