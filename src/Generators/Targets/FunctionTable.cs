using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Targets;

/// <summary>Functions that are written out, each of which is read from its text where it is needed first.</summary>
/// <param name="texts">Each with its name, the type of its arguments, and its body as <see cref="BodyText"/> has it, with those that it calls.</param>
internal sealed class FunctionTable((string Name, ScalarType Type, string Text)[] texts)
{
    private readonly ConcurrentDictionary<(string Name, ScalarType Type), Function> read = new();
    private readonly ConcurrentDictionary<string, Function> callees = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, ScalarType Type), string> unread = texts.ToDictionary(static row => (row.Name, row.Type), static row => row.Text);

    /// <summary>The names of all functions, those that are called by others too.</summary>
    public IEnumerable<string> Names => unread.Values.SelectMany(static text => BodyText.KeysIn(text)).Select(Function.NameOf).Distinct();

    /// <summary>A function of arguments of a type; null where it is not in the table.</summary>
    public Function? Find(string name, ScalarType type) => unread.ContainsKey((name, type)) ? read.GetOrAdd((name, type), Read) : null;

    /// <summary>A function that those which were found call; null where none of them does.</summary>
    /// <param name="key">Its key in their texts. It is called by its name alone.</param>
    public Function? Callee(string key) => callees.TryGetValue(key, out var function) ? function : null;

    private Function Read((string Name, ScalarType Type) row)
    {
        var (body, called) = BodyText.Read(unread[row]) ?? throw new NotSupportedException($"The text of {row.Name} is not understood.");
        foreach (var function in called)
            callees.TryAdd(function.Key, function with { Key = Function.NameOf(function.Key) });
        return body;
    }
}
