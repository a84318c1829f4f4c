using Kernels.Tests.Gpu;
using Kernels.Tests.Switches;

// The test runner loads this assembly as a library. Started by itself, it is the child of HardwareSwitchTests, or with an
// argument that of DeviceProcessTests.
if (args is ["devices"])
{
    ChildReport.Print(Console.Out);
    return 0;
}

return CaseTable.Print(Console.Out) ? 0 : 1;
