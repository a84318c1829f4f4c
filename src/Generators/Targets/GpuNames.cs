using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;

namespace Kernels.Generators.Targets;

/// <summary>The names of a kernel's functions in a GPU's language.</summary>
internal sealed class GpuNames
{
    /// <param name="kernel">The kernel.</param>
    /// <param name="code">Its body, and the functions that are written beside it.</param>
    /// <param name="reserved">Names that mean something in the language.</param>
    public GpuNames(KernelModel kernel, GpuCode code, IEnumerable<string> reserved)
    {
        var names = new NameAllocator(reserved.Concat(code.Functions.Select(static function => function.Key)));
        Body = names.Allocate(Spell(kernel.Name));
    }

    /// <summary>The function itself, on one element.</summary>
    public string Body { get; }

    /// <summary>What runs it on every element.</summary>
    public string Map => $"{Body}Map";

    /// <summary>What reduces blocks, along rows or along all elements.</summary>
    public string Reduce(ReductionOperator reduction) => $"{Body}{reduction}";

    /// <summary>What reduces blocks along columns.</summary>
    public string Columns => $"{Body}SumColumns";

    /// <summary>What combines the results of blocks.</summary>
    public string Pairs(ReductionPlan plan, ReducedResult reduced)
    {
        var type = reduced.Total.Keyword();
        return $"{Reduce(plan.Operator)}Pairs{(plan.ReturnsTuple ? $"Of{char.ToUpperInvariant(type[0])}{type.Substring(1)}" : "")}";
    }

    /// <summary>The name of a variable that holds a result.</summary>
    public static string Result(KernelResult result) => Spell($"{char.ToLowerInvariant(result.Name![0])}{result.Name.Substring(1)}");

    /// <summary>How the names begin that some compiler or extension keeps to itself.</summary>
    private static readonly string[] Foreign = ["__", .. GpuTargets.All.SelectMany(static target => target.Language.ForeignPrefixes)];

    /// <summary>C# has letters of all alphabets in names; these languages have those of ASCII, and leave some names to compilers.</summary>
    public static string Spell(string name)
    {
        var text = new StringBuilder();
        if (Foreign.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)))
            text.Append('u');
        foreach (var character in name)
        {
            if (character < 128)
                text.Append(character);
            else
                text.Append('u').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
