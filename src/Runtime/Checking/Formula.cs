namespace Kernels.Checking;

/// <summary>The types a value can have inside a kernel.</summary>
internal enum FormulaType
{
    Bool,
    Int,
    UInt,
    Long,
    ULong,
    Float,
    Double,
    Tuple,
}

/// <summary>A node of a kernel's body; what its head means stands in the generator's <c>BodyText</c>.</summary>
/// <param name="Head">The word of the node in the text, or one of the names below, for what is no word there.</param>
/// <param name="Type">Of its value.</param>
/// <param name="Operands">What it is made from.</param>
/// <param name="Index">Of a parameter, a variable, a function that is called, or an element of a tuple.</param>
/// <param name="Value">Of a constant.</param>
/// <param name="Body">Of a loop: one iteration, from the state and the invariants. The operands are these, and then the guard.</param>
internal sealed record FormulaNode(
    string Head,
    FormulaType Type,
    FormulaNode[] Operands,
    int Index = 0,
    FormulaValue Value = default,
    FormulaFunction? Body = null)
{
    public const string Constant = "constant";
    public const string Parameter = "parameter";
    public const string Variable = "variable";
    public const string Conversion = "conversion";
}

/// <summary>Values bound in order, each of which may use the earlier ones, then the result.</summary>
/// <param name="Parameters">In order.</param>
/// <param name="Bindings">The values, each a variable by its index.</param>
/// <param name="Result">The result.</param>
/// <param name="Derivative">What it is a derivative of; it has no result then.</param>
/// <param name="Own">The derivative that the user gave it.</param>
/// <param name="Throws">Whether it throws an exception of the user's; null where it never does.</param>
internal sealed record FormulaFunction(
    (FormulaType Type, string Name)[] Parameters,
    FormulaNode[] Bindings,
    FormulaNode Result,
    FormulaDerivative? Derivative,
    FormulaDerivative? Own,
    FormulaNode? Throws = null);

/// <summary>What a function is the derivative of, or has as its derivative.</summary>
/// <param name="Function">The number of a function in its <see cref="Formula"/>.</param>
/// <param name="Elements">What each result is.</param>
/// <param name="IsTuple">The results are a tuple, even if of one element.</param>
/// <param name="Along">The parameters of the primal that move, of a derivative along a direction; how far is said by the last arguments.</param>
internal sealed record FormulaDerivative(int Function, FormulaElement[] Elements, bool IsTuple, string[] Along);

/// <summary>One result of a derivative.</summary>
/// <param name="By">The parameters of the primal that it is the derivative by; none for the primal's value, and along a direction.</param>
/// <param name="Slope">Along a direction the result of the primal that it is the derivative of; else -1.</param>
internal sealed record FormulaElement(string[] By, int Slope = -1)
{
    public bool IsValue => By.Length == 0 && Slope < 0;
}

/// <summary>A kernel's body and the functions that it calls, each by its number; the kernel is the first.</summary>
/// <param name="Functions">In the order of their numbers.</param>
internal sealed record Formula(FormulaFunction[] Functions);
