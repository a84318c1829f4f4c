using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>
/// A loop laid out for writing: what each iteration computes before the lanes that are done leave and after, and in which order
/// the others take their new state. The state and the lanes in the loop are variables now, and what its body reads of
/// the function around it stands in its place.
/// </summary>
internal sealed class MaskedLoop
{
    private readonly NameAllocator names;
    private readonly List<Binding> before = [];
    private readonly List<Binding> after = [];
    private readonly List<Update> updates = [];

    public MaskedLoop(Loop loop, NameAllocator names)
    {
        this.names = names;
        var parameters = loop.Body.Parameters;
        (Guard, Initial) = (loop.Guard, loop.Initial);
        State = [.. parameters.Take(Initial.Count).Select(static parameter => new Variable(parameter.Type, parameter.Name))];
        Active = new Variable(ScalarType.Bool, names.Allocate("active"));

        var leaves = parameters
            .Zip(State.Concat<Expr>(loop.Invariants), static (parameter, leaf) => (parameter, leaf))
            .ToDictionary(static pair => (Expr)pair.parameter, static pair => pair.leaf);
        var body = loop.Body.Map(expression => expression.Rewrite(node => leaves.TryGetValue(node, out var leaf) ? leaf : node));
        var results = body.Result.Operands;
        GoesOn = results[0];
        var changes = State.Zip(results.Skip(1), static (state, next) => Update.Of(state, next)).Where(static update => update.Value != update.State).ToList();
        TestsFirst = LeaveFirst(body.Bindings, changes);
        if (!TestsFirst)
            LeaveLast(body.Bindings, changes);
    }

    public Expr Guard { get; }

    public EquatableArray<Expr> Initial { get; }

    public IReadOnlyList<Variable> State { get; }

    /// <summary>The lanes in the loop.</summary>
    public Variable Active { get; }

    /// <summary>Which of them stay in it.</summary>
    public Expr GoesOn { get; private set; }

    /// <summary>
    /// The lanes that are done leave in the middle of the iteration, between <see cref="Before"/> and <see cref="After"/>, as
    /// <c>while</c> has it. Else they leave at its end.
    /// </summary>
    public bool TestsFirst { get; }

    public IReadOnlyList<Binding> Before => before;

    public IReadOnlyList<Binding> After => after;

    public IEnumerable<Binding> Bindings => before.Concat(after);

    /// <summary>The changes of the state, in an order in which none reads what an earlier one has written.</summary>
    public IReadOnlyList<Update> Updates => updates;

    /// <summary>Lays the loop out with the test in the middle, if no lane takes anything in the iteration in which it leaves.</summary>
    private bool LeaveFirst(EquatableArray<Binding> bindings, List<Update> changes)
    {
        if (changes.Any(change => change.Lanes != GoesOn
            && Simplify.Node(new Unary(UnaryOperator.Not, change.Lanes)) != Simplify.Node(new Unary(UnaryOperator.Not, GoesOn))))
            return false;

        // Behind the test, the lanes that take part in the iteration and go on are those in the loop.
        var staying = new HashSet<Expr> { new Binary(BinaryOperator.And, new Live(), GoesOn) };
        foreach (var binding in bindings.Where(binding => staying.Contains(binding.Value)))
            staying.Add(binding.Variable);
        var late = bindings.ToDictionary(static binding => (Expr)binding.Variable, binding => Behind(binding.Value));
        var values = changes.Select(change => change with { Lanes = Active, Value = Behind(change.Value) }).ToList();
        if (values.Any(static change => MentionsLive(change.Value)))
            return false;

        // What the test needs comes before it; so does what would still do something in a lane that leaves.
        var early = new HashSet<Expr>();
        MakeEarly(GoesOn);
        foreach (var binding in bindings.Where(binding => MentionsLive(late[binding.Variable])))
            MakeEarly(binding.Variable);

        foreach (var binding in bindings)
        {
            if (early.Contains(binding.Variable))
                before.Add(binding with { Value = Here(binding.Value) });
            else if (!staying.Contains(binding.Variable))
                after.Add(binding with { Value = late[binding.Variable] });
        }

        GoesOn = Here(GoesOn);
        Order(values, after);
        DropNameOfTest();
        return true;

        Expr Behind(Expr expression) => expression.Rewrite(node => staying.Contains(node) ? Active : node);

        void MakeEarly(Expr expression)
        {
            foreach (var variable in Function.NodesOf(expression).Where(node => late.ContainsKey(node) && early.Add(node)))
                MakeEarly(bindings.First(binding => binding.Variable == variable).Value);
        }
    }

