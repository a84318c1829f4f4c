using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A kernel's body as data: immutable, compared by value, free of Roslyn's symbols. A tree; values that are used more
/// than once are bound to a <see cref="Variable"/> by the <see cref="Function"/> around it.
/// </summary>
internal abstract record Expr(ScalarType Type)
{
    /// <summary>The operands, in the order in which the scalar method evaluates them.</summary>
    public virtual IReadOnlyList<Expr> Operands => [];

    /// <summary>The same node over other operands, as many as <see cref="Operands"/> has.</summary>
    public virtual Expr WithOperands(IReadOnlyList<Expr> operands) => this;

    /// <summary>A leaf: needs no instruction, so there is no gain in binding it to a name.</summary>
    public bool IsAtom => this is Constant or Parameter or Variable or Live or HardwareTest or Table or TableLength;

    // So that formulas in the generator read as formulas.
    public static Expr operator +(Expr left, Expr right) => new Binary(BinaryOperator.Add, left, right);

    public static Expr operator -(Expr left, Expr right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expr operator *(Expr left, Expr right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expr operator /(Expr left, Expr right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expr operator -(Expr operand) => new Unary(UnaryOperator.Negate, operand);

    /// <summary>A number of the same type as this value, rounded to it.</summary>
    public Constant Number(double value) => Constant.OfNumber(Type, value);

    public Expr Is(CompareOperator comparison, Expr other) => new Compare(comparison, this, other);

    /// <summary>Rebuilds the tree from its leaves upwards.</summary>
    public Expr Rewrite(Func<Expr, Expr> rewrite) => rewrite(MapOperands(operand => operand.Rewrite(rewrite)));

    /// <summary>The node with <paramref name="map"/> applied to each operand; itself when none changed.</summary>
    public Expr MapOperands(Func<Expr, Expr> map)
    {
        var operands = Operands;
        var mapped = new Expr[operands.Count];
        var changed = false;
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map(operands[i]);
            changed |= !ReferenceEquals(mapped[i], operands[i]);
        }

        return changed ? WithOperands(mapped) : this;
    }
}

/// <summary>A literal. Kept as bits, so that NaN equals itself and -0 differs from 0.</summary>
internal sealed record Constant(ScalarType Type, long Bits) : Expr(Type)
{
    public static readonly Constant True = new(ScalarType.Bool, 1);
    public static readonly Constant False = new(ScalarType.Bool, 0);

    public static Constant Of(bool value) => value ? True : False;

    public static Constant Of(float value) =>
        new(ScalarType.Single, BitConverter.ToInt32(BitConverter.GetBytes(value), 0));

    public static Constant Of(double value) => new(ScalarType.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The bits of a number, or an integer, wrapped to the type; a condition is 1 or 0.</summary>
    public static Constant Of(ScalarType type, long bits) => new(type, type.Wrap(bits));

    /// <summary>A number, rounded to a floating-point type; of integers, and of a condition, without what is behind the point.</summary>
    public static Constant OfNumber(ScalarType type, double value) =>
        type.IsFloat ? new(type, type.Format.ToBits(value)) : Of(type, (long)value);

    /// <summary>What a constant of the compiler is in a body: its small integers are <c>int</c>. Null where a body has no such value.</summary>
    public static Constant? OfValue(object? value) => value switch
    {
        bool truth => Of(truth),
        float number => Of(number),
        double number => Of(number),
        byte or sbyte or short or ushort => Of(ScalarType.Int32, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        char character => Of(ScalarType.Int32, character),
        int number => Of(ScalarType.Int32, number),
        uint number => Of(ScalarType.UInt32, number),
        long number => Of(ScalarType.Int64, number),
        ulong number => Of(ScalarType.UInt64, unchecked((long)number)),
        _ => null,
    };

    /// <summary>The value of a floating-point constant.</summary>
    public double Float => Type.Format.FromBits(Bits);

    public bool Is(int value) => this == OfNumber(Type, value);
}

/// <summary>A parameter of the function.</summary>
internal sealed record Parameter(ScalarType Type, string Name) : Expr(Type);

/// <summary>A value bound earlier in the function.</summary>
internal sealed record Variable(ScalarType Type, string Name) : Expr(Type);

/// <summary>
/// True where the scalar program would have called this function at all. Integer division asks for it: it throws for a
/// lane that is live, never because of a dead one.
/// </summary>
internal sealed record Live() : Expr(ScalarType.Bool);

/// <summary>
/// Has the processor some instructions? The just-in-time compiler knows, so of a choice by it one arm alone is compiled. The arms
/// are calls, and give the same bits. The runtime alone asks.
/// </summary>
internal sealed record HardwareTest(string Property) : Expr(ScalarType.Bool);

/// <summary>Numbers that a <see cref="Lookup"/> reads. It is no value, and stands there alone.</summary>
/// <param name="Type">The type of the numbers.</param>
/// <param name="Name">What the user calls them.</param>
/// <param name="Bits">The numbers, as <see cref="Constant"/> keeps them; null of a parameter of the kernel.</param>
internal sealed record Table(ScalarType Type, string Name, EquatableArray<long>? Bits) : Expr(Type)
{
    public bool IsParameter => Bits is null;
}

/// <summary>A number of a table. In every lane, the index is that of a number in it.</summary>
internal sealed record Lookup(Table Table, Expr Index) : Expr(Table.Type)
{
    public override IReadOnlyList<Expr> Operands => [Index];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Index = operands[0] };
}

/// <summary>How many numbers a table has that is a parameter of the kernel.</summary>
internal sealed record TableLength(Table Table) : Expr(ScalarType.Int32);

internal sealed record Unary(UnaryOperator Operator, Expr Operand) : Expr(Operand.Type)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Unary(Operator, operands[0]);
}

/// <summary>Arithmetic, bit operations, shifts, and the logic of conditions. Both operands are always evaluated.</summary>
internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right) : Expr(Left.Type)
{
    public override IReadOnlyList<Expr> Operands => [Left, Right];

    /// <summary>It throws for some operands: integers are divided.</summary>
    public bool MayThrow => Operator is BinaryOperator.Divide or BinaryOperator.Remainder && Type.IsInteger && Right is not Constant { Bits: not (0 or -1) };

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Binary(Operator, operands[0], operands[1]);
}

internal sealed record Compare(CompareOperator Operator, Expr Left, Expr Right) : Expr(ScalarType.Bool)
{
    public override IReadOnlyList<Expr> Operands => [Left, Right];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Compare(Operator, operands[0], operands[1]);
}

/// <summary>A test of a floating-point number, such as <c>float.IsNaN</c>.</summary>
internal sealed record Classify(string Predicate, Expr Operand) : Expr(ScalarType.Bool)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Classify(Predicate, operands[0]);
}

