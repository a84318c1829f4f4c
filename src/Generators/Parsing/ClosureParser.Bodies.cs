using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>What is executed where it is named: statements of methods, and values that never change. Which functions are rare.</summary>
internal sealed partial class ClosureParser
{
    private readonly Dictionary<ISymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> rareKeys = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Expr?> fixedValues = new(SymbolEqualityComparer.Default);

    /// <summary>The first call of each function that is marked rare.</summary>
    private readonly Dictionary<string, (Location Place, string Name)> rareCalls = [];

    /// <summary>The statements of a method, a local function or a getter; null where it does not compile.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!bodies.TryGetValue(method, out var body))
        {
            body = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax
                ? StatementsOf(syntax)
                : null;
            bodies.Add(method, body);
        }

        return body;
    }

    private IOperation? StatementsOf(SyntaxNode syntax)
    {
        Depend(syntax);
        return ModelFor(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }

    /// <summary>The value of a field or a property that never changes, found out when it is met first; null where it has none.</summary>
    public Expr? Fixed(ISymbol symbol, Func<Expr?> find)
    {
        if (!fixedValues.TryGetValue(symbol, out var value))
            fixedValues.Add(symbol, value = find());
        return value;
    }

    /// <summary>The key of a method marked rare that is executed where it is called.</summary>
    public string RareKey(IMethodSymbol callee, Location place)
    {
        if (!rareKeys.TryGetValue(callee, out var key))
        {
            rareKeys.Add(callee, key = NewKey(callee));
            rareCalls.Add(key, (place, callee.Name));
        }

        return key;
    }

    /// <summary>Reports functions marked rare that are computed for all elements nevertheless.</summary>
    private void CheckRareCalls(Function body)
    {
        if (rareCalls.Count == 0 || body.Derivative is not null || diagnostics.Any(static diagnostic => diagnostic.IsError))
            return;
        foreach (var function in RareBranches.NotSkipped(Simplify.Run(Inline.Run(Trim.Run(body), callees.Select(Trim.Run)))))
        {
            if (function != body.Key && rareCalls.TryGetValue(function, out var call))
                Report(Descriptors.RareNotSkipped, call.Place, call.Name, kernel.Name);
        }
    }
}
