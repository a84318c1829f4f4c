using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets;

/// <summary>
/// The tables of a kernel in a GPU's language: constants, which have names of their own, and parameters. Those are parameters of the
/// kernel's function too, or buffers that all functions see.
/// </summary>
/// <param name="constants">The tables of constants that the function reads, and what they are called.</param>
/// <param name="passed">The parameters that are tables, and parameters of the function.</param>
/// <param name="shared">What the others are called, and how their length is written.</param>
internal sealed class GpuTables(
    IReadOnlyList<(Table Table, string Name)> constants, IEnumerable<string> passed, IReadOnlyDictionary<string, (string Name, string Length)> shared)
{
    /// <summary>Of a function that has none.</summary>
    public static readonly GpuTables None = new([], [], new Dictionary<string, (string Name, string Length)>());

    private readonly HashSet<string> passed = new(passed, StringComparer.Ordinal);

    /// <summary>The tables of constants that the function reads, and what they are called.</summary>
    public IReadOnlyList<(Table Table, string Name)> Constants => constants;

    /// <summary>Does a function read buffers?</summary>
    public bool ReadsBuffers => shared.Count > 0;

    /// <summary>What no variable of the function may be called.</summary>
    public IEnumerable<string> Names => constants.Select(static constant => constant.Name).Concat(shared.Values.Select(static table => table.Name));

    /// <summary>The tables of constants that a function reads, with names that nothing else has.</summary>
    /// <param name="code">The function.</param>
    /// <param name="names">What functions are called. All that belongs to the kernel begins with its name.</param>
    /// <param name="language">The language.</param>
    /// <param name="taken">Other names that there are.</param>
    public static IReadOnlyList<(Table Table, string Name)> ConstantsOf(GpuCode code, GpuNames names, TargetLanguage language, IEnumerable<string> taken)
    {
        var allocator = new NameAllocator([.. language.Taken, .. taken, .. code.Functions.Select(static function => function.Key), names.Body]);
        var tables = ClosureCheck.NodesOf(code.Body).OfType<Lookup>().Select(static lookup => lookup.Table).Where(static table => !table.IsParameter).Distinct();
        return [.. tables.Select(table => (table, allocator.Allocate(Spelled(table.Name))))];

        string Spelled(string name) => language.Spell(name.StartsWith(names.Body, StringComparison.Ordinal) ? $"TableOf{name}" : name);
    }

    /// <summary>The parameters of a kernel that are tables.</summary>
    public static IEnumerable<string> ParametersOf(KernelModel kernel) =>
        kernel.Parameters.Where(static parameter => parameter.IsTable).Select(static parameter => parameter.Name);

    /// <summary>Is a parameter a table that the function is given?</summary>
    public bool IsPassed(string parameter) => passed.Contains(parameter);

    /// <summary>A table that all functions see; null of one that a function is given.</summary>
    public (string Name, string Length)? Shared(string parameter) => shared.TryGetValue(parameter, out var table) ? table : null;

    /// <summary>What a table of constants is called.</summary>
    public string NameOf(Table table) => constants.First(constant => constant.Table == table).Name;
}
