using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Which locals a statement assigns, and which are read after a loop: what a loop has to carry.</summary>
internal sealed partial class BodyParser
{
    /// <summary>The locals that a statement may assign, by name, by reference, through a captured local or element by element.</summary>
    private IEnumerable<ISymbol> AssignedLocals(IOperation statement) =>
        Assigned(statement, new HashSet<ISymbol>(SymbolEqualityComparer.Default))
            .Concat(frame is not null && statement.DescendantsAndSelf().Any(static operation => operation is IReturnOperation) ? [frame.Method] : [])
            .Select(RootOf);

    private IEnumerable<ISymbol> Assigned(IOperation statement, HashSet<ISymbol> seen) =>
        statement.DescendantsAndSelf().SelectMany(operation => operation switch
        {
            IVariableDeclaratorOperation { Initializer.Value: var value, Symbol: { Type: var type } symbol } when IsArray(type) =>
                OtherNames(value).Append(symbol),
            IVariableDeclaratorOperation declarator => [declarator.Symbol],
            IAssignmentOperation assignment => Targets(assignment.Target),
            IIncrementOrDecrementOperation increment => Targets(increment.Target),
            IDeclarationExpressionOperation declaration => Targets(declaration),
            IInvocationOperation invocation => AssignedBy(invocation, seen),
            ILocalReferenceOperation { Local: var local } when lambdas.TryGetValue(local, out var lambda) => AssignedIn(lambda, seen),
            IParameterReferenceOperation { Parameter: var parameter } when lambdas.TryGetValue(parameter, out var lambda) => AssignedIn(lambda, seen),
            _ => Enumerable.Empty<ISymbol>(),
        });

    /// <summary>The array that a local becomes another name of, under which it may be written.</summary>
    private IEnumerable<ISymbol> OtherNames(IOperation initializer) =>
        Targets(initializer).Where(symbol => symbol is IParameterSymbol || arrayOwners.Contains(RootOf(symbol)));

    /// <summary>What a call assigns: what it is given by reference, the elements of arrays, and what a local function captures.</summary>
    private IEnumerable<ISymbol> AssignedBy(IInvocationOperation invocation, HashSet<ISymbol> seen)
    {
        var target = invocation.TargetMethod.OriginalDefinition;
        if (!IsExecutedInPlace(invocation.TargetMethod) || BodyOf(target) is not { } body)
            return [];
        var inside = AssignedIn(target, body, seen).ToList();
        var given = invocation.Arguments
            .Where(argument => target.Parameters[argument.Parameter!.Ordinal] is var parameter
                && (parameter.RefKind != RefKind.None || IsArray(parameter.Type))
                && inside.Contains(parameter, SymbolEqualityComparer.Default))
            .SelectMany(static argument => Targets(argument.Value));
        return inside.Where(symbol => !IsOf(symbol, target)).Concat(given);
    }

    private IEnumerable<ISymbol> AssignedIn(Lambda lambda, HashSet<ISymbol> seen) =>
        AssignedIn(lambda.Method, lambda.Body ?? (IsExecutedInPlace(lambda.Method) ? BodyOf(lambda.Method.OriginalDefinition) : null), seen);

    private IEnumerable<ISymbol> AssignedIn(IMethodSymbol method, IOperation? body, HashSet<ISymbol> seen) =>
        body is not null && seen.Add(method) ? Assigned(body, seen).Where(symbol => symbol is IParameterSymbol || !IsOf(symbol, method)) : [];

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => [reference.Local],
        IParameterReferenceOperation reference => [reference.Parameter],
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IFieldReferenceOperation { Instance: { } instance } => Targets(instance), // an element of a tuple
        IConversionOperation conversion when conversion.Type.ArrayElement() is not null => Targets(conversion.Operand),
        _ when PartsOf(target) is { Array: var array } => Targets(array),
        _ => Enumerable.Empty<ISymbol>(),
    };

    /// <summary>May a local be read when the loop is done? One that outlives an iteration of a loop around it may, anywhere.</summary>
    private bool IsReadAfter(LoopShape loop, ISymbol symbol)
    {
        IOperation scope = loop.Operation;
        for (; scope.Parent is { } parent && parent is not (ILocalFunctionOperation or IAnonymousFunctionOperation); scope = parent)
        {
            if (parent is ILoopOperation around && !IsDeclaredIn(symbol, around.Body))
                return true;
        }

        // What the method around this one declares, or a local function reads, or has another name, is not seen by looking here.
        return !IsDeclaredIn(symbol, scope)
            || aliases.Values.Any(place => SymbolEqualityComparer.Default.Equals(place.Root, symbol))
            || scope.Descendants().Any(operation => (operation.Syntax.SpanStart >= loop.Operation.Syntax.Span.End && Names(operation))
                || (operation is ILocalFunctionOperation or IAnonymousFunctionOperation && operation.Descendants().Any(Names)));

        bool Names(IOperation operation) => Targets(operation).Contains(symbol, SymbolEqualityComparer.Default);
    }

    private static bool IsDeclaredIn(ISymbol symbol, IOperation scope) =>
        symbol.Locations[0] is var place && place.SourceTree == scope.Syntax.SyntaxTree && scope.Syntax.Span.Contains(place.SourceSpan);
}
