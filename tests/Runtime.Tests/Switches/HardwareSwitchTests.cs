using System.Runtime.InteropServices;
using Xunit;

namespace Kernels.Tests.Switches;

/// <summary>
/// The case table in a process of its own for each set of instructions that the runtime can be told to use. All must
/// pass, and all must give the same bits: the ones that this process gives.
/// </summary>
public class HardwareSwitchTests
{
    // What the switch must turn on (+) or off (-). Vector512 is taken only where the processor has AVX-512.
    [SkippableTheory]
    [InlineData("EnableAVX512", "0", "-Avx512 -Vector512")]
    [InlineData("EnableAVX2", "0", "-Avx512 -Avx2 -Fma -Vector256")]
    [InlineData("EnableAVX", "0", "-Avx -Avx2 -Vector256 +Vector128")]
    [InlineData("PreferredVectorBitWidth", "512", "+Vector512 +Vector256")]
    [InlineData("PreferredVectorBitWidth", "256", "-Vector512 +Vector256")]
    [InlineData("PreferredVectorBitWidth", "128", "-Vector512 -Vector256")]
    public void All_cases_give_the_same_bits_with_other_x86_instructions(string name, string value, string features)
    {
        Skip.IfNot(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The switch is for x64 processors.");
        Skip.If(features.Contains("+Vector512", StringComparison.Ordinal) && !Hardware.HasAvx512, "The processor lacks AVX-512.");
        RunCases(name, value, features);
    }

    [SkippableFact]
    public void All_cases_give_the_same_bits_without_vector_instructions()
    {
        Skip.If(RuntimeInformation.ProcessArchitecture == Architecture.Arm64, "On ARM64 the switch turns off other instructions than on x64.");
        RunCases("EnableHWIntrinsic", "0", "-Vector128 -Vector256 -Vector512 -Fma");
    }

    [Fact]
    public void All_cases_give_the_same_bits_in_code_that_is_not_optimised() =>
        RunCases("JITMinOpts", "1", "");

    private static void RunCases(string name, string value, string features)
    {
        var child = ChildProcess.Run(name, value);
        child.AssertFeatures(features);
        child.AssertBits();
    }
}
