using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Passes;

namespace Kernels.Generators.Targets;

/// <summary>Functions that are written out, each of which is read from its text where it is needed first.</summary>
/// <param name="texts">Each with its name, the type of its arguments, and its body as <see cref="BodyText.WriteAlone"/> has it.</param>
/// <param name="callees">Functions that they call, each with its key, which stay functions of their own.</param>
/// <param name="parts">Functions that all of these call, each with its key, which become part of their callers.</param>
internal sealed class FunctionTable(
    (string Name, ScalarType Type, string Text)[] texts,
    (string Key, string Text)[]? callees = null,
    (string Key, string Text)[]? parts = null)
{
    private readonly Dictionary<(string Name, ScalarType Type), string> texts = texts.ToDictionary(static row => (row.Name, row.Type), static row => row.Text);
    private readonly Dictionary<string, string> callees = (callees ?? []).ToDictionary(static row => row.Key, static row => row.Text, StringComparer.Ordinal);
    private readonly Dictionary<string, string> parts = (parts ?? []).ToDictionary(static row => row.Key, static row => row.Text, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string Name, ScalarType Type), Function> found = new();
    private readonly ConcurrentDictionary<string, Function> foundCallees = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Function> read = new(StringComparer.Ordinal);

    /// <summary>The names of all functions, those that are called by others too.</summary>
    public IEnumerable<string> Names =>
        texts.Values.Concat(callees.Values).Select(static text => Function.NameOf(BodyText.KeysIn(text).First())).Distinct();

    /// <summary>A function of arguments of a type; null where it is not in the table.</summary>
    public Function? Find(string name, ScalarType type) =>
        texts.ContainsKey((name, type)) ? found.GetOrAdd((name, type), row => Whole(Read(row.Name, texts[row]))) : null;

    /// <summary>A function that others call, by its key; null where it is not in the table. It is called by its name alone.</summary>
    public Function? Callee(string key) =>
        callees.ContainsKey(key) ? foundCallees.GetOrAdd(key, one => Whole(ByKey(one)) with { Key = Function.NameOf(one) }) : null;

    /// <summary>A function with the parts that it is made of.</summary>
    private Function Whole(Function function) => Trim.Run(Inline.Run(function, Called(function), callee => callees.ContainsKey(callee.Key)));

    /// <summary>What a function calls, and what its parts call.</summary>
    private List<Function> Called(Function function)
    {
        var called = new List<Function>();
        Add(function);
        return called;

        void Add(Function caller)
        {
            foreach (var key in BodyText.CalledBy(caller))
            {
                if (called.Exists(known => known.Key == key))
                    continue;
                called.Add(ByKey(key));
                if (parts.ContainsKey(key))
                    Add(ByKey(key));
            }
        }
    }

    private Function ByKey(string key) => read.GetOrAdd(key, one => Read(one, callees.TryGetValue(one, out var text) ? text : parts[one]));

    private static Function Read(string name, string text) =>
        BodyText.ReadAlone(text) ?? throw new NotSupportedException($"The text of {name} is not understood.");
}
