
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>
/// A kernel's body and its callees as text, in which they travel with their assembly. It is what the parser made of them,
/// before any pass, and reads back to equal records.
/// </summary>
/// <remarks>
/// <code>
/// 1 'K.Kernel(float)' 'K.Half(float)'                        the version, then the keys of the functions, the kernel's first
/// (fn (float:x) (let t2 (call:float 1 x :live)) (+ t2 t2))   each function in turn; functions are called by number
/// (fn (float:y) (* float:3F000000 y))
/// </code>
/// A constant is its type and its bits. A name without a type is a parameter or a variable bound before. <c>:live</c> is
/// the condition under which the function is called; the last operand of a call is the one of that call.
/// <c>(let y2:y …)</c> binds <c>y2</c>, which the user calls <c>y</c>.
/// </remarks>
internal static class BodyText
{
    /// <summary>
    /// Goes up whenever a text would be read differently than before: older generators then leave it alone. The runtime's
    /// <c>FormulaReader</c>, for <c>DerivativeCheck</c>, reads it too.
    /// </summary>
    public const char Version = '1';

    /// <summary>The text, or null where the body holds what another assembly may not reach.</summary>
    public static string? Write(Function body, EquatableArray<Function> callees) => BodyWriter.Write([body, .. callees]);

    /// <summary>
    /// The functions of a text; null where it is not wholly understood: another version, a function that is not in the table
    /// here, or no such text at all.
    /// </summary>
    public static (Function Body, EquatableArray<Function> Callees)? Read(string text) =>
        BodyReader.Read(text) is { } functions && ClosureCheck.IsSound(functions)
            ? (functions[0], [.. functions.GetRange(1, functions.Count - 1)])
            : null;
}
