using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Parsing;

/// <summary>Which functions are called: the fast ones, or where a kernel asks for it the correctly rounded ones.</summary>
internal sealed partial class ClosureParser
{
    private Dictionary<ISymbol, ParsedFunction?> Functions => isRounded ? rounded : fast;

    /// <summary>The function of that name to be called here; where the kernel asks for a correctly rounded one that does not exist, that is reported.</summary>
    public MathFunction Rounded(MathFunction function, ScalarType type, Location place)
    {
        if (!isRounded || function.IsCorrectlyRounded)
            return function;
        if (type != ScalarType.Single)
        {
            if (type.Bits > laneBits && function.HasError(type) && OptionsParser.RoundsFunctions(kernel))
                Report(Descriptors.NotRounded, place, function.Name, "only functions of float have such a form, so call MathF");
            return function;
        }

        if (function.HasCorrectlyRounded)
            return function.CorrectlyRounded;
        if (function.HasError(type) && OptionsParser.RoundsFunctions(kernel))
            Report(Descriptors.NotRounded, place, function.Name, $"it has no such form, as {RoundedNames} have");
        return function;
    }

    private static string RoundedNames
    {
        get
        {
            var names = MathFunctions.All.Where(static function => function.HasCorrectlyRounded).Select(static function => function.Name).ToList();
            return $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
        }
    }
}
