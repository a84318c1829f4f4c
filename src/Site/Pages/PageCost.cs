using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>What a page says of the work that an element takes.</summary>
internal static class PageCost
{
    private const int BytesOfLane = 4;

    public static IEnumerable<string> Lines(IReadOnlyList<DescribedKernel> kernels)
    {
        yield return "Per element. Operations are counted in additions, as the generator counts them when it chooses how many vectors an iteration handles.";
        foreach (var kernel in kernels)
            yield return $"- `{kernel.Model.Name}`: {KernelCost.Of(kernel.Code)} operations, {kernel.Model.Varying.Count() * BytesOfLane} bytes read, {kernel.Model.Results.Count * BytesOfLane} bytes written.";

        var functions = kernels.SelectMany(static kernel => kernel.Code.Nodes().OfType<MathCall>())
            .Where(static call => CostOf(call) > 1)
            .Select(static call => $"`{call.Function.Name}` as {CostOf(call)}")
            .Distinct()
            .ToList();
        if (functions.Count > 0)
            yield return $"A call counts, of {string.Join(", of ", functions)}.";
        var unroll = KernelCost.Unroll(kernels[0].Model, kernels[0].Code);
        yield return $"`{kernels[0].Model.Name}` handles {(unroll == 1 ? "one vector" : $"{unroll} vectors")} per iteration{(KernelCost.IsBoundByMemory(kernels[0].Code) ? ", and waits for memory where the data are not in a cache" : "")}.";
    }

    private static int CostOf(MathCall call) => call.Form == VectorForm.LaneByLane ? KernelCost.LaneByLane : call.Function.Cost;
}
