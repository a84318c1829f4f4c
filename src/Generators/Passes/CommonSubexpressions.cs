using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Passes;

/// <summary>
/// Computes each value once. The function is taken apart into single operations, equal ones are merged, what no result
/// depends on is dropped, and then values that are used once are put back into the expression that uses them. What the
/// user named keeps its name.
/// </summary>
internal sealed class CommonSubexpressions
{
    /// <summary>Deeper expressions are cut by a name: nobody reads them, and whoever walks them must not run out of stack.</summary>
    private const int MaximumDepth = 24;

    private readonly List<Operation> operations = [];
    private readonly Dictionary<Expr, Operation> known = [];
    private readonly Dictionary<string, Expr> scope = [];
    private readonly Dictionary<Variable, Operation> byVariable = [];
    private readonly NameAllocator names;

    /// <summary>The parameters that get another name, by their own: those of a loop's body.</summary>
    private readonly Dictionary<string, Parameter> renamed = [];

    /// <summary>In a loop's body, the user's names of the state.</summary>
    private readonly HashSet<string> stateNames = [];

    private CommonSubexpressions(NameAllocator names) => this.names = names;

    public static Function Run(Function function)
    {
        var taken = function.Parameters.Select(static parameter => parameter.Name).Concat(WellKnownNames.OfKernels.All);
        return new CommonSubexpressions(new NameAllocator(taken)).Transform(function.JoinThrows()).SplitThrows(function);
    }

    /// <summary>
    /// The same for a loop's body. It is written in the method of the function around it, so its state and its values
    /// get names that are new there; its other parameters are replaced by what they stand for and need none.
    /// </summary>
    private Loop RunBody(Loop loop)
    {
        var body = new CommonSubexpressions(names);
        var parameters = loop.Body.Parameters
            .Select((parameter, i) => parameter with { Name = i < loop.Initial.Count ? names.Allocate(parameter.Name) : $"#invariant{i}" })
            .ToEquatableArray();
        for (var i = 0; i < parameters.Count; i++)
            body.renamed.Add(loop.Body.Parameters[i].Name, parameters[i]);
        body.stateNames.UnionWith(loop.Body.Parameters.Take(loop.Initial.Count).Select(static parameter => parameter.Name));
        return loop with { Body = body.Transform(loop.Body) with { Parameters = parameters } };
    }

    /// <summary>
    /// The same for what a method of its own computes. Its parameters are called as what it is given, where that has a name, and
    /// of two that are given the same there is one.
    /// </summary>
    private RareBranch RunBody(RareBranch branch)
    {
        var arguments = branch.Arguments.Distinct().ToList();
        var body = new CommonSubexpressions(new NameAllocator(WellKnownNames.OfKernels.All));
        var given = arguments.Select(argument => new Parameter(argument.Type, NameFor(argument))).ToList();
        var usual = branch.Usual.Select(value => new Parameter(value.Type, NameFor(null))).ToList();
        var parameters = given.Concat(usual).ToEquatableArray();
        foreach (var parameter in parameters)
            body.names.Allocate(parameter.Name);
        for (var i = 0; i < branch.Body.Parameters.Count; i++)
        {
            var parameter = i < branch.Arguments.Count ? given[arguments.IndexOf(branch.Arguments[i])] : usual[i - branch.Arguments.Count];
            body.renamed.Add(branch.Body.Parameters[i].Name, parameter);
        }

        return branch with
        {
            Arguments = arguments.ToEquatableArray(),
            Results = branch.Results.Select(result => result with { Name = names.Allocate(NextName(result.Name)) }).ToEquatableArray(),
            Body = body.Transform(branch.Body) with { Parameters = parameters },
        };

        string NameFor(Expr? argument) => argument switch
        {
            Variable variable => variable.Name,
            Parameter parameter when parameter.Name[0] != '#' => parameter.Name,
            _ => names.Allocate(argument is null ? "usual" : "value"),
        };
    }

    private Function Transform(Function function)
    {
        foreach (var binding in function.Bindings)
        {
            var leaf = Flatten(binding.Value);
            scope[binding.Variable.Name] = leaf;
            if (leaf is not Variable variable)
                continue;
            byVariable[variable].Name ??= binding.Name;
            byVariable[variable].Hint ??= binding.Hint;
            byVariable[variable].CodeName ??= binding.CodeName;
        }

        var result = function.Result is TupleExpr tuple ? tuple.MapOperands(Flatten) : Flatten(function.Result);
        CountUses(result);
        return Rebuild(function, result);
    }

