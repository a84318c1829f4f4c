using Kernels.Gpu;
using Kernels.Tests.Switches;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>What depends on the environment, in processes of their own.</summary>
public class DeviceProcessTests
{
    [SkippableFact]
    public void Without_a_driver_the_message_says_how_to_install_one()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The variable is of the loader on Linux.");
        Skip.If(Devices.SkipReason is not null, Devices.SkipReason);
        WithFolder(static folder =>
        {
            var report = Report(("OCL_ICD_VENDORS", folder));
            AssertNone(report);
            Assert.Contains("There is no OpenCL device: an OpenCL library is installed, but no driver", report, StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public void Without_the_library_the_message_says_how_to_install_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere the library cannot be hidden.");
        WithFolder(static folder =>
        {
            // A file that is no library hides the one that would be found behind it.
            File.WriteAllText(Path.Combine(folder, "libOpenCL.so.1"), "");
            File.WriteAllText(Path.Combine(folder, "libOpenCL.so"), "");
            var report = Report(("LD_LIBRARY_PATH", folder));
            AssertNone(report);
            Assert.Contains("There is no OpenCL device: no OpenCL library is installed.", report, StringComparison.Ordinal);
        });
    }

    [GpuFact]
    public void The_variable_chooses_the_default_by_a_part_of_a_name()
    {
        var last = GpuDevice.All[^1];
        var part = last.Name[^5..].ToUpperInvariant();
        var expected = GpuDevice.All.First(device => device.ToString().Contains(part, StringComparison.OrdinalIgnoreCase));
        Assert.Contains($"default: {expected.Name}\n", Report((Discovery.Variable, part)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [GpuFact]
    public void A_variable_that_names_no_device_is_named_with_its_value_and_the_devices()
    {
        var report = Report((Discovery.Variable, "abacus"));
        Assert.Contains("available: True", report, StringComparison.Ordinal);
        Assert.Contains(
            $"default: GpuException: The environment variable KERNELS_GPU is 'abacus', but no device is named so. There are: '{GpuDevice.All[0]}'",
            report,
            StringComparison.Ordinal);
    }

    /// <summary>A driver that runs on the processor may take over its faults, and so the exceptions that .NET makes of them.</summary>
    [GpuFact]
    public void Divisions_by_zero_and_accesses_to_null_throw_as_without_a_device() =>
        Assert.Equal(
            "found: 100 100\nallocated: 100 100\nlaunched: 100 100\ndone: 100 100\n",
            ChildProcess.Print(["faults"]).ReplaceLineEndings("\n"));

    private static void AssertNone(string report)
    {
        Assert.Contains("available: False", report, StringComparison.Ordinal);
        Assert.Contains("devices: 0", report, StringComparison.Ordinal);
        Assert.Contains("default: GpuException: ", report, StringComparison.Ordinal);
        Assert.Contains("found: GpuException: ", report, StringComparison.Ordinal);
        Assert.Contains("'apt install ocl-icd-libopencl1 pocl-opencl-icd'", report, StringComparison.Ordinal);
    }

    private static string Report(params (string Name, string Value)[] environment) =>
        ChildProcess.Print(["devices"], [.. environment.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value))]);

    private static void WithFolder(Action<string> test)
    {
        var folder = Directory.CreateTempSubdirectory("kernels-");
        try
        {
            test(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
