using Kernels.Tests.Packaging;
using Kernels.Tests.Running;

namespace Kernels.Tests.Aot;

/// <summary>A user's project with the case tables in it, published natively in several ways.</summary>
public sealed class NativeTables : IDisposable
{
    /// <summary>What the documentation tells users of x64 to set.</summary>
    public const string Recommended = "x86-64-v3";

    // Some cases call what is internal in the runtime, which shows it to the assembly of these tests.
    private const string Assembly = "Kernels.Tests";

    // The kernels and what runs them, without the tests.
    private static readonly string[] Sources =
    [
        "Cases/*.cs", "Unseen/*.cs", "Derivatives/*Kernels.cs", "Memory/*.cs", "Running/*.cs",
        "Reductions/ReductionKernels.cs", "Reductions/ReductionTable.cs", "Reductions/Samples.cs", "Switches/CaseTable.cs", "Switches/InlinedForms.cs",
        "Switches/Hardware.cs", "Gpu/Kernels/DeviceKernels.cs",
    ];

    private readonly Lazy<Consumer> consumer = new(CreateProject);
    private readonly Dictionary<string, NativeProgram> programs = new(StringComparer.Ordinal);

    /// <summary>Publishes the project, once for each instruction set; .NET's default where it is empty.</summary>
    internal NativeProgram Publish(string instructionSet)
    {
        if (!programs.TryGetValue(instructionSet, out var program))
            programs[instructionSet] = program = PublishAgain(instructionSet);
        return program;
    }

    /// <summary>Publishes the project. What has not changed since the last time is not compiled again.</summary>
    internal NativeProgram PublishAgain(string instructionSet, params string[] properties)
    {
        var folder = instructionSet.Length == 0 ? "default" : instructionSet;
        var log = consumer.Value.Build("publish", ["-o", folder, $"-p:IlcInstructionSet={instructionSet}", .. properties]);
        var file = OperatingSystem.IsWindows() ? $"{Assembly}.exe" : Assembly;
        return new(
            Path.Combine(consumer.Value.Project, folder, file),
            [.. log.Split('\n').Where(static line => line.Contains("warning ", StringComparison.Ordinal))]);
    }

    public void Dispose()
    {
        if (consumer.IsValueCreated)
            consumer.Value.Dispose();
    }

    /// <summary>The kernels are found by reflection, so all of the program is kept. Nothing else here is special.</summary>
    private static Consumer CreateProject()
    {
        var packages = DotNet.Run(Repository.Root, "nuget", "locals", "global-packages", "--list").Split(": ", 2)[1].Trim();
        var consumer = new Consumer(otherFeeds: true);
        consumer.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <AssemblyName>{Assembly}</AssemblyName>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <PublishAot>true</PublishAot>
                <!-- The native compiler looks for the same as they do, and a quarter of the time is saved. -->
                <RunAnalyzers>false</RunAnalyzers>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <DebugType>none</DebugType>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kernels" Version="{Consumer.Version}" />
                <TrimmerRootAssembly Include="{Assembly};Kernels" />
                {string.Concat(Sources.Select(static path => $"<Compile Include=\"{Repository.PathOf("tests", "Runtime.Tests", path)}\" />"))}
                <Compile Remove="{Repository.PathOf("tests", "Runtime.Tests", "Running", "Forms.cs")}" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Forms.cs", FormsWriter.Write([.. KernelCase.All.Values], Assembly));
        consumer.Write("Program.cs", "return Kernels.Tests.Switches.CaseTable.Print(System.Console.Out) ? 0 : 1;");
        return consumer;
    }
}

/// <param name="Path">The file to run.</param>
/// <param name="Warnings">What publishing it has warned of, one line each.</param>
internal sealed record NativeProgram(string Path, IReadOnlyList<string> Warnings);