    /// <summary>Takes an expression apart; returns the leaf that stands for its value.</summary>
    private Expr Flatten(Expr expression)
    {
        if (expression is Variable variable)
            return scope[variable.Name];
        if (expression is Parameter parameter)
            return renamed.TryGetValue(parameter.Name, out var other) ? other : parameter;
        if (expression.IsAtom)
            return expression;

        var node = expression.MapOperands(Flatten);
        if (!known.TryGetValue(node, out var operation))
        {
            operation = new Operation(new Variable(node.Type, $"#{operations.Count}"), node);
            operations.Add(operation);
            known.Add(node, operation);
            byVariable.Add(operation.Variable, operation);
        }

        return operation.Variable;
    }

    private void CountUses(Expr result)
    {
        if (result is TupleExpr tuple)
            tuple.Items.ToList().ForEach(Use);
        else
            Use(result);
        foreach (var operation in Enumerable.Reverse(operations))
        {
            if (operation.Node is Binary { MayThrow: true })
                operation.Uses = Math.Max(operation.Uses, 2); // a statement of its own: the scalar program divides here, used or not
            if (operation.Node is Loop loop)
                UseIn(loop, operation);
            if (operation.Uses == 0)
                continue;
            if (operation.Node is RareBranch)
                operation.Uses = 2; // statements
            foreach (var operand in operation.Node.Operands)
                Use(operand);
        }

        void UseIn(Loop loop, Operation operation)
        {
            operation.Uses = 2; // statements, in their place: it may divide, and the scalar program may not come back from it
            foreach (var invariant in loop.Invariants)
                Use(invariant); // in each iteration, but computed once
            foreach (var initial in loop.Initial.OfType<Variable>())
                byVariable[initial].IsInitial = true;
        }

        void Use(Expr operand)
        {
            if (operand is Variable variable)
                byVariable[variable].Uses++;
        }
    }

    private Function Rebuild(Function function, Expr result)
    {
        var bindings = new List<Binding>();
        foreach (var operation in operations.Where(static operation => operation.Uses > 0))
        {
            var node = operation.Node.MapOperands(operand => byVariableOrLeaf(operand));

            // A value of which a loop's state is made needs no name either: the state has it.
            var isState = operation.IsInitial || (operation.Name is { } name && stateNames.Contains(name));
            var isNamed = operation.Name is not null && !(operation.Uses == 1 && isState);
            operation.Depth = 1 + operation.Node.Operands.Max(operand => operand is Variable used ? byVariable[used].Depth : 0);
            var isItem = operation.Node is Item { Tuple: var tuple } && !(isNamed && tuple is Variable both && byVariable[both].Node is MathCall);
            if (isItem || (operation.Uses == 1 && !isNamed && operation.Depth <= MaximumDepth))
            {
                operation.Replacement = node;
                continue;
            }

            operation.Depth = 0;

            var variable = new Variable(node.Type, names.Allocate(NameFor(operation, node)));
            node = node is Loop loop ? RunBody(loop) : node is RareBranch branch ? RunBody(branch) : node;
            bindings.Add(new Binding(variable, node, operation.Name, operation.Hint, operation.CodeName));
            operation.Replacement = variable;
        }

        return function with
        {
            Bindings = bindings.ToEquatableArray(),
            Result = result is TupleExpr ? result.MapOperands(byVariableOrLeaf) : byVariableOrLeaf(result),
        };

        Expr byVariableOrLeaf(Expr leaf) => leaf is Variable variable ? byVariable[variable].Replacement! : leaf;
    }

    /// <summary>The user's name, unless a loop's state has it: then what the state takes next.</summary>
    private string NameFor(Operation operation, Expr node) =>
        operation.Name is { } name ? NextName(name) : operation.Hint ?? operation.CodeName ?? ValueNames.Of(node);

    private string NextName(string name) => stateNames.Contains(name) ? $"next{char.ToUpperInvariant(name[0])}{name.Substring(1)}" : name;

    private sealed class Operation(Variable variable, Expr node)
    {
        public Variable Variable { get; } = variable;

        /// <summary>One operation, all of whose operands are leaves.</summary>
        public Expr Node { get; } = node;

        public string? Name { get; set; }

        public string? Hint { get; set; }

        public string? CodeName { get; set; }

        /// <summary>A loop's state begins with it.</summary>
        public bool IsInitial { get; set; }

        public int Uses { get; set; }

        /// <summary>How deep the expression is that stands where this value is used.</summary>
        public int Depth { get; set; }

        /// <summary>What stands in the rebuilt function where this value is used.</summary>
        public Expr? Replacement { get; set; }
    }
}
