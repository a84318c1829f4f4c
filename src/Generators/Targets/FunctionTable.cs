using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets;

/// <summary>Functions that are written out, each of which is read from its text where it is needed first.</summary>
/// <param name="texts">Each with its name, the type of its arguments, and its body as <see cref="BodyText"/> has it.</param>
internal sealed class FunctionTable((string Name, ScalarType Type, string Text)[] texts)
{
    private readonly Dictionary<(string Name, ScalarType Type), Lazy<Function>> functions = texts.ToDictionary(
        static row => (row.Name, row.Type),
        static row => new Lazy<Function>(() => BodyText.Read(row.Text)?.Body ?? throw new NotSupportedException($"The text of {row.Name} is not understood.")));

    public IEnumerable<string> Names => functions.Keys.Select(static key => key.Name).Distinct();

    /// <summary>A function of arguments of a type; null where it is not in the table.</summary>
    public Function? Find(string name, ScalarType type) => functions.TryGetValue((name, type), out var function) ? function.Value : null;
}
