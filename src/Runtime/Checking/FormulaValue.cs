namespace Kernels.Checking;

/// <summary>A value of a formula: a number, an integer or a condition, or a tuple.</summary>
internal readonly struct FormulaValue
{
    private FormulaValue(Dual? exact, double rounded, long integer, bool isOfBits, FormulaValue[]? items) =>
        (Exact, Rounded, Integer, IsOfBits, Items) = (exact, rounded, integer, isOfBits, items);

    /// <summary>The number, as exact as it may be, with its derivatives; null of an integer.</summary>
    public Dual? Exact { get; }

    /// <summary>
    /// About what the kernel computes, rounded as its types say. Conditions and integers follow it, so that a formula takes
    /// the same branches and iterations.
    /// </summary>
    public double Rounded { get; }

    /// <summary>An integer, wrapped to its type; a <c>ulong</c> by its bits. Of a condition 0 or 1.</summary>
    public long Integer { get; }

    /// <summary>The integer was made from the bits of a number that varies.</summary>
    public bool IsOfBits { get; }

    public FormulaValue[]? Items { get; }

    public bool IsTrue => Integer != 0;

    public static FormulaValue Number(Dual exact, double rounded) => new(exact, rounded, 0, false, null);

    public static FormulaValue Whole(long integer, bool isOfBits = false) => new(null, 0, integer, isOfBits, null);

    /// <summary>A value of a type by its bits, of which an integer may have any above its own.</summary>
    public static FormulaValue OfBits(FormulaType type, long bits) => type switch
    {
        FormulaType.Float => Number(BitConverter.Int32BitsToSingle((int)bits)),
        FormulaType.Double => Number(BitConverter.Int64BitsToDouble(bits)),
        _ => Whole(Wrapped(type, bits)),
    };

    /// <summary>A number that is exact.</summary>
    public static FormulaValue Number(double value) => Number(value, value);

    /// <summary>An integer's lowest bits, as its type reads them.</summary>
    public static long Wrapped(FormulaType type, long value) => type switch
    {
        FormulaType.Int => (int)value,
        FormulaType.UInt => (uint)value,
        _ => value,
    };

    public static FormulaValue Condition(bool isTrue) => new(null, 0, isTrue ? 1 : 0, false, null);

    public static FormulaValue Tuple(FormulaValue[] items) => new(null, 0, 0, false, items);
}
