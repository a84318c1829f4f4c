using System;
using System.Linq;
using System.Text;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit;
using Kernels.Generators.Model;
using Kernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kernels.Generators;

/// <summary>
/// The pipeline: attributed method → <see cref="KernelParser"/> → <see cref="KernelModel"/> → <see cref="KernelPasses"/> →
/// <see cref="CompiledKernel"/> → <see cref="KernelFile"/>.
/// Source and diagnostics are separate outputs: moving code re-reports diagnostics and regenerates nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KernelAttributes.Vectorize,
                static (node, _) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax,
                KernelParser.Parse)
            .WithTrackingName(TrackingNames.Parsed);

        var forgotten = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KernelAttributes.DerivativeOf,
                static (node, _) => node is MethodDeclarationSyntax,
                KernelParser.ParseWithoutVectorize)
            .SelectMany(static (diagnostics, _) => diagnostics);

        var kernels = parsed
            .Where(static result => result.Kernel is not null)
            .Select(static (result, _) => result.Kernel!)
            .WithTrackingName(TrackingNames.Kernels);

        var describe = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => provider.GlobalOptions.TryGetValue("build_property.KernelsDescribe", out var value)
                && value.Equals("true", StringComparison.OrdinalIgnoreCase));

        // Each holds its model, so what a changed model gives differs from what was there, and the next step runs too.
        var compiled = kernels
            .Combine(describe)
            .Select(static (input, _) => KernelPasses.Compile(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Compiled);

        var sources = compiled
            .Select(static (kernel, _) => KernelFile.Create(kernel))
            .WithTrackingName(TrackingNames.Sources);

        var diagnostics = parsed
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics)
            .Collect()
            .Combine(forgotten.Collect());

        context.RegisterSourceOutput(sources, static (output, file) =>
        {
            if (file.Failure is null)
                output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
            else
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, Location.None, file.HintName, file.Failure));
        });

        context.RegisterSourceOutput(diagnostics.Combine(context.CompilationProvider), static (output, input) =>
        {
            // Two kernels that call the same faulty function report the same fault.
            foreach (var diagnostic in input.Left.Left.Concat(input.Left.Right).Distinct())
                output.ReportDiagnostic(diagnostic.ToDiagnostic(input.Right));
        });
    }
}