/// <summary>One of two values, lane by lane; both are evaluated.</summary>
internal sealed record Select(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr(WhenTrue.Type)
{
    public override IReadOnlyList<Expr> Operands => [Condition, WhenTrue, WhenFalse];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) =>
        new Select(operands[0], operands[1], operands[2]);
}

/// <summary>A numeric conversion, as a C# cast does it outside <c>checked</c>.</summary>
internal sealed record Conversion(ScalarType To, Expr Operand) : Expr(To)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Conversion(To, operands[0]);
}

/// <summary>The same bits as another type of the same size.</summary>
internal sealed record BitCast(ScalarType To, Expr Operand) : Expr(To)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new BitCast(To, operands[0]);
}

/// <summary>A function of the table in <see cref="MathFunctions"/>.</summary>
internal sealed record MathCall(ScalarType Type, MathFunction Function, EquatableArray<Expr> Arguments) : Expr(Type)
{
    /// <summary>How the call is computed on vectors of its arguments' type.</summary>
    public VectorForm Form => Function.FormFor(Arguments[0].Type);

    public override IReadOnlyList<Expr> Operands => Arguments;

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new MathCall(Type, Function, [.. operands]);
}

/// <summary>
/// A call of another function of the kernel's closure, by its key. <paramref name="Guard"/> is the condition under
/// which the scalar program reaches the call.
/// </summary>
internal sealed record Call(ScalarType Type, string Function, EquatableArray<Expr> Arguments, Expr Guard) : Expr(Type)
{
    public override IReadOnlyList<Expr> Operands => [.. Arguments, Guard];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) =>
        new Call(Type, Function, [.. operands.Take(Arguments.Count)], operands[Arguments.Count]);
}

