using Kernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Benchmarks.Generator;

/// <summary>A project in an editor: the generator runs once at first, and again after each edit.</summary>
internal sealed class GeneratorSession
{
    private readonly KernelProject project;
    private GeneratorDriver driver;

    /// <param name="kernels">The number of kernels in the project.</param>
    /// <param name="isTracked">Whether the driver tells which steps ran again, which takes time of its own.</param>
    public GeneratorSession(int kernels, bool isTracked = false)
    {
        project = new(kernels);
        driver = CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()],
            parseOptions: KernelProject.ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, isTracked));
        FirstRun = Run();

        var result = driver.GetRunResult();
        if (result.Diagnostics.FirstOrDefault() is { } diagnostic)
            throw new InvalidOperationException($"A kernel is not accepted: {diagnostic}");
        if (result.GeneratedTrees.Length != kernels)
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files are generated for {kernels} kernels.");
    }

    /// <summary>The milliseconds of the first run.</summary>
    public double FirstRun { get; }

    /// <summary>The files whose text the last run wrote again, changed or not; known where the driver tracks its steps.</summary>
    public int FilesWritten => driver.GetRunResult().Results[0].TrackedSteps[TrackingNames.Sources]
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is not IncrementalStepRunReason.Cached);

    /// <summary>The outputs, files and diagnostics, that the last run changed; known where the driver tracks its steps.</summary>
    public int OutputsChanged => driver.GetRunResult().Results[0].TrackedOutputSteps.Values
        .SelectMany(static steps => steps)
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    /// <summary>Fails if the project does not compile with the files generated for it.</summary>
    public void CheckThatItCompiles()
    {
        var compilation = project.Compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        if (compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The project does not compile: {error}");
    }

    /// <summary>Edits the file without kernels, and gives the milliseconds of the run after it.</summary>
    public double EditElsewhere()
    {
        project.EditElsewhere();
        return Run();
    }

    /// <summary>Edits the body of a kernel, and gives the milliseconds of the run after it.</summary>
    public double EditBody(int kernel)
    {
        project.EditBody(kernel);
        return Run();
    }

    private double Run()
    {
        driver = driver.RunGenerators(project.Compilation);
        return driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;
    }
}
