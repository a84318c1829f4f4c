using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes.Derivatives;

/// <summary>
/// Derivatives where kinks meet. One line, always the same, runs through the point, and on each of its two rays every kink
/// shows one of its pieces: |x|·|y| is x·y on both, so its mixed derivative at the origin is 1 and not the product of two
/// means. The derivative is the mean of what the two rays give. Where a derivative has one kink in each of its terms that is
/// the mean of each term, which <see cref="Pieces"/> takes; here are the others.
/// </summary>
internal sealed class GenericLine
{
    /// <summary>The first derivative along the line that is not 0 says on which side of a kink a ray lies. More are not tried.</summary>
    private const int MostDerivatives = 3;

    /// <summary>With more of them in a result, as in a loop of many iterations, the means are taken part by part.</summary>
    private const int MostKinks = 8;

    private readonly Function function;
    private readonly Func<Function, Function> prepare;
    private readonly IReadOnlyDictionary<string, Function> functions;
    private readonly Operations operations;
    private readonly Dictionary<Expr, HashSet<string>> dependencies = [];
    private readonly Dictionary<Expr, Degree> degrees = [];
    private readonly Dictionary<(Expr Leaf, Ray Ray), Expr> onRays = [];
    private readonly Dictionary<(Expr Left, Expr Right), IReadOnlyList<Expr>> slopes = [];
    private readonly HashSet<Expr> kinked = [];

    /// <summary>In a derivative of a higher order than the first the bit of a zero does not decide what sign is copied.</summary>
    private bool isHigher;

    /// <summary>Those that may name a ray. A condition on what has kinks itself names none, for those may wait for one.</summary>
    private readonly List<Condition> conditions;

    private GenericLine(Function function, Func<Function, Function> prepare, IReadOnlyDictionary<string, Function> functions)
    {
        this.function = function;
        this.prepare = prepare;
        this.functions = functions;
        operations = new Operations(function);
        foreach (var operation in operations.All)
        {
            // In order, so that nothing below has to recurse deeply.
            DegreeOf(operation.Variable);
            DependenciesOf(operation.Variable);
            if (operation.Value is MathCall { Function.Kinks: not null } or Select or Loop || Pieces.Find(operation.Value) is not null
                || operation.Value.Operands.Any(kinked.Contains))
            {
                kinked.Add(operation.Variable);
            }
        }

        conditions = operations.All.Select(static operation => operation.Value).OfType<Compare>()
            .Where(static compare => compare.Left.Type.IsFloat && compare.Operator is not (CompareOperator.Equal or CompareOperator.NotEqual))
            .Where(compare => !kinked.Contains(compare.Left) && !kinked.Contains(compare.Right))
            .Select(static compare => new Condition(compare.Left, compare.Right, compare.Operator is CompareOperator.Less or CompareOperator.GreaterOrEqual))
            .Distinct()
            .ToList();
    }

    /// <summary>How the pieces of kinks are part of a value.</summary>
    private enum Degree
    {
        /// <summary>It has none.</summary>
        None,

        /// <summary>One in each of its terms.</summary>
        One,

        /// <summary>One in each of its terms, or several that are those of Max and Min alone.</summary>
        Choices,

        /// <summary>Several, which depend on each other.</summary>
        Several,
    }

    private enum Ray
    {
        Forwards,
        Backwards,
    }

    /// <summary>The derivative with its means taken along the line, where they have to be.</summary>
    /// <param name="function">A derivative, whose result is a number or a tuple.</param>
    /// <param name="isHigher">Is a result of a higher order than the first?</param>
    /// <param name="prepare">Makes a function ready to be differentiated.</param>
    /// <param name="functions">The functions of the closure, by key.</param>
    public static Function Resolve(
        Function function, Func<int, bool> isHigher, Func<Function, Function> prepare, IReadOnlyDictionary<string, Function> functions)
    {
        if (!function.Nodes().Any(static node => Pieces.Find(node) is not null))
            return function;
        var line = new GenericLine(function, prepare, functions);
        var results = line.operations.Definition(line.operations.Result) is TupleExpr tuple ? [.. tuple.Items] : new[] { line.operations.Result };
        var resolved = results.Select((result, i) => line.Needs(result, isHigher(i)) ? line.Mean(result, isHigher(i)) : result).ToList();
        return results.SequenceEqual(resolved) ? function : function with
        {
            Bindings = line.operations.All.ToEquatableArray(),
            Result = function.Result is TupleExpr ? new TupleExpr([.. resolved]) : resolved[0],
        };
    }

