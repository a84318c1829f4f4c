using System.Globalization;
using Kernels.Tests.Gpu;
using Kernels.Tests.Gpu.Failing;
using Kernels.Tests.Switches;

// The test runner loads this assembly as a library. Started by itself, it is the child of HardwareSwitchTests, or with an
// argument that of DeviceProcessTests, of SharedDeviceTests or of FailingDriverTests.
switch (args)
{
    case ["devices"]:
        ChildReport.Print(Console.Out);
        return 0;
    case ["faults"]:
        ChildReport.PrintFaults(Console.Out);
        return 0;
    case ["sums", var seed]:
        ChildReport.PrintSums(Console.Out, int.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["failing", var scenario]:
        FailingScenarios.Print(scenario, Console.Out);
        return 0;
    default:
        return CaseTable.Print(Console.Out) ? 0 : 1;
}
