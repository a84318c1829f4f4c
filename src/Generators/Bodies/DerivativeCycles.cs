using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Bodies;

/// <summary>
/// Finds derivatives that rest on themselves: a user gives a kernel its own derivative, and that one is, or calls, a
/// derivative of the kernel. Cycles of calls alone are found where a call is met.
/// </summary>
internal sealed class DerivativeCycles
{
    private readonly Dictionary<string, Function> functions;

    private DerivativeCycles(IEnumerable<Function> functions) => this.functions = functions.ToDictionary(static function => function.Key);

    /// <summary>Does writing a function out lead back to it?</summary>
    public static bool Contain(string key, IEnumerable<Function> functions)
    {
        var cycles = new DerivativeCycles(functions);
        return Reached(cycles.Needs(key), cycles.Needs).Contains(key);
    }

    /// <summary>What has to be written out before a function is: what it calls, and what its derivative is made of.</summary>
    private IEnumerable<string> Needs(string key)
    {
        if (functions[key].Derivative is not { } derivative)
            return Calls(key);
        return Reached([derivative.Primal], Calls)
            .SelectMany(reached => functions[reached].Own is { } own ? [reached, own.Function] : (IEnumerable<string>)[reached]);
    }

    private IEnumerable<string> Calls(string key) => BodyText.CalledBy(functions[key]);

    private static HashSet<string> Reached(IEnumerable<string> starts, System.Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>();
        var pending = new Stack<string>(starts);
        while (pending.Count > 0)
        {
            var key = pending.Pop();
            if (!reached.Add(key))
                continue;
            foreach (var found in next(key))
                pending.Push(found);
        }

        return reached;
    }
}
