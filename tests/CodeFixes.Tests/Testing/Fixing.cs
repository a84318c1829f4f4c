using Kernels.Generators;
using Kernels.Generators.Suggestions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Kernels.CodeFixes.Tests.Testing;

/// <summary>
/// A project of one file with the generator, the analyzer and one fix. In the source, <c>{|KRN001:…|}</c> stands around what is
/// reported. The fix is tested on one place after the other, and on all of them at once.
/// </summary>
internal static class Fixing<TFix>
    where TFix : CodeFixProvider, new()
{
    private const string Usings = "using System;\nusing Kernels;\n\n";

    /// <param name="source">The file, with its diagnostics marked.</param>
    /// <param name="fixedSource">The file when all is fixed.</param>
    /// <param name="title">What the first fix is called.</param>
    /// <param name="checkOverflow">The project checks integers unless told otherwise.</param>
    /// <param name="kinds">So many kinds of fixes, each for all of its places, treat the whole file.</param>
    public static async Task Check(string source, string fixedSource, string? title = null, bool checkOverflow = false, int kinds = 1)
    {
        var test = new Project(checkOverflow)
        {
            TestCode = Usings + source,
            FixedState = { Sources = { Usings + fixedSource }, MarkupHandling = MarkupMode.Allow },
            NumberOfFixAllIterations = kinds,
        };
        if (title is not null)
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        await test.RunAsync();
    }

    private sealed class Project : CSharpCodeFixTest<StableFormAnalyzer, TFix, DefaultVerifier>
    {
        private readonly bool checkOverflow;

        public Project(bool checkOverflow)
        {
            this.checkOverflow = checkOverflow;
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References);
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        }

        private static IEnumerable<MetadataReference> References
        {
            get
            {
                var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
                return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                    .Where(path => Path.GetDirectoryName(path) == framework)
                    .Append(typeof(VectorizeAttribute).Assembly.Location)
                    .Select(static path => MetadataReference.CreateFromFile(path));
            }
        }

        /// <summary>The analyzer needs no generator, and compiles faster without.</summary>
        protected override IEnumerable<Type> GetSourceGenerators() => typeof(TFix) == typeof(StableFormFix) ? [] : [typeof(KernelGenerator)];

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithOverflowChecks(checkOverflow);

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp12);
    }
}
