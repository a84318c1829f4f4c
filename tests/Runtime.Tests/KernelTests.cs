using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Tests;

/// <summary>The case table on this machine.</summary>
public class KernelTests
{
    public static TheoryData<string> Cases => [.. KernelCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_element_is_what_it_is_alone_at_every_length_width_and_place(string name) =>
        CaseRunner.Run(KernelCase.All[name], Enumerable.Range(0, 257));
}
