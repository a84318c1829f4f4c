using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Targets;

/// <summary>A function in terms of what a GPU's language has, and the functions to write before it, in order.</summary>
internal sealed record GpuCode(Function Body, EquatableArray<Function> Functions)
{
    /// <summary>The name of one of the functions, which may have another one beside it for another type.</summary>
    public string NameOf(string function, ScalarType type) => Functions.First(other =>
        other.Parameters[0].Type == type && (other.Key == function || other.Key == LowerForGpu.NameFor(function, type))).Key;

    /// <summary>Those of the functions that the body reaches, or one of these does.</summary>
    /// <param name="called">The functions that the code around the body calls, by their keys.</param>
    public IEnumerable<Function> FunctionsWith(IReadOnlyCollection<string> called)
    {
        var reached = new HashSet<Function>();
        var pending = new Stack<Function>(Functions.Where(function => called.Contains(function.Key)).Append(Body));
        while (pending.Count > 0)
        {
            var function = pending.Pop();
            if (!reached.Add(function))
                continue;
            foreach (var call in ClosureCheck.NodesOf(function).OfType<FunctionCall>().Where(static call => !call.IsIntrinsic))
                pending.Push(Functions.First(other => other.Key == call.Name));
        }

        return Functions.Where(reached.Contains);
    }
}

/// <summary>
/// Rewrites a function, as it is after the passes, so that every node means the same in a GPU's language as in C#: what
/// that lacks becomes a call of a function that is written beside the kernel.
/// </summary>
internal sealed class LowerForGpu
{
    private readonly TargetLanguage language;
    private readonly List<Function> functions = [];

    /// <summary>What the functions are called that give a number of a table.</summary>
    private readonly Dictionary<Table, string> choosers = [];

    /// <summary>
    /// The functions that are being lowered. One that replaces a division has that division in it, and a sine may call the language's
    /// own for large angles.
    /// </summary>
    private readonly HashSet<(string Key, ScalarType Type)> open = [];

    private LowerForGpu(TargetLanguage language) => this.language = language;

    /// <param name="needed">Functions that the code around the body calls.</param>
    public static GpuCode Run(Function body, TargetLanguage language, IEnumerable<Function> needed)
    {
        var lowering = new LowerForGpu(language);
        foreach (var function in needed)
            lowering.Add(function);
        body = WithoutThrows(body);
        var lowered = Simplify.Run(lowering.Lower(language.HasSlopes ? body : LowerSlopes.RunForGpu(body)));
        return new GpuCode(CommonSubexpressions.Run(lowered), lowering.functions.ToEquatableArray());
    }

    /// <summary>A function as a language can have it, behind those that it calls.</summary>
    public static EquatableArray<Function> Run(Function function, TargetLanguage language)
    {
        var lowering = new LowerForGpu(language);
        lowering.Add(function);
        return lowering.functions.ToEquatableArray();
    }

    /// <summary>Where the scalar method throws, a device gives NaN, and 0 as an integer.</summary>
    private static Function WithoutThrows(Function body)
    {
        if (body.Throws is not { } throws)
            return body;
        Expr Valued(Expr result) => new Select(throws, result.Number(result.Type.IsFloat ? double.NaN : 0), result);
        return body with { Result = body.Result is TupleExpr tuple ? tuple.MapOperands(Valued) : Valued(body.Result), Throws = null };
    }

    private Function Lower(Function function) => WithoutPairs(function).Map(expression => expression.Rewrite(Lower));

    /// <summary>A function in which each call that gives two results stands where one of them is taken.</summary>
    private static Function WithoutPairs(Function function)
    {
        var pairs = new Dictionary<Expr, Expr>();
        var bindings = new List<Binding>();
        foreach (var binding in function.Bindings)
        {
            var value = Apart(binding.Value);
            if (value is MathCall { Type.IsTuple: true })
                pairs.Add(binding.Variable, value);
            else
                bindings.Add(binding with { Value = value });
        }

        return pairs.Count == 0 ? function : function with
        {
            Bindings = [.. bindings],
            Result = Apart(function.Result),
            Throws = function.Throws is null ? null : Apart(function.Throws),
        };

        Expr Apart(Expr expression) => pairs.Count == 0 ? expression : expression.Rewrite(node => pairs.TryGetValue(node, out var pair) ? pair : node);
    }

