using System.Text.Json;
using Xunit;

namespace Kernels.Shaders.Tests;

/// <summary>
/// Generated files suppress all warnings of the compiler, so that none disturbs the user. The log of the compiler that built this
/// assembly has those too. A warning about trimming is another thing: the user's program would break.
/// </summary>
public class HiddenWarningTests
{
    private static readonly IReadOnlyList<(string Rule, string File, string Text)> Log = Read();

    [Fact]
    public void Generated_code_hides_no_warning_about_trimming() => Assert.DoesNotContain(Log, static entry =>
        entry.Rule.StartsWith("IL", StringComparison.Ordinal) && entry.File.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>Where the program allocates buffers it suppresses the warning, and the log has it.</summary>
    [Fact]
    public void The_log_has_warnings_about_trimming_that_are_suppressed() => Assert.Contains(Log, static entry =>
        entry.Rule == "IL2026" && entry.File.EndsWith("ShaderFloats.cs", StringComparison.Ordinal)
        && entry.Text.Contains("AllocateReadOnlyBuffer", StringComparison.Ordinal));

    /// <summary>The overloads that allocate say so themselves: the program that calls one is told of it.</summary>
    [Fact]
    public void A_generated_reduction_hands_the_warning_on_to_its_caller() => Assert.Contains(Log, static entry =>
        entry.Rule == "IL2026" && entry.Text.Contains("LossAndResidualSum", StringComparison.Ordinal));

    private static (string, string, string)[] Read()
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Kernels.Shaders.Tests.sarif")));
        return
        [
            .. from run in log.RootElement.GetProperty("runs").EnumerateArray()
               from result in run.GetProperty("results").EnumerateArray()
               from location in result.GetProperty("locations").EnumerateArray()
               select (
                   result.GetProperty("ruleId").GetString()!,
                   location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!,
                   result.GetProperty("message").GetProperty("text").GetString()!),
        ];
    }
}
