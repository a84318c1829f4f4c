using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Kernels.Generators.Expressions;

/// <summary>
/// A type that a value can have inside a kernel: one row of the table, with all that is to be known of the type.
/// </summary>
/// <remarks>
/// A type is one object, and types are compared by reference. The compiler keeps models from one edit to the next, and compares
/// them with new ones by the types in them. So nobody makes a second object for a type.
/// </remarks>
internal sealed class ScalarType
{
    /// <summary>A condition.</summary>
    public static readonly ScalarType Bool = new("Bool", "bool");

    /// <summary>Several scalars; gone once the calls that return them are inlined.</summary>
    public static readonly ScalarType Tuple = new("Tuple", keyword: null);

    public static readonly ScalarType Int32 = new(
        "Int32", "int", "Int", bits: 32, isSigned: true, unsigned: static () => UInt32!, sum: static () => Int64!,
        mathClass: "Math", form: static function => function.Single, literal: static digits => digits, format: null);

    public static readonly ScalarType UInt32 = new(
        "UInt32", "uint", "UInt", bits: 32, isSigned: false, unsigned: static () => UInt32!, sum: static () => UInt64!,
        mathClass: "Math", form: static function => function.Single, literal: static digits => digits + "u", format: null);

    public static readonly ScalarType Int64 = new(
        "Int64", "long", "Long", bits: 64, isSigned: true, unsigned: static () => UInt64!, sum: static () => Int64!,
        mathClass: "Math", form: static function => function.Single, literal: static digits => digits + "L", format: null);

    public static readonly ScalarType UInt64 = new(
        "UInt64", "ulong", "ULong", bits: 64, isSigned: false, unsigned: static () => UInt64!, sum: static () => UInt64!,
        mathClass: "Math", form: static function => function.Single, literal: static digits => digits + "UL", format: null);

    public static readonly ScalarType Single = new(
        "Single", "float", "Float", bits: 32, isSigned: false, unsigned: static () => UInt32!, sum: static () => Single!,
        mathClass: "MathF", form: static function => function.Single, literal: static digits => digits + "f", FloatFormat.Single);

    public static readonly ScalarType Double = new(
        "Double", "double", "Double", bits: 64, isSigned: false, unsigned: static () => UInt64!, sum: static () => Double!,
        mathClass: "Math", form: static function => function.Double, literal: LiteralOfDouble, FloatFormat.Double);

    /// <summary>The types of numbers.</summary>
    public static readonly IReadOnlyList<ScalarType> Numbers = [Int32, UInt32, Int64, UInt64, Single, Double];

    private readonly string? keyword;
    private readonly string? code;
    private readonly string? title;
    private readonly string? mathClass;
    private readonly Func<ScalarType>? unsigned;
    private readonly Func<ScalarType>? sum;
    private readonly Func<MathFunction, VectorForm>? form;
    private readonly Func<string, string>? literal;
    private readonly FloatFormat? format;

    /// <summary>A type of numbers. Its row states everything: nothing has a default.</summary>
    /// <param name="name">The type's name in .NET: <c>Single</c> of <c>float</c>.</param>
    /// <param name="keyword">Its C# keyword; a name with its namespace where it has none.</param>
    /// <param name="title">What it is called as a part of other names: <c>UInt</c> in <c>AsUInt</c>.</param>
    /// <param name="bits">Its size.</param>
    /// <param name="isSigned">An integer with a sign; a floating-point number has one anyway.</param>
    /// <param name="unsigned">The unsigned integer of the same size: it holds the bits of a number.</param>
    /// <param name="sum">The type that numbers of this one are summed in.</param>
    /// <param name="mathClass">The class that has the type's mathematics.</param>
    /// <param name="form">How a function is computed on vectors of the type: one of the forms that the function's row states.</param>
    /// <param name="literal">The C# of a number, from its digits.</param>
    /// <param name="format">What else is to be known of floating-point numbers; null of integers.</param>
    /// <remarks>Rows name each other before all of them exist, so what is another type is a function.</remarks>
    public ScalarType(
        string name,
        string keyword,
        string title,
        int bits,
        bool isSigned,
        Func<ScalarType> unsigned,
        Func<ScalarType> sum,
        string mathClass,
        Func<MathFunction, VectorForm> form,
        Func<string, string> literal,
        FloatFormat? format)
        : this(name, keyword)
    {
        (this.title, Bits, IsSigned, this.format) = (title, bits, isSigned, format);
        (this.unsigned, this.sum, this.mathClass, this.form, this.literal) = (unsigned, sum, mathClass, form, literal);
    }

