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
    /// <param name="language">The language.</param>
    public GpuNames(KernelModel kernel, GpuCode code, TargetLanguage language)
    {
        var names = new NameAllocator(language.Reserved.Concat(code.Functions.Select(static function => function.Key)));
        Body = names.Allocate(language.Spell(kernel.Name));
    }

    /// <summary>The function itself, on one element.</summary>
    public string Body { get; }

    /// <summary>What runs it on every element.</summary>
    public string Map => $"{Body}Map";

    /// <summary>What reduces blocks, along rows or along all elements.</summary>
    public string Reduce(ReductionOperator reduction) => $"{Body}{reduction}";

    /// <summary>What reduces rows of one block.</summary>
    public string Rows => $"{Body}SumRows";

    /// <summary>What reduces blocks along columns.</summary>
    public string Columns => $"{Body}SumColumns";

    /// <summary>What combines the results of blocks.</summary>
    public string Pairs(ReductionPlan plan, ReducedResult reduced)
    {
        var type = reduced.Total.Keyword;
        return $"{Reduce(plan.Operator)}Pairs{(plan.ReturnsTuple ? $"Of{char.ToUpperInvariant(type[0])}{type.Substring(1)}" : "")}";
    }

    /// <summary>The name of a variable that holds a result.</summary>
    public static string Result(KernelResult result) => Spell($"{char.ToLowerInvariant(result.Name![0])}{result.Name.Substring(1)}");

    /// <summary>
    /// C# has letters of all alphabets in names; these languages have those of ASCII, and leave two underscores to
    /// compilers.
    /// </summary>
    public static string Spell(string name)
    {
        var text = new StringBuilder();
        if (name.StartsWith("__", StringComparison.Ordinal))
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
