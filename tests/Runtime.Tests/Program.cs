using Kernels.Tests.Switches;

// The test runner loads this assembly as a library. Started by itself, it is the child of HardwareSwitchTests.
return CaseTable.Print(Console.Out) ? 0 : 1;
