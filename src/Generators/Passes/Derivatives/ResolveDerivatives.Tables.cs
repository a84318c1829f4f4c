using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>Derivatives by the numbers of a table. A read of the table is taken for a parameter, and so has a derivative by it.</summary>
internal sealed partial class ResolveDerivatives
{
    /// <summary>More terms than these are no accumulators of one loop.</summary>
    private const int MostSums = 16;

    /// <param name="body">The declaration: its parameters are those of the primal and then the adjoint.</param>
    /// <param name="callees">The functions of the closure.</param>
    public static TableTerms TermsOf(Function body, EquatableArray<Function> callees)
    {
        var pass = new ResolveDerivatives(callees);
        foreach (var callee in callees)
            pass.Resolve(callee.Key);
        return pass.TermsOf(body);
    }

    private TableTerms TermsOf(Function body)
    {
        var spec = body.Derivative!;
        var whole = Resolve(spec.Primal);
        var (inputs, adjoint) = (body.Parameters.Take(whole.Parameters.Count).ToEquatableArray(), body.Parameters[whole.Parameters.Count]);
        var names = whole.Parameters.Zip(inputs, static (from, to) => (from, to)).ToDictionary(static pair => pair.from, static pair => pair.to);
        var renamed = (WithNamesOf(body, whole) with { Throws = null })
            .Map(expression => expression.Rewrite(node => node is Parameter parameter ? names[parameter] : node));
        var primal = Prepared(renamed with { Parameters = inputs });
        var table = names.First(pair => pair.Key.Name == spec.Table).Value.Name;
        var number = new TableNumber(table, new Parameter(ScalarType.Int32, "#place"));
        var terms = primal.Nodes().OfType<Loop>().Any(loop => ClosureCheck.NodesOf(loop.Body).Any(number.IsOf))
            ? InLoops(primal, number, adjoint)
            : ByReads(primal, number, adjoint);
        return terms with
        {
            Function = terms.Function with
            {
                Key = body.Key,
                Throws = whole.Throws is null ? null : new Thrown(new Call(whole.Result.Type, whole.Key, [.. inputs], new Live())),
            },
        };
    }

    private TableTerms ByReads(Function primal, TableNumber table, Parameter adjoint)
    {
        // The reads, and the function without them.
        var known = new Dictionary<Expr, Variable>();
        var places = new List<Expr>();
        var (reads, others) = (new List<Binding>(), new List<Binding>());
        foreach (var binding in primal.Bindings)
        {
            var value = Read(binding.Value);
            reads.Add(binding with { Value = value });
            others.Add(binding with { Value = Moved(value) });
        }

        var result = Moved(Read(primal.Result));
        var numbers = known.Values.ToList();
        var moved = primal with { Parameters = [.. primal.Parameters, .. numbers.Select(ParameterOf)], Bindings = others.ToEquatableArray(), Result = result };
        var slopes = EqualityTests.Differentiated(moved, numbers.Select(static number => number.Name).ToList(), functions);
        if (RoundFunctions.AreIn(primal))
            slopes = RoundFunctions.Run(slopes);
        var isHigher = primal.Nodes().Any(static node => Pieces.Find(node) is not null);
        slopes = GenericLine.Resolve(slopes, _ => isHigher, Prepared, functions);

        // Both in one function again.
        var read = (primal with { Bindings = reads.ToEquatableArray(), Result = new TupleExpr([.. numbers, .. places]) }).WithPrefix("read:");
        var items = ((TupleExpr)read.Result).Items;
        var values = numbers.Select((number, i) => (Parameter: ParameterOf(number), Value: items[i]))
            .ToDictionary(static pair => pair.Parameter, static pair => pair.Value);
        slopes = slopes.Map(expression =>
            expression.Rewrite(node => node is Parameter parameter && values.TryGetValue(parameter, out var value) ? value : node));
        var terms = ((TupleExpr)slopes.Result).Items.Select(slope => adjoint * slope).ToList();
        var isConstant = terms.Count <= MostSums && places.All(static place => place is Constant);
        var results = isConstant ? terms : terms.SelectMany((term, i) => new[] { term, items[numbers.Count + i] }).ToList();
        return new TableTerms(
            primal with
            {
                Parameters = [.. primal.Parameters, adjoint],
                Bindings = [.. read.Bindings, .. slopes.Bindings],
                Result = results.Count == 1 ? results[0] : new TupleExpr([.. results]),
                Own = null,
            },
            isConstant ? TableReads.AtConstants : TableReads.Anywhere,
            isConstant ? [.. places.Select(static place => (int)((Constant)place).Bits)] : []);

        Expr Read(Expr expression) => expression.Rewrite(node =>
        {
            if (!table.IsOf(node))
                return node;
            if (!known.TryGetValue(node, out var number))
            {
                known.Add(node, number = new Variable(node.Type, $"#number{known.Count}"));
                reads.Add(new Binding(number, node, null));
                places.Add(((Lookup)node).Index);
            }

            return number;
        });

        Expr Moved(Expr expression) => expression.Rewrite(node => node is Variable variable && known.ContainsValue(variable) ? ParameterOf(variable) : node);

        static Parameter ParameterOf(Variable number) => new(number.Type, number.Name);
    }

    private TableTerms InLoops(Function primal, TableNumber number, Parameter adjoint)
    {
        var slope = ForwardMode.ByNumber(primal, number, functions);
        if (RoundFunctions.AreIn(primal))
            slope = RoundFunctions.Run(slope);
        slope = slope with { Result = adjoint * ((TupleExpr)slope.Result).Items[0] };
        var names = new NameAllocator(primal.Parameters.Select(static parameter => parameter.Name).Append(adjoint.Name));
        var place = number.Place with { Name = names.Allocate("place") };
        var atPlace = slope.Map(expression => expression.Rewrite(node => node == number.Place ? place : node));
        return new TableTerms(atPlace with { Parameters = [.. primal.Parameters, adjoint, place] }, TableReads.InLoops, []);
    }
}
