using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>
/// A kernel's body and its callees as text, in which they travel with their assembly. It is what the parser made of them,
/// before any pass, and reads back to equal records.
/// </summary>
/// <remarks>
/// <code>
/// 2 'K.Kernel(float)' 'K.Half(float)'                        the version, then the keys of the functions, the kernel's first
/// (fn (float:x) (let t2 (call:float 1 x :live)) (+ t2 t2))   each function in turn; functions are called by number
/// (fn (float:y) (* 0.5f y))
/// </code>
/// A constant is a literal of C#, <c>:true</c> or <c>:false</c>; or its type and its bits, as <c>float:7FC00000</c>, which is how
/// version 1 had all of them. A name is a parameter or a variable bound before. <c>:live</c> is the condition under which the
/// function is called; the last operand of a call is the one of that call. <c>(let y2:y …)</c> binds <c>y2</c>, which the user
/// calls <c>y</c>. Behind those of a function that may throw stands <c>(throws …)</c>, the condition; <c>(thrown (call …))</c> is that
/// of a call.
/// </remarks>
internal static class BodyText
{
    /// <summary>
    /// Goes up whenever older generators could not read a text, or would read it differently: they then leave it alone. The
    /// runtime's <c>FormulaReader</c>, for <c>DerivativeCheck</c>, reads it too.
    /// </summary>
    public static string Version { get; } = "3";

    /// <summary>The versions that are read.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["1", "2", Version];

    /// <summary>The oldest version that has all that is in some functions: what need not change for a new version does not.</summary>
    public static string VersionOf(IReadOnlyList<Function> functions) =>
        functions.Any(static function => function.Throws is not null) ? Version : "2";

    /// <summary>The text, or null where the body holds what another assembly may not reach.</summary>
    public static string? Write(Function body, EquatableArray<Function> callees) => BodyWriter.Write([body, .. callees], []);

    /// <summary>
    /// The functions of a text; null where it is not wholly understood: another version, a function that is not in the table
    /// here, or no such text at all.
    /// </summary>
    public static (Function Body, EquatableArray<Function> Callees)? Read(string text) =>
        BodyReader.Read(text) is { } functions && ClosureCheck.IsSound(functions)
            ? (functions[0], [.. functions.GetRange(1, functions.Count - 1)])
            : null;

    /// <summary>The text of one function, which names those that it calls and has no bodies of them; null as above.</summary>
    public static string? WriteAlone(Function function) => BodyWriter.Write([function], CalledBy(function));

    /// <summary>The keys of the functions that a function calls, each once.</summary>
    public static IEnumerable<string> CalledBy(Function function) => ClosureCheck.NodesOf(function).OfType<Call>().Select(static call => call.Function).Distinct();

    /// <summary>The function of a text without the bodies of those that it calls; null where the text is not wholly understood.</summary>
    public static Function? ReadAlone(string text) => BodyReader.Read(text, isAlone: true)?[0];

    /// <summary>The keys of the functions of a text, which need not be read for that.</summary>
    public static IEnumerable<string> KeysIn(string text)
    {
        var end = text.IndexOf("(fn", StringComparison.Ordinal);
        return text.Substring(0, Math.Max(end, 0)).Split('\'').Where(static (_, i) => i % 2 == 1);
    }
}