    private Expr Mean(Expr leaf, bool isHigher)
    {
        if (this.isHigher != isHigher)
            onRays.Clear();
        this.isHigher = isHigher;
        var (forwards, backwards) = (On(leaf, Ray.Forwards), On(leaf, Ray.Backwards));
        var half = leaf.Number(0.5);
        return forwards == backwards
            ? forwards
            : operations.Bind(new Select(Pieces.Test("IsEqual", forwards, backwards), forwards, (half * forwards) + (half * backwards)));
    }

    private bool Needs(Expr leaf, bool isHigher) => DegreeOf(leaf) switch
    {
        Degree.None => false,
        _ when PiecesOf(leaf).Where(static piece => !IsDecided(piece)).Select(static piece => (piece.Arguments[1], piece.Arguments[2]))
            .Distinct().Count() > MostKinks => false,
        Degree.Several => true,
        var degree => (isHigher && degree == Degree.Choices)
            || PiecesOf(leaf).Any(piece => IsNamedElsewhere(piece) || (isHigher && (Pieces.AtKink(piece) == Pieces.BySignBit || MayTouch(piece)))),
    };

    private Degree DegreeOf(Expr leaf)
    {
        if (operations.Definition(leaf) is not { } node)
            return Degree.None;
        if (!degrees.TryGetValue(leaf, out var degree))
            degrees.Add(leaf, degree = Find(node));
        return degree;

        Degree Find(Expr node)
        {
            var parts = node.Operands.Select(DegreeOf).ToList();
            var most = parts.DefaultIfEmpty(Degree.None).Max();
            switch (node)
            {
                case MathCall when Pieces.Find(node) is { } piece:
                    if (parts[1] > Degree.None || parts[2] > Degree.None)
                        return Degree.Several;
                    if (IsDecided(piece))
                        return parts[0];
                    return parts[0] == Degree.None ? Degree.One
                        : parts[0] < Degree.Several && IsChoice(piece) && PiecesOf(piece.Arguments[0]).All(IsChoice) ? Degree.Choices
                        : Degree.Several;
                case Conversion { Operand: var operand } when operations.Definition(operand) is MathCall { Function.Name: "Sign" }:
                    return Degree.One;
                case Select:
                    return (Degree)Math.Max((int)parts[1], (int)parts[2]);
                case Binary { Operator: BinaryOperator.Multiply } when parts[0] > Degree.None && parts[1] > Degree.None:
                case Binary { Operator: BinaryOperator.Divide } when parts[1] > Degree.None:
                    return Degree.Several;
                case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide }:
                case Unary { Operator: UnaryOperator.Negate }:
                case Conversion { Operand.Type.IsFloat: true }:
                    return node.Type.IsFloat ? most : Degree.None;
                default:
                    return most > Degree.None && node.Type.IsFloat ? Degree.Several : Degree.None;
            }
        }
    }

    /// <summary>The same piece counts on both rays: a condition, or the sign of its argument, says so.</summary>
    private static bool IsDecided(MathCall piece) => Pieces.AtKink(piece) != Pieces.Mean;

    /// <summary>Does it belong to Max or Min?</summary>
    private static bool IsChoice(MathCall piece) => (Pieces.FactorAbove(piece), Pieces.FactorBelow(piece)) is (0, 1) or (1, 0);

    private IReadOnlyList<MathCall> PiecesOf(Expr leaf)
    {
        var (seen, found, pending) = (new HashSet<Expr>(), new List<MathCall>(), new Stack<Expr>([leaf]));
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (!seen.Add(next) || operations.Definition(next) is not { } node)
                continue;
            if (Pieces.Find(node) is { } piece)
                found.Add(piece);
            foreach (var operand in node.Operands)
                pending.Push(operand);
        }

        return found;
    }

    /// <summary>Perhaps the argument touches 0 and does not cross it, so that both rays are on one side.</summary>
    private bool MayTouch(MathCall piece) => !IsDecided(piece)
        && !(Slopes(piece.Arguments[1], piece.Arguments[2])[0] is Constant slope && slope.Float != 0);

    /// <summary>May a condition on another set decide it, because both depend on one parameter alone?</summary>
    private bool IsNamedElsewhere(MathCall piece) => !IsDecided(piece) && Namers(piece.Arguments[1], piece.Arguments[2]).Any();

    private IEnumerable<Condition> Namers(Expr left, Expr right)
    {
        var names = new HashSet<string>(DependenciesOf(left).Concat(DependenciesOf(right)));
        return names.Count != 1 ? [] : conditions.Where(condition =>
            (condition.Left, condition.Right) != (left, right) && (condition.Left, condition.Right) != (right, left)
            && !(IsBound(condition.Left, condition.Right) && IsBound(left, right)) // to two numbers at once
            && names.SetEquals(DependenciesOf(condition.Left).Concat(DependenciesOf(condition.Right))));
    }

    private static bool IsBound(Expr left, Expr right) => (left, right) is (Parameter, Constant) or (Constant, Parameter);

    private HashSet<string> DependenciesOf(Expr leaf)
    {
        if (leaf is Parameter parameter)
            return [parameter.Name];
        if (operations.Definition(leaf) is not { } node)
            return [];
        if (!dependencies.TryGetValue(leaf, out var names))
            dependencies.Add(leaf, names = [.. node.Operands.SelectMany(DependenciesOf)]);
        return names;
    }

    /// <summary>A value with the piece that each kink shows on a ray.</summary>
    private Expr On(Expr leaf, Ray ray)
    {
        var pending = new Stack<Expr>([leaf]);
        while (pending.Count > 0)
        {
            var next = pending.Peek();
            var missing = IsKnown(next) ? [] : operations.Definition(next)!.Operands.Where(operand => !IsKnown(operand)).ToList();
            missing.ForEach(pending.Push);
            if (missing.Count > 0)
                continue;
            pending.Pop();
            if (!IsKnown(next))
                onRays.Add((next, ray), OnRay(next, operations.Definition(next)!, ray));
        }

        return Known(leaf, ray);

        bool IsKnown(Expr leaf) => operations.Definition(leaf) is null || onRays.ContainsKey((leaf, ray));
    }

    private Expr Known(Expr leaf, Ray ray) => onRays.TryGetValue((leaf, ray), out var known) ? known : leaf;

    private Expr OnRay(Expr leaf, Expr node, Ray ray)
    {
        var operands = node.Operands.Select(operand => Known(operand, ray)).ToList();
        return node switch
        {
            MathCall when Pieces.Find(node) is { } piece && Pieces.AtKink(piece) == Pieces.BySignBit && !isHigher =>
                operations.Bind(Pieces.WithValue(piece, operands[0])),
            MathCall when Pieces.Find(node) is { } piece => operations.Bind(Choice(
                IsAbove(piece.Arguments[1], piece.Arguments[2], Pieces.AtKink(piece), ray), operands[0], Pieces.FactorAbove(piece), Pieces.FactorBelow(piece))),
            Conversion conversion when conversion.Type.IsFloat && operations.Definition(conversion.Operand) is MathCall { Function.Name: "Sign" } sign
                && sign.Arguments[0].Type == conversion.Type =>
                operations.Bind(Choice(IsAbove(sign.Arguments[0], leaf.Number(0), Pieces.Mean, ray), leaf.Number(1), 1, -1)),
            MathCall { Function.Name: "CopySign" } call when isHigher && call.Arguments[1] is not Constant =>
                operations.Bind(Choice(IsAbove(call.Arguments[1], leaf.Number(0), Pieces.Mean, ray), MathFunctions.Call("Abs", operands[0]), 1, -1)),
            _ => operands.SequenceEqual(node.Operands) ? leaf : operations.Bind(node.WithOperands(operands)),
        };
    }

    private static Expr Choice(Expr isAbove, Expr value, double above, double below)
    {
        Expr Times(double factor) => factor == 1 ? value : factor == -1 ? -value : factor == 0 ? value.Number(0) : value.Number(factor) * value;
        return new Select(isAbove, Times(above), Times(below));
    }

    /// <summary>Is left above right, or at the kink itself: does it get there along the ray?</summary>
    private Expr IsAbove(Expr left, Expr right, int atKink, Ray ray)
    {
        var isAbove = Pieces.Test("IsAbove", left, right);
        var arrives = atKink switch
        {
            Pieces.Above => Constant.True,
            Pieces.Below => Constant.False,
            _ => Arrives(left, right, ray),
        };
        return arrives switch
        {
            Constant { Bits: 0 } => isAbove,
            Constant => new Binary(BinaryOperator.Or, isAbove, Pieces.Test("IsEqual", left, right)),
            _ => new Binary(BinaryOperator.Or, isAbove, new Binary(BinaryOperator.And, Pieces.Test("IsEqual", left, right), arrives)),
        };
    }

    private Expr Arrives(Expr left, Expr right, Ray ray)
    {
        var arrives = IsRising(left, right, ray);
        foreach (var condition in Namers(left, right))
        {
            if (Named(condition) is not { } isForwards)
                continue;
            var named = Choose(isForwards, IsRising(left, right, Ray.Forwards), IsRising(left, right, Ray.Backwards));
            arrives = Choose(Pieces.Test("IsEqual", condition.Left, condition.Right), named, arrives);
        }

        return arrives;
    }

    /// <summary>On which ray the branch lies that a condition takes at its border; null where that cannot be said.</summary>
    private Expr? Named(Condition condition)
    {
        var (forwards, backwards) = (IsRising(condition.Left, condition.Right, Ray.Forwards), IsRising(condition.Left, condition.Right, Ray.Backwards));
        var isFlat = Slopes(condition.Left, condition.Right).All(static slope => slope is Constant { Float: 0 });
        return isFlat || forwards == backwards ? null
            : condition.IsAbove ? forwards
            : new Unary(UnaryOperator.Not, forwards);
    }

    private static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse) => (condition, whenTrue, whenFalse) switch
    {
        (Constant constant, _, _) => constant.Bits != 0 ? whenTrue : whenFalse,
        _ when whenTrue == whenFalse => whenTrue,
        _ => new Binary(
            BinaryOperator.Or,
            new Binary(BinaryOperator.And, condition, whenTrue),
            new Binary(BinaryOperator.And, new Unary(UnaryOperator.Not, condition), whenFalse)),
    };

    /// <summary>
    /// The sign of the first derivative of left − right along the ray that is not 0; if all are, the rays are on two sides.
    /// </summary>
    private Expr IsRising(Expr left, Expr right, Ray ray)
    {
        // One answer for both orders, or of two that are equal all along the line each would be the larger one.
        if (string.CompareOrdinal(OrderOf(left), OrderOf(right)) > 0)
        {
            var reverse = IsRising(right, left, ray);
            return reverse is Constant known ? Constant.Of(known.Bits == 0) : operations.Bind(new Unary(UnaryOperator.Not, reverse));
        }

        Expr result = Constant.Of(ray == Ray.Forwards);
        foreach (var (slope, i) in Slopes(left, right).Select(static (slope, i) => (slope, i)).Reverse())
        {
            var onRay = On(slope, ray);
            var isReversed = ray == Ray.Backwards && i % 2 == 0;
            if (onRay is Constant constant)
            {
                if (constant.Float != 0)
                    result = Constant.Of(constant.Float > 0 != isReversed);
                continue;
            }

            var zero = onRay.Number(0);
            var rises = isReversed ? Pieces.Test("IsBelow", onRay, zero) : Pieces.Test("IsAbove", onRay, zero);
            var isFlat = Pieces.Test("IsEqual", onRay, zero);
            result = result is Constant { Bits: 0 } ? rises
                : new Binary(BinaryOperator.Or, rises, result is Constant ? isFlat : new Binary(BinaryOperator.And, isFlat, result));
        }

        return result is Constant ? result : operations.Bind(result);
    }

    private static string OrderOf(Expr leaf) => leaf switch
    {
        Parameter parameter => $"0{parameter.Name}",
        Variable variable => $"1{variable.Name}",
        _ => "2",
    };

    /// <summary>The derivatives of left − right along the line, up to the first that is known and not 0.</summary>
    private IReadOnlyList<Expr> Slopes(Expr left, Expr right)
    {
        if (slopes.TryGetValue((left, right), out var known))
            return known;
        var found = new List<Expr>();
        var derivative = function with { Bindings = operations.All.ToEquatableArray(), Result = left - right };
        var direction = new Direction("Along", function.Parameters
            .Where(static parameter => parameter.Type.IsFloat)
            .Select(static (parameter, i) => (parameter, i))
            .ToDictionary(static pair => pair.parameter.Name, static pair => (Expr)pair.parameter.Number(Component(pair.i))));
        for (var order = 1; order <= MostDerivatives; order++)
        {
            derivative = ForwardMode.Along(prepare(Trim.Run(derivative)), direction, [(0, false)], functions);
            derivative = derivative with { Result = ((TupleExpr)derivative.Result).Items[0] };
            var leaf = operations.Import(derivative);
            found.Add(leaf);
            if (leaf is Constant constant && (constant.Float != 0 || DependenciesOf(left).Count + DependenciesOf(right).Count == 0))
                break;
        }

        slopes.Add((left, right), found);
        return found;
    }

    /// <summary>
    /// How fast a parameter moves along the line: 1 for the first, and less than 2 for all, by multiples of the golden ratio,
    /// whose quotients are no simple ratios.
    /// </summary>
    private static double Component(int index) => (float)(1 + (index * 0.6180339887498949 % 1));

    /// <param name="IsAbove">Where both sides are equal the branch is taken that lies above.</param>
    private sealed record Condition(Expr Left, Expr Right, bool IsAbove);
}
