using System.Reflection;

namespace Kernels.Tests.Packaging;

/// <summary>A project that knows nothing of this repository and references the package as it is packed.</summary>
internal sealed class Consumer : IDisposable
{
    public const string Version = "0.0.1";
    private readonly string folder = Directory.CreateTempSubdirectory("kernels-package-").FullName;

    /// <param name="otherFeeds">Other packages may come from where NuGet gets them here. Without, no network is needed.</param>
    public Consumer(bool otherFeeds)
    {
        Pack();
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                {(otherFeeds ? "" : "<clear />")}
                <add key="built" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The folder that holds the package.</summary>
    public string Feed => Path.Combine(folder, "feed");

    /// <summary>The folder of the project.</summary>
    public string Project => Directory.CreateDirectory(Path.Combine(folder, "Consumer")).FullName;

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Project, name), text);

    /// <summary>Runs <c>dotnet</c> in the project, and leaves no server behind that would hold the folder.</summary>
    public string Build(string command, params string[] arguments) =>
        DotNet.Run(Project, [command, "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. arguments]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Packs what was built with these tests. Nothing is built or written inside the repository.</summary>
    private void Pack() => DotNet.Run(
        Repository.PathOf("src", "Runtime"),
        "pack", "--no-build", "-c", Configuration, "-o", Feed, "-nodeReuse:false", $"-p:Version={Version}",
        $"-p:NuspecOutputPath={Path.Combine(folder, "nuspec")}");

    /// <summary>The configuration that these tests were built in, and the runtime with them.</summary>
    private static string Configuration =>
        typeof(Consumer).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