/// <summary>Does a call throw? See <see cref="Function.Throws"/>.</summary>
internal sealed record Thrown(Expr Call) : Expr(ScalarType.Bool)
{
    public override IReadOnlyList<Expr> Operands => [Call];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new Thrown(operands[0]);
}

/// <summary>
/// A call of a method by its C# name: the vector overload of another assembly's kernel, or of the runtime's own method.
/// </summary>
internal sealed record ExternalCall(
    ScalarType Type,
    string Method,
    EquatableArray<Expr> Arguments,
    EquatableArray<bool> Uniform) : Expr(Type)
{
    /// <summary>The method computes doubles: floats are widened, a half of a vector at a time, and the result is rounded to float.</summary>
    public bool InDoubles { get; init; }

    public override IReadOnlyList<Expr> Operands => Arguments;

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Arguments = [.. operands] };
}

internal sealed record TupleExpr(EquatableArray<Expr> Items) : Expr(ScalarType.Tuple)
{
    public override IReadOnlyList<Expr> Operands => Items;

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => new TupleExpr([.. operands]);
}

/// <summary>
/// A loop whose number of iterations depends on data; its value is the tuple of the state at the end. Every lane that
/// <paramref name="Guard"/> lets in starts with the initial state. An iteration computes <paramref name="Body"/> on the state and
/// the invariants: first whether the lane goes on, then the state's new values, which every lane still in the loop takes.
/// It ends when no lane goes on.
/// </summary>
/// <param name="Initial">The state at the start.</param>
/// <param name="Invariants">What the body reads and does not change.</param>
/// <param name="Guard">The lanes that the scalar program enters the loop with.</param>
/// <param name="Body">
/// A closed function of the state and then the invariants. Its result is a tuple: whether the lane goes on, then the
/// state. <see cref="Live"/> in it is true where a lane takes part in the iteration.
/// </param>
internal sealed record Loop(EquatableArray<Expr> Initial, EquatableArray<Expr> Invariants, Expr Guard, Function Body)
    : Expr(ScalarType.Tuple)
{
    public override IReadOnlyList<Expr> Operands => [.. Initial, .. Invariants, Guard];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with
    {
        Initial = [.. operands.Take(Initial.Count)],
        Invariants = [.. operands.Skip(Initial.Count).Take(Invariants.Count)],
        Guard = operands[operands.Count - 1],
    };
}

/// <summary>
/// An argument of a function that few elements need, and the value itself otherwise. What is computed from it alone is computed
/// where an element needs it; see <see cref="RareBranch"/>.
/// </summary>
/// <param name="Function">The key of that function; empty where it came with another assembly.</param>
internal sealed record Rare(Expr Operand, string Function = "") : Expr(Operand.Type)
{
    public override IReadOnlyList<Expr> Operands => [Operand];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Operand = operands[0] };
}

/// <summary>
/// A part of a function that a method of its own computes, where a lane asks for it; its value is a tuple. A vector form alone
/// has such parts.
/// </summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Condition">The lanes that need the part.</param>
/// <param name="WhenTrue">Those in which the condition holds; else the others.</param>
/// <param name="Usual">The values where no lane needs it.</param>
/// <param name="Arguments">What the method is given, before the usual values.</param>
/// <param name="Results">The variables that hold the values.</param>
/// <param name="Body">A closed function of the arguments and the usual values: the values of all lanes.</param>
internal sealed record RareBranch(
    string Method,
    Expr Condition,
    bool WhenTrue,
    EquatableArray<Expr> Usual,
    EquatableArray<Expr> Arguments,
    EquatableArray<Variable> Results,
    Function Body)
    : Expr(ScalarType.Tuple)
{
    public override IReadOnlyList<Expr> Operands => [Condition, .. Usual, .. Arguments];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with
    {
        Condition = operands[0],
        Usual = [.. operands.Skip(1).Take(Usual.Count)],
        Arguments = [.. operands.Skip(1 + Usual.Count)],
    };
}

/// <summary>One item of a tuple that a call or a loop returns.</summary>
internal sealed record Item(ScalarType Type, Expr Tuple, int Index) : Expr(Type)
{
    /// <summary>The element's name, of a tuple that a method of the runtime returns.</summary>
    public string? Element { get; init; }

    public override IReadOnlyList<Expr> Operands => [Tuple];

    public override Expr WithOperands(IReadOnlyList<Expr> operands) => this with { Tuple = operands[0] };
}
