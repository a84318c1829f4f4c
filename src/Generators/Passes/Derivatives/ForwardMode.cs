using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>A direction in which a function is differentiated.</summary>
/// <param name="Name">What the names of its tangents end in.</param>
/// <param name="Tangents">How much each parameter moves; those that are held are absent.</param>
/// <param name="Number">A number of a table that moves by 1; null where none does.</param>
internal sealed record Direction(string Name, IReadOnlyDictionary<string, Expr> Tangents, TableNumber? Number = null);

/// <summary>A number of a table that is a parameter.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Place">Where it stands: a parameter, also of each loop that reads the table.</param>
internal sealed record TableNumber(string Table, Parameter Place)
{
    /// <summary>Is a node a look-up in the table?</summary>
    public bool IsOf(Expr node) => node is Lookup { Table: { IsParameter: true } table } && table.Name == Table;
}

/// <summary>
/// Forward-mode differentiation. Beside each value goes its tangent, the derivative along a direction, from the parameters
/// to the results. It costs one more value for each direction, and so is for functions that the reverse mode cannot turn
/// round: where the number of a loop's iterations depends on data, the loop carries the tangents of its state along.
/// </summary>
internal sealed class ForwardMode
{
    private readonly IReadOnlyDictionary<string, Function> functions;
    private readonly IReadOnlyList<Direction> directions;
    private readonly Operations operations;
    private readonly Saturation saturation;
    private readonly ChainRule rule;

    /// <summary>Of each leaf that moves, a tangent for each direction; null where it does not move in that one.</summary>
    private readonly Dictionary<Expr, Expr?[]> tangents = [];

    /// <summary>For a loop, and each element of it, what has taken its place.</summary>
    private readonly Dictionary<Expr, Expr> replaced = [];

    /// <summary>For a loop that has taken another one's place, where the numbers of that one's state are in its own.</summary>
    private readonly Dictionary<Expr, IReadOnlyList<int>> places = [];

    private ForwardMode(Function primal, IReadOnlyList<Direction> directions, IReadOnlyDictionary<string, Function> functions)
    {
        this.functions = functions;
        this.directions = directions;
        operations = new Operations(primal);
        saturation = new Saturation(operations);
        rule = new ChainRule(operations, functions);
        foreach (var parameter in primal.Parameters)
        {
            var own = directions.Select(direction => direction.Tangents.TryGetValue(parameter.Name, out var tangent) ? tangent : null).ToArray();
            if (own.Any(static tangent => tangent is not null))
                tangents.Add(parameter, own);
        }

        foreach (var operation in operations.All.ToList())
        {
            var tangent = TangentOf(operation);
            if (tangent.Any(static item => item is not null))
                tangents[operation.Variable] = tangent;
        }
    }

    /// <summary>Does a loop stand in the way of the reverse mode?</summary>
    public static bool IsNeeded(Function primal, Func<Parameter, bool> isActive)
    {
        if (!primal.Nodes().Any(static node => node is Loop))
            return false;
        var operations = new Operations(primal);
        var active = ChainRule.ActiveIn(operations, isActive, withLoops: true);
        return operations.All.Any(operation => operation.Value is Loop && active.Contains(operation.Variable));
    }

    /// <inheritdoc cref="Differentiate.Run"/>
    public static Function Run(Function primal, IReadOnlyList<string> by, IReadOnlyDictionary<string, Function> functions) =>
        Run(primal, by.Select(static name => (0, name)).ToList(), functions);

    /// <summary>The same for a function of several results.</summary>
    /// <param name="wanted">The index of a result, and the parameter that it is the derivative by; empty for the value.</param>
    public static Function Run(Function primal, IReadOnlyList<(int Result, string By)> wanted, IReadOnlyDictionary<string, Function> functions)
    {
        var names = wanted.Select(static item => item.By).Where(static name => name.Length > 0).Distinct().ToList();
        var directions = names.Select(name => new Direction(
            $"By{char.ToUpperInvariant(name[0])}{name.Substring(1)}",
            new Dictionary<string, Expr> { [name] = primal.Parameters.First(parameter => parameter.Name == name).Number(1) }));
        var pass = new ForwardMode(primal, directions.ToList(), functions);
        return pass.Function(primal, wanted.Select(item => item.By.Length == 0 ? pass.Values[item.Result] : pass.Tangent(item.Result, names.IndexOf(item.By))));
    }

    /// <summary>For each of the function's results its value or its derivative along a direction.</summary>
    /// <param name="results">The index of each result, and whether its value is wanted.</param>
    public static Function Along(
        Function primal, Direction direction, IEnumerable<(int Index, bool IsValue)> results, IReadOnlyDictionary<string, Function> functions)
    {
        var pass = new ForwardMode(primal, [direction], functions);
        return pass.Function(primal, results.Select(result => result.IsValue ? pass.Values[result.Index] : pass.Tangent(result.Index, 0)));
    }

