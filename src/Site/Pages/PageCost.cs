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
        yield return "Per element. Operations are counted in additions, as the generator counts them when it chooses how many vectors an iteration handles.";
        foreach (var (name, kernel) in kernels)
            yield return $"- {name}: {KernelCost.Of(kernel.Code)} operations, {kernel.Model.Varying.Count() * BytesOfLane} bytes read, {kernel.Model.Results.Count * BytesOfLane} bytes written.";

        var functions = kernels.SelectMany(static item => item.Kernel.Code.Nodes().OfType<MathCall>())
            .Where(static call => CostOf(call) > 1)
            .Select(static call => $"`{call.Function.Name}` as {CostOf(call)}")
            .Distinct()
            .ToList();
        if (functions.Count > 0)
            yield return $"A call counts, of {string.Join(", of ", functions)}.";
        var function = kernels[0].Kernel;
        var unroll = KernelCost.Unroll(function.Model, function.Code);
        yield return $"The loop of the function handles {(unroll == 1 ? "one vector" : $"{unroll} vectors")} per iteration{(KernelCost.IsBoundByMemory(function.Code) ? ", and waits for memory where the data are not in a cache" : "")}.";
    }

    private static int CostOf(MathCall call) => call.Form == VectorForm.LaneByLane ? KernelCost.LaneByLane : call.Function.Cost;
}
