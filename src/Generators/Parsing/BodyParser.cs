using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Turns a method's operations into straight-line form. Branches are executed on both sides: a local that an
/// <c>if</c> assigns becomes a <see cref="Select"/> of its two values, and an early return selects between what it
/// returns and what the rest of the method does.
/// </summary>
internal sealed partial class BodyParser(ClosureParser closure, IMethodSymbol method)
{
    /// <summary>Bounds the recursion of this and every later pass.</summary>
    private const int MaximumDepth = 400;

    private List<Binding> bindings = [];
    private NameAllocator names = new(method.Parameters.Select(static parameter => parameter.Name));
    private ImmutableDictionary<ISymbol, Expr?> locals =
        ImmutableDictionary.Create<ISymbol, Expr?>(SymbolEqualityComparer.Default);

    private Block block = new(new Live());
    private long size;
    private int depth;
    private int faults;

    public ParsedFunction? Parse(IMethodBodyOperation body)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.ToScalarType() is not { } type || type == ScalarType.Tuple)
                return FailOnParameter(parameter);
            if (parameter.RefKind != RefKind.None)
                return FailOnParameter(parameter);
            locals = locals.SetItem(parameter, new Parameter(type, parameter.Name));
        }

        var statements = body.BlockBody ?? body.ExpressionBody;
        if (statements is null)
        {
            closure.MarkIncomplete();
            return null;
        }

        Execute(statements);
        if (block.Returns.Count == 0)
            return null;

        var parameters = method.Parameters
            .Select(static parameter => new Parameter(parameter.Type.ToScalarType()!.Value, parameter.Name))
            .ToEquatableArray();
        var key = closure.NewKey(method);
        var result = ValueOf(block.Returns);
        var function = new Function(key, parameters, bindings.ToEquatableArray(), result);
        return new ParsedFunction(function, size);
    }

    private ParsedFunction? FailOnParameter(IParameterSymbol parameter)
    {
        var place = parameter.Locations[0];
        if (parameter.Type.TypeKind == TypeKind.Error)
            closure.MarkIncomplete();
        else if (parameter.RefKind != RefKind.None)
            closure.Report(Descriptors.UnsupportedConstruct, place, "A parameter by reference", "pass it by value");
        else
            closure.Report(Descriptors.UnsupportedType, place, parameter.Type.Display(), "use float, double, int, uint, long, ulong or bool");
        return null;
    }

    /// <summary>Executes a statement on all lanes; a fault in it is reported and the next statement looked at.</summary>
    private void Execute(IOperation statement)
    {
        try
        {
            switch (statement)
            {
                case IBlockOperation block:
                    foreach (var inner in block.Operations)
                        Execute(inner);
                    break;
                case IVariableDeclarationGroupOperation group:
                    foreach (var declarator in group.Declarations.SelectMany(static d => d.Declarators))
                        Declare(declarator);
                    break;
                case IExpressionStatementOperation { Operation: var expression }:
                    Evaluate(expression);
                    break;
                case IReturnOperation { ReturnedValue: { } value }:
                    Return(Constant.True, Bind(Evaluate(value)));
                    break;
                case IConditionalOperation conditional:
                    Branch(conditional);
                    break;
                case ILoopOperation loop:
                    Repeat(loop);
                    break;
                case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue, Target: var target } when loopDepth > 0:
                    Jump(target, Constant.True, locals);
                    break;
                case IEmptyOperation:
                    break;
                default:
                    throw Unsupported(statement);
            }
        }
        catch (ParseFault)
        {
            // Reported already. What the statement would have assigned is unknown, and its uses are passed over.
            faults++;
            foreach (var local in AssignedLocals(statement))
                locals = locals.SetItem(local, null);
        }
    }

    private static IEnumerable<ISymbol> AssignedLocals(IOperation statement) =>
        statement.DescendantsAndSelf().SelectMany(static operation => operation switch
        {
            IVariableDeclaratorOperation declarator => [declarator.Symbol],
            IAssignmentOperation assignment => Targets(assignment.Target),
            IIncrementOrDecrementOperation increment => Targets(increment.Target),
            IDeclarationExpressionOperation declaration => Targets(declaration),
            _ => Enumerable.Empty<ISymbol>(),
        });

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => [reference.Local],
        IParameterReferenceOperation reference => [reference.Parameter],
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IFieldReferenceOperation { Instance: { } instance } => Targets(instance), // an element of a tuple
        _ => Enumerable.Empty<ISymbol>(),
    };

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (declarator.Symbol.IsConst || initializer is null)
            return; // a constant is folded where it is used; an unassigned local has no value yet
        if (declarator.Symbol.RefKind != RefKind.None)
            throw Unsupported(declarator);
        Assign(declarator.Symbol, Evaluate(initializer.Value));
    }

    private void Branch(IConditionalOperation conditional)
    {
        var condition = Bind(Evaluate(conditional.Condition));
        if (loopDepth > 0 && condition is Constant)
        {
            // In an unrolled loop this turn goes one way; the other may not even make sense in it.
            if ((IsTrue(condition) ? conditional.WhenTrue : conditional.WhenFalse) is { } taken)
                Execute(taken);
            return;
        }

        var (outerLocals, outer) = (locals, block);

        block = new Block(And(outer.Live, condition));
        Execute(conditional.WhenTrue);
        var (thenLocals, whenTrue) = (locals, block);

        (locals, block) = (outerLocals, new Block(And(outer.Live, Not(condition))));
        if (conditional.WhenFalse is { } otherwise)
            Execute(otherwise);
        var whenFalse = block;

        block = outer;
        locals = whenTrue.IsOver ? locals
            : whenFalse.IsOver ? thenLocals
            : Merge(condition, thenLocals, locals);
        foreach (var (returned, value) in MergeReturns(condition, whenTrue.Returns, whenFalse.Returns))
            Return(returned, value);
        MergeJumps(condition, whenTrue, whenFalse);
    }

    private void Return(Expr condition, Expr value)
    {
        block.Returns.Add((loopDepth > 0 ? And(block.Here, condition) : condition, value));
        Leave(condition);
    }

    /// <summary>Lanes in which a condition holds go elsewhere; what follows is executed without them.</summary>
    private void Leave(Expr condition)
    {
        block.Here = loopDepth > 0 ? And(block.Here, Not(condition)) : block.Here;
        block.Live = loopDepth > 0 ? And(block.Start, block.Here) : And(block.Live, Not(condition));
    }

    private IEnumerable<(Expr Condition, Expr Value)> MergeReturns(
        Expr condition,
        List<(Expr Condition, Expr Value)> whenTrue,
        List<(Expr Condition, Expr Value)> whenFalse)
    {
        if (IsComplete(whenTrue) && IsComplete(whenFalse))
            return [(Constant.True, Bind(Choose(condition, ValueOf(whenTrue), ValueOf(whenFalse))))];
        if (IsComplete(whenTrue))
            whenTrue = [(Constant.True, Bind(ValueOf(whenTrue)))];
        if (IsComplete(whenFalse))
            whenFalse = [(Constant.True, Bind(ValueOf(whenFalse)))];
        return whenTrue.Select(item => (And(condition, item.Condition), item.Value))
            .Concat(whenFalse.Select(item => (And(Not(condition), item.Condition), item.Value)))
            .ToList();
    }

    /// <summary>Does every lane return?</summary>
    private static bool IsComplete(List<(Expr Condition, Expr Value)> returns) =>
        returns.Any(static item => IsTrue(item.Condition));

    /// <summary>One value for all lanes. The last item serves all that the others leave.</summary>
    private Expr ValueOf(List<(Expr Condition, Expr Value)> returns)
    {
        var last = returns.FindIndex(static item => IsTrue(item.Condition));
        if (last < 0)
            last = returns.Count - 1;
        var value = returns[last].Value;
        for (var i = last - 1; i >= 0; i--)
            value = Chain(i, Choose(returns[i].Condition, returns[i].Value, value));
        return value;
    }

    private ImmutableDictionary<ISymbol, Expr?> Merge(
        Expr condition,
        ImmutableDictionary<ISymbol, Expr?> whenTrue,
        ImmutableDictionary<ISymbol, Expr?> whenFalse)
    {
        // In the order of declaration: the generated code must not depend on how a dictionary sorts its keys.
        var changed = whenTrue
            .Where(pair => whenFalse.TryGetValue(pair.Key, out var other) && !ReferenceEquals(pair.Value, other))
            .OrderBy(static pair => pair.Key.Locations[0].SourceSpan.Start)
            .ToList();
        var merged = whenTrue.Union(whenFalse.Where(pair => !whenTrue.ContainsKey(pair.Key)))
            .ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value, SymbolEqualityComparer.Default);
        foreach (var pair in changed)
        {
            var other = whenFalse[pair.Key];
            merged = merged.SetItem(
                pair.Key,
                pair.Value is null || other is null ? null : Bind(Choose(condition, pair.Value, other), pair.Key.Name));
        }

        return merged;
    }

    private void Assign(ISymbol target, Expr value)
    {
        // A value that got a passing name while it was computed takes the user's.
        var nameless = value is Variable ? bindings.FindIndex(binding => binding.Name is null && binding.Variable == value) : -1;
        if (nameless >= 0)
            bindings[nameless] = bindings[nameless] with { Name = target.Name };
        locals = locals.SetItem(target, Bind(value, target.Name));
    }

    /// <summary>Gives a value a name, so that it can be used again; leaves have no need of one.</summary>
    private Expr Bind(Expr value, string? name = null)
    {
        if (value is TupleExpr tuple)
            return new TupleExpr(tuple.Items.Select(item => Bind(item)).ToEquatableArray());
        if (value.IsAtom)
            return value;

        size++;
        var variable = new Variable(value.Type, names.Allocate(name ?? "t"));
        bindings.Add(new Binding(variable, value, name));
        return variable;
    }

    /// <summary>Names every so many links of a chain, so that its expression does not nest as deeply as it is long.</summary>
    private Expr Chain(int link, Expr value) => link % 16 == 15 ? Bind(value) : value;

    private static bool IsTrue(Expr condition) => condition is Constant { Bits: not 0 };

    private static bool IsFalse(Expr condition) => condition is Constant { Bits: 0 };

    /// <summary>The value of one of two branches, of tuples element by element.</summary>
    private static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse) =>
        ReferenceEquals(whenTrue, whenFalse) || IsTrue(condition) ? whenTrue
        : IsFalse(condition) ? whenFalse
        : (whenTrue, whenFalse) is (TupleExpr left, TupleExpr right)
            ? new TupleExpr(left.Items.Zip(right.Items, (l, r) => Choose(condition, l, r)).ToEquatableArray())
            : new Select(condition, whenTrue, whenFalse);

    private Expr And(Expr left, Expr right) =>
        IsTrue(left) || IsFalse(right) ? right
        : IsTrue(right) || IsFalse(left) ? left
        : Bind(new Binary(BinaryOperator.And, left, right));

    private Expr Or(Expr left, Expr right) =>
        IsFalse(left) || IsTrue(right) ? right
        : IsFalse(right) || IsTrue(left) ? left
        : Bind(new Binary(BinaryOperator.Or, left, right));

    private Expr Not(Expr condition) =>
        IsTrue(condition) ? Constant.False
        : IsFalse(condition) ? Constant.True
        : Bind(new Unary(UnaryOperator.Not, condition));

    /// <summary>A stretch of the body that the scalar program enters as a whole.</summary>
    private sealed class Block(Expr live)
    {
        /// <summary>True where the scalar program entered the block.</summary>
        public Expr Start { get; } = live;

        /// <summary>True where the scalar program is executing the current expression.</summary>
        public Expr Live { get; set; } = live;

        /// <summary>Of the lanes that entered the block, those that have not left it. Kept in loops only.</summary>
        public Expr Here { get; set; } = Constant.True;

        /// <summary>What was returned so far: in lanes where a condition holds, and none before it does, its value.</summary>
        public List<(Expr Condition, Expr Value)> Returns { get; } = [];

        /// <summary>The lanes that left by <c>break</c> and <c>continue</c>.</summary>
        public List<TakenJump> Jumps { get; } = [];

        /// <summary>Does no lane reach the end?</summary>
        public bool IsOver => IsFalse(Here) || IsComplete(Returns);
    }

    /// <summary>Ends the evaluation of a statement whose fault is reported.</summary>
    private sealed class ParseFault : Exception;
}