    /// <summary>The derivative of a function of one result by a number of a table.</summary>
    public static Function ByNumber(Function primal, TableNumber number, IReadOnlyDictionary<string, Function> functions)
    {
        var pass = new ForwardMode(primal, [new Direction("Slope", new Dictionary<string, Expr>(), number)], functions);
        return pass.Function(primal, [pass.Tangent(0, 0)]);
    }

    private IReadOnlyList<Expr> Values => operations.Definition(operations.Result) is TupleExpr tuple ? tuple.Items : [operations.Result];

    private Expr Tangent(int result, int direction) =>
        tangents.TryGetValue(Values[result], out var found) && found[direction] is { } tangent ? tangent : Values[result].Number(0);

    /// <summary>
    /// The function with other results. Where a loop has made place for another one, what depends on it comes after that.
    /// </summary>
    private Function Function(Function primal, IEnumerable<Expr> results)
    {
        var leaves = results.Select(result => operations.Bind(result)).ToEquatableArray();
        var bindings = new List<Binding>();
        var done = new HashSet<Expr>(replaced.Keys.Where(leaf => operations.Definition(leaf) is Loop));
        var byLeaf = operations.All.ToDictionary(static operation => (Expr)operation.Variable);
        var pending = new Stack<Expr>(Enumerable.Reverse(operations.All).Select(static operation => operation.Variable));
        while (pending.Count > 0)
        {
            var leaf = pending.Peek();
            var operation = byLeaf[leaf];
            var value = replaced.TryGetValue(leaf, out var other) ? other : operation.Value;
            var missing = done.Contains(leaf) ? [] : value.Operands.Where(operand => byLeaf.ContainsKey(operand) && !done.Contains(operand)).Reverse().ToList();
            missing.ForEach(pending.Push);
            if (missing.Count > 0)
                continue;
            pending.Pop();
            if (done.Add(leaf))
                bindings.Add(operation with { Value = value });
        }

        return primal with { Bindings = bindings.ToEquatableArray(), Result = new TupleExpr(leaves), Own = null };
    }

    private Expr?[] TangentOf(Binding operation)
    {
        if (operation.Value is Loop loop)
            return Loop(operation.Variable, loop);
        if (operation.Value is Item item && operations.Definition(item.Tuple) is Loop)
        {
            if (replaced.TryGetValue(item.Tuple, out var other))
                replaced.Add(operation.Variable, item with { Tuple = other, Index = places[other][item.Index] });
            return tangents.TryGetValue(item.Tuple, out var all) ? Of(d => all[(item.Index * directions.Count) + d]) : Of(static _ => null);
        }

        if (operation.Value is Lookup lookup && directions.Any(direction => direction.Number?.IsOf(lookup) == true))
        {
            return Of(d => directions[d].Number is { } number && number.IsOf(lookup)
                ? operations.Bind(new Select(lookup.Index.Is(CompareOperator.Equal, number.Place), lookup.Number(1), lookup.Number(0)))
                : null);
        }

        if (!operation.Value.Type.IsFloat || !operation.Value.Operands.Any(tangents.ContainsKey))
            return Of(static _ => null);
        return Of(d => TangentOf(operation, d) is { } tangent ? operations.Bind(tangent) : null);
    }

    private Expr?[] Of(Func<int, Expr?> tangent) => Enumerable.Range(0, directions.Count).Select(tangent).ToArray();

    private Expr? TangentOf(Expr leaf, int direction) => tangents.TryGetValue(leaf, out var found) ? found[direction] : null;

    private Expr? TangentOf(Binding operation, int direction)
    {
        if (operation.Value is Select select)
        {
            var (whenTrue, whenFalse) = (TangentOf(select.WhenTrue, direction), TangentOf(select.WhenFalse, direction));
            return whenTrue is null && whenFalse is null
                ? null
                : new Select(select.Condition, whenTrue ?? select.Number(0), whenFalse ?? select.Number(0));
        }

        if (operation.Value is Conversion conversion)
            return TangentOf(conversion.Operand, direction) is { } moved ? new Conversion(conversion.To, moved) : null;

        var stable = StableForms.Find(operation, operations) is { } form && form.Partials.Any(item => tangents.ContainsKey(item.Argument)) ? form : null;
        var terms = stable is not null
            ? stable.Partials.Select(item => Term(item.Argument, item.Partial, direction))
            : rule.PartialsOf(operation).Zip(operation.Value.Operands, (partial, operand) => Term(operand, partial, direction));
        var sum = terms.Aggregate((Expr?)null, Sum);
        if (sum is not null && saturation.HasSlope(operation) is { } hasSlope)
            sum = new Select(hasSlope, sum, sum.Number(0));
        return stable?.Numerator is { } numerator ? Sum(sum, Term(numerator.Operand, numerator.Partial, direction)) : sum;
    }

    private Expr? Term(Expr operand, Expr? partial, int direction)
    {
        if (TangentOf(operand, direction) is not { } tangent)
            return null;
        var term = Times(tangent, partial ?? throw ChainRule.NotSupported(operand));
        return term is Constant { Bits: 0 } ? null : operations.Bind(term);
    }

