using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Methods that are executed where they are called, statement by statement, on the locals of their caller: those that write to what
/// they are given or have captured, that take arrays or functions, or that are generic. All others are parsed once and inlined by a pass.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>The method that is being executed where it was called; null in the method that is parsed.</summary>
    private Frame? frame;

    /// <summary>How many constructs are around, other than loops, that lanes leave one by one.</summary>
    private int jumpDepth;

    /// <summary>Do lanes leave what is being executed one by one, to meet again behind it?</summary>
    private bool TracksExits => loopDepth > 0 || jumpDepth > 0;

    private bool IsExecutedInPlace(IMethodSymbol target) =>
        target.MethodKind is MethodKind.LocalFunction or MethodKind.PropertyGet
        || (closure.HasSource(target) && (target.IsGenericMethod || !target.IsDefinition || IsArray(target.ReturnType)
            || target.Parameters.Any(static parameter => parameter.RefKind != RefKind.None || IsArray(parameter.Type)
                || parameter.Type.TypeKind == TypeKind.Delegate)));

    private IOperation? BodyOf(IMethodSymbol method) => closure.BodyOf(method);

    private Expr ExecuteInPlace(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments, Location place)
    {
        var callee = target.OriginalDefinition;
        if (callee.IsBodyless())
            throw Fault(Descriptors.UnknownCall, place, target.Display(), "it has no body here");
        if (BodyOf(callee) is not { } body)
            throw Incomplete();
        if (callee.IsAsync || body.Descendants().Any(static operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak))
            throw Fault(Descriptors.UnknownCall, place, target.Display(), "it does not compute its result at once");
        return ExecuteInPlace(callee, body, arguments, place, TypeArgumentsOf(target));
    }

    private Expr ExecuteInPlace(
        IMethodSymbol callee, IOperation body, ImmutableArray<IArgumentOperation> arguments, Location place,
        IEnumerable<KeyValuePair<ISymbol, ITypeSymbol>>? types = null)
    {
        RejectRecursion(callee, place);
        if (size > ClosureParser.MaximumSize)
            throw Fault(Descriptors.TooLarge, place, method.Name, "has more than 20,000 operations once its calls are inlined");
        var rare = callee.HasAttribute(KernelAttributes.Rare) ? closure.RareKey(callee, place) : null;
        var given = arguments.Select(argument => Give(callee.Parameters[argument.Parameter!.Ordinal], argument.Value, rare)).ToList();

        var outer = (block, frame, aliases, typeArguments);
        var outerFaults = faults;
        (block, frame) = (new Block(block.Live), new Frame(callee, frame));
        typeArguments = typeArguments.SetItems(types ?? []);
        jumpDepth++;
        try
        {
            foreach (var enter in given)
                enter();
            Execute(body);
            if (faults > outerFaults)
                throw new ParseFault();
            Rejoin(callee);
            return callee.ReturnsVoid ? Constant.True
                : locals.TryGetValue(callee, out var result) && result is not null ? result
                : block.IsOver ? ZeroOf(callee.ReturnType) ?? Constant.False // all lanes have thrown
                : throw Fault(Descriptors.UnknownCall, place, callee.Display(), "it does not return a value that a kernel can have");
        }
        finally
        {
            jumpDepth--;
            locals = locals.RemoveRange(locals.Keys.Where(symbol => IsOf(symbol, callee)).ToList());
            var inner = block;
            (block, frame, aliases, typeArguments) = outer;
            LeaveTo(inner, inner.IsOver);
        }
    }

    /// <summary>Evaluates an argument; what is returned makes it the value of the parameter, once all arguments are evaluated.</summary>
    /// <param name="rare">The key of the method, if it is marked rare: what is computed from the argument alone is rare then.</param>
    private System.Action Give(IParameterSymbol parameter, IOperation argument, string? rare)
    {
        if (IsText(parameter))
            return static () => { };
        if (parameter.RefKind != RefKind.None && argument is not IDiscardOperation && GivenByReference(parameter, argument) is { } place)
            return () => aliases = aliases.SetItem(parameter, place);
        if (parameter.RefKind == RefKind.Out)
            return () => aliases = aliases.Remove(parameter);
        if (parameter.Type.TypeKind == TypeKind.Delegate)
        {
            var lambda = LambdaOf(argument) ?? throw Unsupported(argument);
            return () => lambdas[parameter] = lambda;
        }

        if (IsArray(parameter.Type))
            return GiveArray(parameter, argument);
        var value = Bind(Evaluate(argument));
        if (rare is not null && !parameter.HasAttribute(KernelAttributes.Uniform) && value is not (Constant or TupleExpr))
            value = Bind(new Rare(value, rare));
        return () =>
        {
            aliases = aliases.Remove(parameter);
            Assign(parameter, value);
        };
    }

    private System.Action GiveArray(IParameterSymbol parameter, IOperation argument)
    {
        var place = PlaceOf(argument);
        if (place is not null && arrayOwners.Contains(place.Root))
            return () => aliases = aliases.SetItem(parameter, place);
        var (isNew, value) = (IsNewArray(argument), NameElements(place is null ? Evaluate(argument) : Read(place, argument), parameter.Name));
        return () =>
        {
            aliases = aliases.Remove(parameter);
            arrayOwners.Remove(parameter);
            if (isNew)
                arrayOwners.Add(parameter);
            locals = locals.SetItem(parameter, value);
        };
    }

    /// <summary>The place that an argument hands on; null of a value that a parameter may only read.</summary>
    private ValuePlace? GivenByReference(IParameterSymbol parameter, IOperation argument)
    {
        var isRead = parameter.RefKind is not (RefKind.Ref or RefKind.Out);
        if (isRead && PartsOf(argument) is not null)
            return null;
        if (!isRead && WrittenElement(argument) is { } element)
            return element;
        if (PlaceOf(argument) is { } place)
            return place;
        if (isRead)
            return null;
        throw argument is IFieldReferenceOperation { Instance: null, Field: var field }
            ? Fault(Descriptors.OutsideState, argument, field.Display(), "cannot be written: return the value instead")
            : Unsupported(argument);
    }

    private void LeaveFrame(IReturnOperation returned)
    {
        if (returned.ReturnedValue is { } value)
            locals = locals.SetItem(frame!.Method, Bind(Evaluate(value)));
        Jump(frame!.Method, Constant.True, locals);
    }

    private void RejectRecursion(IMethodSymbol callee, Location place)
    {
        var path = new List<IMethodSymbol> { callee };
        for (var current = frame; current is not null; current = current.Caller)
        {
            path.Insert(0, current.Method);
            if (SymbolEqualityComparer.Default.Equals(current.Method, callee))
                throw Fault(Descriptors.Recursion, place, closure.KernelName, string.Join(" → ", path.Select(static step => step.Name)));
        }
    }

    /// <summary>Is it the method, or declared in it?</summary>
    private static bool IsOf(ISymbol symbol, IMethodSymbol method)
    {
        for (ISymbol? scope = symbol; scope is not null; scope = scope.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(scope, method))
                return true;
        }

        return false;
    }

    /// <summary>What a local is called in generated code; a method stands for what it returns.</summary>
    private string LocalName(ISymbol symbol) => symbol is IMethodSymbol ? "result" : placeHolders.Contains(symbol) ? "place" : symbol.Name;

    /// <param name="Method">Also the name of what it returns, among the locals.</param>
    private sealed record Frame(IMethodSymbol Method, Frame? Caller);
}
