using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

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

    private CommonSubexpressions(Function function) =>
        names = new NameAllocator(function.Parameters.Select(static parameter => parameter.Name).Concat(WellKnownNames.All));

    public static Function Run(Function function)
    {
        var pass = new CommonSubexpressions(function);
        foreach (var binding in function.Bindings)
        {
            var leaf = pass.Flatten(binding.Value);
            pass.scope[binding.Variable.Name] = leaf;
            if (leaf is not Variable variable)
                continue;
            pass.byVariable[variable].Name ??= binding.Name;
            pass.byVariable[variable].Hint ??= binding.Hint;
        }

        var result = function.Result is TupleExpr tuple ? tuple.MapOperands(pass.Flatten) : pass.Flatten(function.Result);
        pass.CountUses(result);
        return pass.Rebuild(function, result);
    }

    /// <summary>Takes an expression apart; returns the leaf that stands for its value.</summary>
    private Expr Flatten(Expr expression)
    {
        if (expression is Variable variable)
            return scope[variable.Name];
        if (expression.IsAtom)
            return expression;

        var node = expression.MapOperands(Flatten);
        if (!known.TryGetValue(node, out var operation))
        {
            var isSlow = RareArm.IsLaneCall(node) || (node is not Select && node.Operands.Any(IsSlow));
            operation = new Operation(new Variable(node.Type, $"#{operations.Count}"), node, isSlow);
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
            if (MayThrow(operation.Node))
                operation.Uses = Math.Max(operation.Uses, 2); // a statement of its own: the scalar program divides here, used or not
            if (operation.Uses == 0)
                continue;
            foreach (var operand in operation.Node.Operands)
                Use(operand);

            // Such a select is written with a test that no lane takes the slow arm, which repeats the rest of it.
            if (RareArm.Of(operation.Node, IsSlow) is { } rare)
            {
                Use(rare.Condition);
                Use(rare.Usual);
            }
        }

        void Use(Expr operand)
        {
            if (operand is Variable variable)
                byVariable[variable].Uses++;
        }
    }

    private static bool MayThrow(Expr node) =>
        node is Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Right: not Constant { Bits: not (0 or -1) } }
        && node.Type.IsInteger();

    private bool IsSlow(Expr leaf) => leaf is Variable variable && byVariable[variable].IsSlow;

    private Function Rebuild(Function function, Expr result)
    {
        var bindings = new List<Binding>();
        foreach (var operation in operations.Where(static operation => operation.Uses > 0))
        {
            var node = operation.Node.MapOperands(operand => byVariableOrLeaf(operand));

            // A lane-by-lane call that is used once stays where it is used: under the test for its rare arm.
            var isNamed = operation.Name is not null && !(operation.Uses == 1 && operation.IsSlow);
            operation.Depth = 1 + operation.Node.Operands.Max(operand => operand is Variable used ? byVariable[used].Depth : 0);
            if (operation.Uses == 1 && !isNamed && operation.Depth <= MaximumDepth)
            {
                operation.Replacement = node;
                continue;
            }

            operation.Depth = 0;

            var variable = new Variable(node.Type, names.Allocate(operation.Name ?? operation.Hint ?? NameFor(node)));
            bindings.Add(new Binding(variable, node, operation.Name, operation.Hint));
            operation.Replacement = variable;
        }

        return function with { Bindings = bindings.ToEquatableArray(), Result = result is TupleExpr ? result.MapOperands(byVariableOrLeaf) : byVariableOrLeaf(result) };

        Expr byVariableOrLeaf(Expr leaf) => leaf is Variable variable ? byVariable[variable].Replacement! : leaf;
    }

    /// <summary>A name for a value that the user did not name: what it is.</summary>
    private static string NameFor(Expr node) => node switch
    {
        MathCall call => char.ToLowerInvariant(call.Function.Name[0]) + call.Function.Name.Substring(1),
        ExternalCall call => call.Method.Substring(call.Method.LastIndexOf('.') + 1) is var name
            ? char.ToLowerInvariant(name[0]) + name.Substring(1)
            : "t",
        { Type: ScalarType.Bool } => "mask",
        Select => "choice",
        Unary { Operator: UnaryOperator.Negate } => "negated",
        Binary { Operator: BinaryOperator.Add } => "sum",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        Binary { Operator: BinaryOperator.Multiply } => "product",
        Binary { Operator: BinaryOperator.Divide } => "quotient",
        BitCast or Conversion => node.Type.IsFloat() ? "number" : "bits",
        _ => "t",
    };

    private sealed class Operation(Variable variable, Expr node, bool isSlow)
    {
        public Variable Variable { get; } = variable;

        /// <summary>One operation, all of whose operands are leaves.</summary>
        public Expr Node { get; } = node;

        /// <summary>Computed lane by lane, or from what is, outside any test for a rare arm.</summary>
        public bool IsSlow { get; } = isSlow;

        public string? Name { get; set; }

        public string? Hint { get; set; }

        public int Uses { get; set; }

        /// <summary>How deep the expression is that stands where this value is used.</summary>
        public int Depth { get; set; }

        /// <summary>What stands in the rebuilt function where this value is used.</summary>
        public Expr? Replacement { get; set; }
    }
}