    /// <summary>What does not move in one branch has no part in it, even where the partial derivative is infinite there.</summary>
    private Expr Times(Expr tangent, Expr partial) => operations.Definition(tangent) switch
    {
        Select { WhenTrue: Constant { Bits: 0 } zero } select => new Select(select.Condition, zero, operations.Bind(Times(select.WhenFalse, partial))),
        Select { WhenFalse: Constant { Bits: 0 } zero } select => new Select(select.Condition, operations.Bind(Times(select.WhenTrue, partial)), zero),
        _ => rule.Times(tangent, partial),
    };

    private Expr? Sum(Expr? left, Expr? right) => left is null ? right
        : right is null ? left
        : KinkAlgebra.Sum(left, right, operations) ?? left + right;

    /// <summary>Puts a loop into the place of another one, which carries the tangents of the state as well.</summary>
    private Expr?[] Loop(Variable variable, Loop loop)
    {
        // A loop that reads the table is told which number moves.
        var number = directions.Select(static direction => direction.Number)
            .FirstOrDefault(number => number is not null && ClosureCheck.NodesOf(loop.Body).Any(number.IsOf));
        if (number is not null)
            loop = loop with
            {
                Invariants = [.. loop.Invariants, number.Place],
                Body = loop.Body with { Parameters = [.. loop.Body.Parameters, number.Place] },
            };
        var (state, invariants) = (loop.Body.Parameters.Take(loop.Initial.Count).ToList(), loop.Body.Parameters.Skip(loop.Initial.Count).ToList());
        var names = new NameAllocator(loop.Body.Parameters.Select(static parameter => parameter.Name)
            .Concat(loop.Body.Bindings.Select(static binding => binding.Variable.Name)));
        var given = new Dictionary<(int Parameter, int Direction), (Expr Tangent, Expr Outside)>();
        foreach (var (leaf, i) in loop.Initial.Concat(loop.Invariants).Select(static (leaf, i) => (leaf, i)))
        {
            for (var d = 0; d < directions.Count; d++)
            {
                if (TangentOf(leaf, d) is { } tangent)
                    Give(i, d, tangent);
            }
        }

        if (given.Count == 0 && number is null)
            return [];

        // The state that an iteration moves moves from the start of the next one.
        ForwardMode body;
        do
        {
            body = new ForwardMode(loop.Body, [.. directions.Select(WithinLoop)], functions);
        }
        while (GiveNew(body));

        var moved = given.Where(pair => pair.Key.Parameter < state.Count).OrderBy(static pair => pair.Key).ToList();
        var held = given.Where(pair => pair.Key.Parameter >= state.Count).OrderBy(static pair => pair.Key).ToList();
        var iteration = body.Function(loop.Body, [.. body.Values, .. moved.Select(pair => body.Tangent(pair.Key.Parameter + 1, pair.Key.Direction))]);
        var used = new HashSet<Expr>(iteration.Nodes());
        held.RemoveAll(pair => pair.Value.Tangent is Constant || !used.Contains(pair.Value.Tangent));
        var (joined, index) = EqualState.Join(new Loop(
            [.. loop.Initial, .. moved.Select(static pair => pair.Value.Outside)],
            [.. loop.Invariants, .. held.Select(static pair => pair.Value.Outside)],
            loop.Guard,
            iteration with
            {
                Parameters = [.. state, .. moved.Select(Inside), .. invariants, .. held.Select(Inside)],
            }));

        var carried = operations.Bind(joined);
        if (carried != variable) // all that moves may be equal to what the loop carries already
        {
            replaced.Add(variable, carried);
            places[carried] = index;
        }

        var all = new Expr?[state.Count * directions.Count];
        for (var k = 0; k < moved.Count; k++)
        {
            var (parameter, direction) = moved[k].Key;
            all[(parameter * directions.Count) + direction] = operations.Bind(new Item(state[parameter].Type, carried, index[state.Count + k]));
        }

        return all;

        static Parameter Inside(KeyValuePair<(int Parameter, int Direction), (Expr Tangent, Expr Outside)> pair) => (Parameter)pair.Value.Tangent;

        void Give(int parameter, int direction, Expr outside)
        {
            // How an invariant moves may be known: by itself it does with 1.
            var name = names.Allocate($"{loop.Body.Parameters[parameter].Name}{directions[direction].Name}");
            var isKnown = parameter >= state.Count && outside is Constant;
            given.Add((parameter, direction), (isKnown ? outside : new Parameter(outside.Type, name), outside));
        }

        bool GiveNew(ForwardMode body)
        {
            var isNew = false;
            for (var i = 0; i < state.Count; i++)
            {
                for (var d = 0; d < directions.Count; d++)
                {
                    if (given.ContainsKey((i, d)) || body.TangentOf(body.Values[i + 1], d) is null)
                        continue;
                    Give(i, d, state[i].Number(0));
                    isNew = true;
                }
            }

            return isNew;
        }

        Direction WithinLoop(Direction direction, int d) => direction with
        {
            Tangents = given.Where(pair => pair.Key.Direction == d)
                .ToDictionary(pair => loop.Body.Parameters[pair.Key.Parameter].Name, static pair => pair.Value.Tangent),
        };
    }
}