    private void LeaveLast(EquatableArray<Binding> bindings, List<Update> changes)
    {
        before.AddRange(bindings.Select(binding => binding with { Value = Here(binding.Value) }));
        GoesOn = Unchanged(Here(GoesOn), "goesOn", changes);
        var masked = changes
            .Select(change => new Update(
                change.State,
                change.Lanes is Constant ? Active : new Binary(BinaryOperator.And, Active, Unchanged(Here(change.Lanes), "taken", changes)),
                Here(change.Value)))
            .ToList();
        Order(masked, before);
    }

    private Expr Here(Expr expression) => expression.Rewrite(node => node is Live ? Active : node);

    /// <summary>A value that is read after the state has changed: under a name where the change would show.</summary>
    private Expr Unchanged(Expr value, string name, List<Update> changes)
    {
        if (!changes.Any(change => Mentions(value, change.State)))
            return value;
        var known = before.Find(binding => binding.Value == value);
        return known?.Variable ?? Named(value, name, before);
    }

    private Variable Named(Expr value, string name, List<Binding> bindings)
    {
        var variable = new Variable(value.Type, names.Allocate(name));
        bindings.Add(new Binding(variable, value, null));
        return variable;
    }

    /// <summary>Puts the changes in order. Where each reads what another writes, one is computed beforehand.</summary>
    private void Order(List<Update> changes, List<Binding> bindings)
    {
        while (changes.Count > 0)
        {
            var next = changes.FindIndex(change => !changes.Any(other => other != change && Mentions(other.Value, change.State)));
            if (next < 0)
            {
                next = Math.Max(0, changes.FindIndex(static change => !change.Value.IsAtom));
                var name = changes[next].State.Name;
                changes[next] = changes[next] with { Value = Named(changes[next].Value, $"next{char.ToUpperInvariant(name[0])}{name.Substring(1)}", bindings) };
                continue;
            }

            updates.Add(changes[next]);
            changes.RemoveAt(next);
        }
    }

    /// <summary>A condition that only the test reads stands in it.</summary>
    private void DropNameOfTest()
    {
        var index = before.FindIndex(binding => binding.Variable == GoesOn);
        var isReadElsewhere = Bindings.Select(static binding => binding.Value).Concat(updates.Select(static update => update.Value))
            .Any(value => Mentions(value, GoesOn));
        if (index < 0 || isReadElsewhere)
            return;
        GoesOn = before[index].Value;
        before.RemoveAt(index);
    }

    private static bool Mentions(Expr expression, Expr node) => Function.NodesOf(expression).Contains(node);

    private static bool MentionsLive(Expr expression) => Function.NodesOf(expression).Any(static node => node is Live);

    /// <summary>In some lanes, a variable takes a value.</summary>
    public sealed record Update(Variable State, Expr Lanes, Expr Value)
    {
        public static Update Of(Variable state, Expr next) => next switch
        {
            Select { WhenFalse: var other } select when other == state => new Update(state, select.Condition, select.WhenTrue),
            Select { WhenTrue: var other } select when other == state =>
                new Update(state, Simplify.Node(new Unary(UnaryOperator.Not, select.Condition)), select.WhenFalse),
            _ => new Update(state, Constant.True, next),
        };
    }
}
