namespace Kernels.Checking;

/// <summary>Integers, which wrap as in C#.</summary>
internal sealed partial class Evaluator
{
    private FormulaValue OfIntegers(FormulaNode node, FormulaValue[] operands, FormulaType type)
    {
        var a = operands[0].Integer;
        var b = operands.Length > 1 ? operands[1].Integer : 0;
        var isOfBits = Array.Exists(operands, static operand => operand.IsOfBits);
        var order = Order(a, b, type);
        switch (node.Head)
        {
            case "==" or "!=" or "<" or "<=" or ">" or ">=":
                return FormulaValue.Condition(Holds(node.Head, order, 0));
            case "Min":
                return order <= 0 ? operands[0] : operands[1];
            case "Max":
                return order >= 0 ? operands[0] : operands[1];
            case "Clamp":
                return order < 0 ? operands[1] : Order(a, operands[2].Integer, type) > 0 ? operands[2] : operands[0];
            case "Sign":
                return FormulaValue.Whole(Order(a, 0, type), isOfBits);
        }

        var result = node.Head switch
        {
            "neg" => -a,
            "not" => ~a,
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" or "%" => Divided(node.Head, a, b, type),
            "&" => a & b,
            "|" => a | b,
            "^" => a ^ b,
            "<<" => a << Count(b, type),
            ">>" when type == FormulaType.ULong => (long)((ulong)a >> Count(b, type)),
            ">>" => a >> Count(b, type),
            ">>>" when type == FormulaType.Int => (uint)a >> Count(b, type),
            ">>>" => (long)((ulong)a >> Count(b, type)),
            "Abs" => Magnitude(a, type),
            _ => throw new FormatException(),
        };
        return FormulaValue.Whole(FormulaValue.Wrapped(type, result), isOfBits);
    }

    private static int Order(long a, long b, FormulaType type) =>
        type == FormulaType.ULong ? ((ulong)a).CompareTo((ulong)b) : a.CompareTo(b);

    private static int Count(long count, FormulaType type) => (int)count & (type is FormulaType.Int or FormulaType.UInt ? 31 : 63);

    private long Divided(string head, long a, long b, FormulaType type)
    {
        if (b == 0 || (b == -1 && IsLeast(a, type)))
        {
            Note(Doubt.Throws);
            return 0;
        }

        if (type == FormulaType.ULong)
            return (long)(head == "/" ? (ulong)a / (ulong)b : (ulong)a % (ulong)b);
        return head == "/" ? a / b : a % b;
    }

    private long Magnitude(long a, FormulaType type)
    {
        if (IsLeast(a, type))
            Note(Doubt.Throws);
        return a < 0 && type is FormulaType.Int or FormulaType.Long ? -a : a;
    }

    private static bool IsLeast(long a, FormulaType type) =>
        (type == FormulaType.Int && a == int.MinValue) || (type == FormulaType.Long && a == long.MinValue);
}
