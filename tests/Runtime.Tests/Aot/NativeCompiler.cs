using Kernels.Tests.Packaging;

namespace Kernels.Tests.Aot;

/// <summary>What it takes to publish natively: a package, which NuGet fetches, and the linker of the platform.</summary>
internal static class NativeCompiler
{
    private static readonly Lazy<string?> Reason = new(Probe);

    // What dotnet says where one of them is missing. Anything else is a failure.
    private static readonly string[] Missing = ["NU1100", "NU1101", "NU1102", "NU1301", "Platform linker", "cannot find -lz"];

    /// <summary>Null where an empty program can be published. Its package is in NuGet's folder then.</summary>
    public static string? SkipReason => Reason.Value;

    private static string? Probe()
    {
        var folder = Directory.CreateTempSubdirectory("kernels-native-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Program.cs"), "return;");
            File.WriteAllText(Path.Combine(folder, "Empty.csproj"), """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <PublishAot>true</PublishAot>
                  </PropertyGroup>
                </Project>
                """);
            var (exitCode, output) = DotNet.Try(folder, "publish", "-nodeReuse:false", "-p:UseSharedCompilation=false");
            if (exitCode == 0)
                return null;
            var reason = output.Split('\n').FirstOrDefault(static line => Missing.Any(error => line.Contains(error, StringComparison.Ordinal)))
                ?? throw new InvalidOperationException(output);
            return "no native compiler: on Debian, apt install clang zlib1g-dev; NuGet must reach Microsoft.DotNet.ILCompiler and its "
                + $"package for this platform. {reason.Trim()}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
