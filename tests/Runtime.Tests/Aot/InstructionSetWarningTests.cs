using Kernels.Tests.Documentation;
using Kernels.Tests.Packaging;
using Xunit;

namespace Kernels.Tests.Aot;

/// <summary>
/// When KRN023 appears. No native compiler is needed for that: the target that MSBuild runs first when it publishes runs
/// alone, in projects that import the targets of the package.
/// </summary>
public sealed class InstructionSetWarningTests(InstructionSetWarningTests.Projects projects) : IClassFixture<InstructionSetWarningTests.Projects>
{
    private const string Native = "<PublishAot>true</PublishAot>";
    private const string X64 = Native + "<RuntimeIdentifier>linux-x64</RuntimeIdentifier>";

    /// <summary>By name: the properties of a project, and what of KRN023 they bring about.</summary>
    private static readonly Dictionary<string, (string Properties, string Severity)> Cases = new(StringComparer.Ordinal)
    {
        ["Default"] = (X64, "warning"),
        ["Windows"] = (Native + "<RuntimeIdentifier>win-x64</RuntimeIdentifier>", "warning"),
        ["X64OfTheSdk"] = (Native + "<NETCoreSdkRuntimeIdentifier>osx-x64</NETCoreSdkRuntimeIdentifier>", "warning"),
        ["Arm64OfTheSdk"] = (Native + "<NETCoreSdkRuntimeIdentifier>osx-arm64</NETCoreSdkRuntimeIdentifier>", ""),
        ["Arm64"] = (Native + "<RuntimeIdentifier>linux-arm64</RuntimeIdentifier>", ""),
        ["JustInTime"] = ("<RuntimeIdentifier>linux-x64</RuntimeIdentifier>", ""),
        ["Version2"] = (X64 + Set("x86-64-v2"), "warning"),
        ["Version3"] = (X64 + Set("x86-64-v3"), ""),
        ["Version4"] = (X64 + Set("x86-64-v4"), ""),
        ["ThisMachine"] = (X64 + Set("native"), ""),
        ["Avx2"] = (X64 + Set("aes, avx2"), ""),
        ["Avx"] = (X64 + Set("avx,aes"), "warning"),
        ["Avx512"] = (X64 + Set("+avx512v2"), ""),
        ["Without512"] = (X64 + Set("x86-64-v4,-avx512"), ""),
        ["WithoutAvx2"] = (X64 + Set("x86-64-v3,-avx2"), "warning"),
        ["Silenced"] = (X64 + "<KernelsIgnoreInstructionSet>true</KernelsIgnoreInstructionSet>", ""),
        ["NoWarn"] = (X64 + "<NoWarn>$(NoWarn);KRN023</NoWarn>", ""),
        ["Error"] = (X64 + "<WarningsAsErrors>$(WarningsAsErrors);KRN023</WarningsAsErrors>", "error"),
        ["AllErrors"] = (X64 + "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>", "error"),
    };

    private static readonly MarkdownPage Page = MarkdownPage.Load("docs/diagnostics/KRN023.md");

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_appears_where_native_code_for_x64_lacks_FMA(string name)
    {
        var (_, severity) = Cases[name];
        Assert.Equal(severity.Length == 0 ? [] : [$"{severity} KRN023"], projects.MessagesOf(name).Select(static message => message.Split(':')[0]));
    }

    [Fact]
    public void Its_page_shows_the_message()
    {
        var example = Page.CodeBlocks.Single(static block => block is { Heading: "Example", Language: "text" });
        Assert.Equal(example.Text, $"Example.csproj : {Assert.Single(projects.MessagesOf("Default"))}");
    }

    /// <summary>The example of the page and its remedies, for x64; the first as it stands.</summary>
    [Fact]
    public void The_example_of_its_page_has_the_warning_and_the_remedies_have_not()
    {
        Assert.NotEmpty(projects.MessagesOf("PageExample0"));
        Assert.NotEmpty(Remedies);
        Assert.All(Remedies.Select(static (_, i) => $"PageRemedy{i}"), name => Assert.Empty(projects.MessagesOf(name)));
    }

    private static IReadOnlyList<string> Remedies => XmlUnder("Remedy");

    private static List<string> XmlUnder(string heading) =>
        [.. Page.CodeBlocks.Where(block => block.Heading == heading && block.Language == "xml").Select(static block => block.Text)];

    private static string Set(string instructions) => $"<IlcInstructionSet>{instructions}</IlcInstructionSet>";

    /// <summary>A project for each case, all built in one process.</summary>
    public sealed class Projects
    {
        private readonly string[] lines;

        public Projects()
        {
            var folder = Directory.CreateTempSubdirectory("kernels-targets-").FullName;
            try
            {
                foreach (var (name, (properties, _)) in Cases)
                    Write(folder, name, $"<PropertyGroup>{properties}</PropertyGroup>");
                foreach (var (heading, examples) in new[] { ("Example", XmlUnder("Example")), ("Remedy", XmlUnder("Remedy")) })
                {
                    foreach (var (i, example) in examples.Index())
                        Write(folder, $"Page{heading}{i}", $"<PropertyGroup>{X64}</PropertyGroup>{example}");
                }

                File.WriteAllText(Path.Combine(folder, "All.proj"), """
                    <Project>
                      <ItemGroup><Projects Include="*.csproj" /></ItemGroup>
                      <Target Name="All"><MSBuild Projects="@(Projects)" Targets="PrepareForPublish" ContinueOnError="true" /></Target>
                    </Project>
                    """);
                lines = DotNet.Try(folder, "msbuild", "All.proj", "-nologo", "-nodeReuse:false", "-v:q").Output.Split('\n', StringSplitOptions.TrimEntries);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        /// <summary>From the severity on.</summary>
        public IEnumerable<string> MessagesOf(string project) =>
            from line in lines
            let place = $"{project}.csproj : "
            let start = line.IndexOf(Path.DirectorySeparatorChar + place, StringComparison.Ordinal)
            where start >= 0 && line.Contains("KRN023", StringComparison.Ordinal)
            select line[(start + 1 + place.Length)..];

        private static void Write(string folder, string name, string properties) =>
            File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  {properties}
                  <Import Project="{Repository.PathOf("src", "Runtime", "build", "Kernels.targets")}" />
                </Project>
                """);
    }
}
