using System.IO.Compression;
using System.Xml.Linq;
using Kernels.Tests.Packaging;
using VerifyXunit;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>
/// The tests with <c>-p:UseVerify=true</c>, where Verify itself cannot be had: the stand-in has its signatures and its
/// names, so a package made of the stand-in takes its place.
/// </summary>
public sealed class VerifyStandInPackageTests : IDisposable
{
    private const string Package = "Verify.Xunit";
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-verify-").FullName;

    private string Feed => Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;

    private string Artifacts => Path.Combine(folder, "artifacts");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_tests_compile_with_the_package()
    {
        Pack();
        ProvideReference("Kernels");
        ProvideReference("Kernels.Generators");

        // A folder of its own for all that is written. What comes from other packages is where it was restored to.
        var build = DotNet.Run(
            Repository.PathOf("tests", "Generators.Tests"),
            "build", "-c", "Release", "--artifacts-path", Artifacts, "-t:Compile", "-nodeReuse:false",
            "-p:UseVerify=true",
            "-p:UseSharedCompilation=false",
            "-p:BuildProjectReferences=false",
            "-p:CompileUsingReferenceAssemblies=false",
            "-p:NuGetAudit=false",
            $"-p:RestoreSources={Feed}",
            $"-p:RestorePackagesPath={Path.Combine(folder, "packages")}",
            $"-p:RestoreFallbackFolders={RestoredPackages()}");
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);

        // It was the package that they were compiled with.
        Assert.True(Directory.Exists(Path.Combine(folder, "packages", Package.ToLowerInvariant())));
    }

    /// <summary>The stand-in as the package is made: an assembly, and the props that bring its usings.</summary>
    private void Pack()
    {
        using var archive = ZipFile.Open(Path.Combine(Feed, $"{Package}.{Version}.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(archive.CreateEntry($"{Package}.nuspec").Open()))
            nuspec.Write($"<package><metadata><id>{Package}</id><version>{Version}</version><authors>-</authors><description>-</description></metadata></package>");
        archive.CreateEntryFromFile(typeof(Verifier).Assembly.Location, "lib/net10.0/VerifyStandIn.dll");
        archive.CreateEntryFromFile(Repository.PathOf("tests", "VerifyStandIn", "VerifyStandIn.props"), $"buildTransitive/{Package}.props");
    }

    /// <summary>Puts an assembly that these tests were built with where the build expects it.</summary>
    private void ProvideReference(string name)
    {
        var target = Directory.CreateDirectory(Path.Combine(Artifacts, "bin", name, "release")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"), Path.Combine(target, $"{name}.dll"));
    }

    private static string Version { get; } = XDocument.Load(Repository.PathOf("Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(static package => package.Attribute("Include")!.Value == Package)
        .Attribute("Version")!.Value;

    private static string RestoredPackages()
    {
        var line = DotNet.Run(Repository.Root, "nuget", "locals", "global-packages", "--list");
        return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
