using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// What throws: a lane leaves the method there, and no value of it matters any more. Exceptions are not looked at, for the scalar
/// method raises them.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>Where the method throws, of all lanes that call it; in the body of a masked loop, of all that take part in the iteration.</summary>
    private Expr thrown = Constant.False;

    /// <summary>Lanes that are here and in which a condition holds throw.</summary>
    private void Throw(Expr condition, Location place)
    {
        closure.NoteThrow(place);
        ThrowIf(condition);
    }

    /// <summary>Lanes that are here and in which an index is out of a table's range throw. On a device they read the nearest number.</summary>
    private void ThrowOfIndex(Expr condition, Location place)
    {
        closure.NoteThrowOfIndex(place);
        ThrowIf(condition);
    }

    private void ThrowIf(Expr condition)
    {
        if (!IsFalse(condition))
            LeaveByThrow(condition, And(block.Live, condition));
    }

    /// <param name="condition">The lanes, of those that are here.</param>
    /// <param name="exact">The lanes, of all.</param>
    private void LeaveByThrow(Expr condition, Expr exact)
    {
        thrown = Or(thrown, exact);
        Return(condition, null);
    }

    /// <summary>A value that is not used, since the lanes that would use it have thrown.</summary>
    private Expr EvaluateThrow(Location place)
    {
        Throw(Constant.True, place);
        return Constant.False;
    }

    /// <summary>A call of a method of the library that throws under a condition, or of any method that always does.</summary>
    /// <returns>A value that is not used; null where the call is none of those.</returns>
    private Expr? EvaluateGuard(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod;
        if (ThrowHelper.Find(target) is { } helper)
        {
            var operands = invocation.Arguments
                .Where(argument => argument.Parameter!.Ordinal < helper.Operands)
                .Select(argument => (argument.Parameter!.Ordinal, Value: Bind(Evaluate(argument.Value))))
                .OrderBy(static pair => pair.Ordinal)
                .Select(static pair => pair.Value)
                .ToArray();
            Throw(Bind(helper.Condition(operands)), invocation.Syntax.GetLocation());
            return Constant.False;
        }

        if (closure.AlwaysThrows(target))
        {
            Throw(Constant.True, invocation.Syntax.GetLocation());
            return target.ReturnType.ToScalarType() is { IsTuple: false } ? ZeroOf(target.ReturnType) : Constant.False;
        }

        if (!IsLeftOut(target))
            return null;
        return AssignedLocals(invocation).Any() ? throw UnknownCall(invocation, "it is left out, and what it assigns would be") : Constant.False;
    }

    /// <summary>Is it there for debugging alone, as <c>Debug.Assert</c> is?</summary>
    private static bool IsLeftOut(IMethodSymbol target) => target.ReturnsVoid && target.GetAttributes().Any(static attribute =>
        attribute.AttributeClass.Is(KernelAttributes.Conditional) && attribute.ConstructorArguments.FirstOrDefault().Value is "DEBUG");

    /// <summary>Where a call throws, its caller does.</summary>
    private void ThrowWith(Call call, Location place)
    {
        if (!closure.MayThrow(call.Function))
            return;
        closure.NoteThrowOf(call.Function, place);
        var throws = Bind(new Thrown(call));
        LeaveByThrow(throws, throws);
    }
}
