using Xunit;

namespace Kernels.Tests.Switches;

/// <summary>The forms on this machine; <see cref="HardwareSwitchTests"/> runs them with other instructions.</summary>
public class InlinedFormTests
{
    public static TheoryData<string> Forms => [.. InlinedForms.Expected.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_that_is_inlined_with_a_constant_gives_what_the_scalar_method_gives(string name) =>
        Assert.Equal(InlinedForms.Expected[name], InlinedForms.Results[name]);
}
