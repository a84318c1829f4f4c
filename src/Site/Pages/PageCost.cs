using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;
using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>What a page says of the work that an element takes.</summary>
internal static class PageCost
{
    private const int BytesOfLane = 4;

    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, DescribedKernel Kernel)> kernels)
    {
        yield return "Per element. One operation is the work of one addition. "
            + "The generator counts in the same way when it chooses how many vectors an iteration handles.";
        foreach (var (name, kernel) in kernels)
            yield return $"- {name}: {Operations(KernelCost.Of(kernel.Code))}, {kernel.Model.Varying.Count() * BytesOfLane} bytes read, "
                + $"{kernel.Model.Results.Count * BytesOfLane} bytes written.";

        var functions = kernels.SelectMany(static item => item.Kernel.Code.Nodes().OfType<MathCall>())
            .Where(static call => call.Function.Cost > 1)
            .Select(static call => (call.Function.Name, call.Function.Cost))
            .Distinct()
            .Select(static call => $"`{call.Name}` as {call.Cost}")
            .ToList();
        if (functions.Count > 0)
            yield return $"A call counts as several operations: {string.Join(", ", functions)}.";
        var function = kernels[0].Kernel;
        var unroll = KernelCost.Unroll(function.Model, function.Code);
        yield return $"The loop of the function handles {(unroll == 1 ? "one vector" : $"{unroll} vectors")} per iteration."
            + (KernelCost.IsBoundByMemory(function.Code) ? " Where the data are not in a cache, it waits for memory." : "");
    }

    private static string Operations(int count) => count == 1 ? "1 operation" : $"{count} operations";
}