    private ScalarType(string name, string? keyword)
    {
        (Name, this.keyword) = (name, keyword);
        code = keyword?.IndexOf('.') >= 0 ? $"global::{keyword}" : keyword;
    }

    /// <summary>The type's name in .NET: <c>Single</c> of <c>float</c>.</summary>
    public string Name { get; }

    /// <summary>The type's C# keyword; a name with its namespace where it has none.</summary>
    public string Keyword => keyword ?? throw Lacks();

    /// <summary>The type's name in code: the keyword, or a name from <c>global::</c>.</summary>
    public string Code => code ?? throw Lacks();

    /// <summary>What the type is called as a part of other names: <c>UInt</c> in <c>AsUInt</c>.</summary>
    public string Title => title ?? throw Lacks();

    /// <summary>The type's size in bits; 0 for <see cref="Bool"/>, which takes the width of its lane, and for <see cref="Tuple"/>.</summary>
    public int Bits { get; }

    /// <summary>It is an integer with a sign. A floating-point number has one anyway.</summary>
    public bool IsSigned { get; }

    public bool IsBool => this == Bool;

    public bool IsTuple => this == Tuple;

    public bool IsNumber => Bits > 0;

    public bool IsFloat => format is not null;

    public bool IsInteger => IsNumber && format is null;

    /// <summary>The unsigned integer of the type's size: it holds the bits of a number.</summary>
    public ScalarType Unsigned => unsigned is null ? throw Lacks() : unsigned();

    /// <summary>The type that numbers of this one are summed in.</summary>
    public ScalarType Sum => sum is null ? throw Lacks() : sum();

    /// <summary>The class that has the type's mathematics.</summary>
    public string MathClass => mathClass ?? throw Lacks();

    /// <summary>The format of a floating-point type.</summary>
    public FloatFormat Format => format ?? throw Lacks();

    /// <summary>The least integer of the type.</summary>
    public long Min => IsSigned ? -1L << (Bits - 1) : 0;

    /// <summary>The largest integer of the type, as bits.</summary>
    public long Max => IsSigned ? ~Min : unchecked((long)Mask);

    private ulong Mask => IsNumber ? ulong.MaxValue >> (64 - Bits) : this == Bool ? 1UL : throw Lacks();

    /// <summary>How a function is computed on vectors of the type.</summary>
    public VectorForm FormOf(MathFunction function) => form is null ? throw Lacks() : form(function);

    /// <summary>The C# of a number, from its digits.</summary>
    public string Literal(string digits) => literal is null ? throw Lacks() : literal(digits);

    /// <summary>
    /// The bits of a value as <see cref="Constant"/> keeps them: what exceeds the type is cut off.
    /// </summary>
    public long Wrap(long bits) => IsSigned || IsFloat ? bits << (64 - Bits) >> (64 - Bits) : ToUnsigned(bits);

    /// <summary>The same bits as a number without sign.</summary>
    public long ToUnsigned(long bits) => bits & unchecked((long)Mask);

    /// <summary>
    /// The type of the lane that holds a value: a number of fewer bits than the lane becomes one of the lane's size, a
    /// condition is a mask of signed integers.
    /// </summary>
    public ScalarType InLane(int laneBits) => this == Bool ? Int32.InLane(laneBits) : Bits > 0 && Bits < laneBits ? OfSize(laneBits) : this;

    /// <summary>The type of another size that is of the same kind: an integer with a sign, one without, or a floating-point number.</summary>
    public ScalarType OfSize(int bits)
    {
        foreach (var type in Numbers)
        {
            if (type.Bits == bits && type.IsSigned == IsSigned && type.IsFloat == IsFloat)
                return type;
        }

        throw new NotSupportedException($"There is no type like {Name} of {bits} bits.");
    }

    public override string ToString() => Name;

    /// <summary>A type without numbers is asked for what only a type of numbers has.</summary>
    private NotSupportedException Lacks([CallerMemberName] string what = "") => new($"The type {Name} has no {what}.");

    private static string LiteralOfDouble(string digits) => digits.IndexOfAny(['.', 'E']) < 0 ? digits + "d" : digits;
}
