using System.Text.Json;
using Xunit;

namespace Kernels.Tests;

/// <summary>The numbers that a topic prints with <c>--json</c>, after a run in which every claim held.</summary>
internal sealed class TopicRun(JsonElement numbers)
{
    public static async Task<TopicRun> OfAsync(string command, params string[] arguments)
    {
        var run = await KernelsProgram.RunAsync([command, "--json", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(command, document.RootElement.GetProperty("command").GetString());
        Assert.All(document.RootElement.GetProperty("claims").EnumerateArray(),
            static claim => Assert.True(claim.GetProperty("holds").GetBoolean(), claim.ToString()));
        return new(document.RootElement.GetProperty("numbers").Clone());
    }

    public double Number(string name) => numbers.GetProperty(name).GetDouble();

    public double[] Numbers(string name) => [.. numbers.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];
}