    private Expr Lower(Expr node) => node switch
    {
        Live => Constant.True,
        NearestPlace place => OfPlace(place),
        Lookup { Table.Bits: { } numbers } lookup when !language.HasArrays => Call(Chooser(lookup.Table, numbers), lookup.Type, lookup.Index),
        MathCall { Type.IsTuple: false } call => OfMath(call),
        Item { Tuple: MathCall both } item => OfPair(item, both),
        Call call => Call(language.Callee(call.Function), call.Type, [.. call.Arguments]),
        Classify classify => Call(GpuFunctions.Find(classify.Predicate, classify.Operand.Type, language), ScalarType.Bool, classify.Operand),
        Conversion conversion when conversion.Operand.Type.IsFloat && conversion.To.IsInteger =>
            Call(GpuFunctions.Saturating(conversion.Operand.Type, conversion.To), conversion.To, conversion.Operand),
        Conversion conversion => new Cast(conversion.To, conversion.Operand),
        Unary { Operator: UnaryOperator.Negate } unary when Wraps(unary.Type) => Signed(unary.Type, new Unary(UnaryOperator.Negate, Unsigned(unary.Operand))),
        Binary binary => OfBinary(binary),
        Loop loop => loop with { Body = Lower(loop.Body) },
        _ => node,
    };

    /// <summary>The place that is nearest to an index, by functions of integers that all languages have.</summary>
    private static Expr OfPlace(NearestPlace place)
    {
        var last = place.Table.Bits is { } numbers ? numbers.Count - 1 : int.MaxValue;
        var (index, type) = (place.Index, place.Index.Type);
        if (!place.Table.IsParameter || type != ScalarType.Int32)
        {
            var end = Constant.Of(type, last);
            index = type.IsSigned ? Intrinsic("clamp", index, index.Number(0), end) : new Select(index.Is(CompareOperator.Less, end), index, end);
        }

        if (type != ScalarType.Int32)
            index = new Cast(ScalarType.Int32, index);
        return !place.Table.IsParameter ? index
            : Intrinsic("max", Intrinsic("min", index, new TableLength(place.Table) - index.Number(1)), index.Number(0)); // in this order: it may be empty

        static FunctionCall Intrinsic(string name, params Expr[] arguments) => new(arguments[0].Type, name, IsIntrinsic: true, [.. arguments]);
    }

    /// <summary>The function that gives a number of a table, for a language that has no arrays.</summary>
    private Function Chooser(Table table, EquatableArray<long> numbers)
    {
        if (!choosers.TryGetValue(table, out var name))
            choosers.Add(table, name = new NameAllocator(language.Taken.Concat(choosers.Values)).Allocate(language.Spell($"{table.Name}At")));
        var i = new Parameter(ScalarType.Int32, "i");
        return new Function(name, [i], [], Among(0, numbers.Count));

        Expr Among(int first, int count) => count == 1
            ? Constant.Of(table.Type, numbers[first])
            : new Select(i.Is(CompareOperator.Less, i.Number(first + count / 2)), Among(first, count / 2), Among(first + count / 2, count - count / 2));
    }

    private Expr OfMath(MathCall call)
    {
        var (name, arguments, type) = (call.Function.Name, call.Arguments, call.Arguments[0].Type);
        return (name, type.IsFloat) switch
        {
            ("Abs", false) => Lower(new Select(
                arguments[0].Is(CompareOperator.Less, Constant.OfNumber(type, 0)), Lower(-arguments[0]), arguments[0])),
            ("Min", false) or ("MinNative", _) => new Select(arguments[0].Is(CompareOperator.Less, arguments[1]), arguments[0], arguments[1]),
            ("Max", false) or ("MaxNative", _) => new Select(arguments[0].Is(CompareOperator.Greater, arguments[1]), arguments[0], arguments[1]),
            _ when language.Spelling(call.Function) is { } spelling => new FunctionCall(call.Type, spelling, IsIntrinsic: true, arguments),
            _ when open.Contains((name, type)) && call.Function.C is { } own => new FunctionCall(call.Type, own, IsIntrinsic: true, arguments),
            ("ReciprocalEstimate", _) => arguments[0].Number(1) / arguments[0],
            _ => Call(language.WrittenOut(call.Function.Method, type) ?? GpuFunctions.Find(name, type, language), call.Type, [.. arguments]),
        };
    }

