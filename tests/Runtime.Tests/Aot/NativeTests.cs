using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Kernels.Tests.Switches;
using Xunit;

namespace Kernels.Tests.Aot;

/// <summary>What a user gets who publishes natively: no warning but the one that helps, and the bits of the JIT compiler.</summary>
public sealed class NativeTests(NativeTables tables) : IClassFixture<NativeTables>
{
    private static bool IsX64 => RuntimeInformation.OSArchitecture == Architecture.X64;

    [SkippableFact]
    public void All_cases_give_the_bits_of_the_JIT_compiler_in_native_code()
    {
        Skip.If(NativeCompiler.SkipReason is not null, NativeCompiler.SkipReason);
        var run = ChildProcess.Run(tables.Publish("").Path);
        run.AssertFeatures(IsX64 ? "-Jit -Fma -Vector256 +Vector128" : "-Jit");
        run.AssertBits();
    }

    [SkippableFact]
    public void All_cases_give_the_bits_of_the_JIT_compiler_in_native_code_with_the_recommended_instruction_set()
    {
        SkipUnlessForX64();
        Skip.IfNot(Fma.IsSupported && Avx2.IsSupported, "The processor lacks FMA or AVX2.");
        var run = ChildProcess.Run(tables.Publish(NativeTables.Recommended).Path);
        run.AssertFeatures("-Jit +Fma +Vector256");
        run.AssertBits();
    }

    [SkippableFact]
    public void Native_code_for_x64_without_an_instruction_set_is_warned_of_once()
    {
        SkipUnlessForX64();
        var warning = Assert.Single(tables.Publish("").Warnings);
        Assert.Contains("Consumer.csproj : warning KRN023: ", warning, StringComparison.Ordinal);
        Assert.Contains($"<IlcInstructionSet>{NativeTables.Recommended}</IlcInstructionSet>", warning, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_recommended_instruction_set_leaves_no_warning()
    {
        SkipUnlessForX64();
        Assert.Empty(tables.Publish(NativeTables.Recommended).Warnings);
    }

    [SkippableFact]
    public void A_property_silences_the_warning()
    {
        SkipUnlessForX64();
        Assert.Contains(tables.Publish("").Warnings, static warning => warning.Contains("KRN023", StringComparison.Ordinal));
        Assert.Empty(tables.PublishAgain("", "-p:KernelsIgnoreInstructionSet=true").Warnings);
    }

    private static void SkipUnlessForX64()
    {
        Skip.If(NativeCompiler.SkipReason is not null, NativeCompiler.SkipReason);
        Skip.IfNot(IsX64, "The instruction set is of x64.");
    }
}
