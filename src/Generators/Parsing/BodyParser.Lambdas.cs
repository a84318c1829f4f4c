using System.Collections.Generic;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Lambdas and methods under the name of a local, which are executed where they are called. They cannot be chosen at run time.</summary>
internal sealed partial class BodyParser
{
    private readonly Dictionary<ISymbol, Lambda> lambdas = new(SymbolEqualityComparer.Default);

    private Expr EvaluateDelegateCall(IInvocationOperation invocation)
    {
        var lambda = LambdaOf(invocation.Instance!)
            ?? throw UnknownCall(invocation, "only a lambda or a method that a local is declared with is known here");
        return lambda.Body is { } body
            ? ExecuteInPlace(lambda.Method, body, invocation.Arguments, NameOf(invocation))
            : EvaluateInvocation(invocation, lambda.Method);
    }

    private Lambda? LambdaOf(IOperation operation) => operation switch
    {
        IConversionOperation { Operand: var operand } => LambdaOf(operand),
        IDelegateCreationOperation { Target: var target } => LambdaOf(target),
        IAnonymousFunctionOperation { Symbol: var symbol, Body: var body } => new Lambda(symbol, body),
        IMethodReferenceOperation { Method: { } method } => new Lambda(method, null),
        ILocalReferenceOperation { Local: var local } => lambdas.TryGetValue(local, out var held) ? held : null,
        IParameterReferenceOperation { Parameter: var parameter } => lambdas.TryGetValue(parameter, out var held) ? held : null,
        _ => null,
    };

    /// <param name="Body">Null of a method, which is called as ever.</param>
    private sealed record Lambda(IMethodSymbol Method, IOperation? Body);
}