    /// <summary>One of the two that a method of the runtime gives, by a function of its own. The second one may have other bits there than alone.</summary>
    private Expr OfPair(Item item, MathCall both)
    {
        var first = MathFunctions.All.First(function => function.Beside?.Method == both.Function.Name);
        var type = both.Arguments[0].Type;
        return item.Index > 0 && language.WrittenOut(both.Function.Name, type) is { } second
            ? Call(second, item.Type, [.. both.Arguments])
            : OfMath(new MathCall(item.Type, item.Index == 0 ? first : MathFunctions.Get(first.Beside!.Function), both.Arguments));
    }

    private Expr OfBinary(Binary node)
    {
        var (left, right, type) = (node.Left, node.Right, node.Type);
        switch (node.Operator)
        {
            case BinaryOperator.Remainder when type.IsFloat:
                return new FunctionCall(type, "fmod", IsIntrinsic: true, [left, right]);
            case BinaryOperator.Divide or BinaryOperator.Remainder when node.MayThrow:
                var division = GpuFunctions.Division(node.Operator, type);
                return open.Contains((division.Key, type)) ? node : Call(division, type, left, right);
            case BinaryOperator.Remainder when type.IsSigned && right is Constant { Bits: -1 }:
                return Constant.OfNumber(type, 0);
            case BinaryOperator.Subtract when left is TableLength && right is Constant { Bits: >= 0 }:
                return node; // a length is not negative, so nothing wraps around
            case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply when Wraps(type):
                return Signed(type, new Binary(node.Operator, Unsigned(left), Unsigned(right)));
            case BinaryOperator.ShiftLeft when Wraps(type):
                return Signed(type, new Binary(node.Operator, Unsigned(left), Count(right, type)));
            case BinaryOperator.UnsignedShiftRight when type.IsSigned:
                return Signed(type, new Binary(BinaryOperator.ShiftRight, Unsigned(left), Count(right, type)));
            case BinaryOperator.UnsignedShiftRight:
                return new Binary(BinaryOperator.ShiftRight, left, Count(right, type));
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return new Binary(node.Operator, left, Count(right, type));
            default:
                return node;
        }
    }

    /// <summary>Must a sum be computed of unsigned numbers to wrap around?</summary>
    private bool Wraps(ScalarType type) => !language.SignedWraps && type.IsSigned;


    private static Expr Unsigned(Expr value) => Simplify.Node(new BitCast(value.Type.Unsigned, value));

    private static Expr Signed(ScalarType type, Expr value) => new BitCast(type, value);

    /// <summary>How far a shift goes: modulo the width, as C# has it.</summary>
    private Expr Count(Expr count, ScalarType type)
    {
        if (count is Constant constant)
            return Constant.Of(ScalarType.Int32, constant.Bits & (type.Bits - 1));
        return language.CountsWrap ? count : new Binary(BinaryOperator.And, count, Constant.OfNumber(count.Type, type.Bits - 1));
    }

    private FunctionCall Call(Function function, ScalarType type, params Expr[] arguments) =>
        new(type, Add(function), IsIntrinsic: false, [.. arguments]);

    /// <summary>What a function is called where another one has its name already.</summary>
    public static string NameFor(string function, ScalarType type) => $"{function}Of{type}";

    /// <summary>Adds a function, and gives the name by which it is called.</summary>
    private string Add(Function function)
    {
        // These languages have one function of a name: that of double has another one beside that of float.
        var known = functions.FirstOrDefault(known => known.Key == function.Key);
        if (known is not null && !known.Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(function.Parameters.Select(static parameter => parameter.Type)))
            return Add(function with { Key = NameFor(function.Key, function.Parameters[0].Type) });
        if (known is not null)
            return known.Key;
        var self = (function.Key, function.Parameters[0].Type);
        if (!open.Add(self))
            throw new NotSupportedException($"{function.Key} is written out by itself, and no language has it.");
        var lowered = CommonSubexpressions.Run(Simplify.Run(Lower(function))); // adds what it calls first
        open.Remove(self);
        functions.Add(lowered);
        return function.Key;
    }
}
