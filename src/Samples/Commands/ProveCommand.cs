using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kernels.Samples.Display;
using Kernels.Samples.Display.Figures;
using Kernels.Samples.Export;
using Kernels.Samples.Proving;
using Kernels.Samples.Topics;

namespace Kernels.Samples.Commands;

/// <summary>What the <c>prove</c> command was asked for.</summary>
/// <param name="Assembly">The file; null for the kernels of the library.</param>
/// <param name="Kernel">The kernel; null for all.</param>
internal sealed record ProveRequest(string? Assembly, string? Kernel)
{
    /// <summary>In ULP, instead of those of the kernels.</summary>
    public double? Bound { get; init; }

    /// <summary>How many inputs are run; null for all of kernels of one input.</summary>
    public long? Samples { get; init; }

    public bool Json { get; init; }

    public string? PlotFile { get; init; }

    public string? ResumeFile { get; init; }
}

/// <summary><c>prove</c>: the error of kernels over all floats, against their bodies in exact arithmetic.</summary>
internal static class ProveCommand
{
    private const int Exceeded = 1;
    private const long DefaultPairs = 10_000_000;

    public static Command Create(Interruption interruption)
    {
        var assembly = new Argument<string?>("ASSEMBLY.dll")
        {
            Description = "The assembly with the kernels. Those of Kernels itself unless given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var kernel = new Argument<string?>("Type.Method") { Description = "One of its kernels. All of them unless given.", Arity = ArgumentArity.ZeroOrOne };
        var bound = NumberOption.Real("--bound", "The largest error that is allowed, in ULP, instead of those of [MaxUlp].", above: true, value: null);
        var samples = NumberOption.Whole("--samples", "Run so many inputs, spread over all exponents, instead of all floats.", 1, 1_000_000_000, value: null);
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var plot = new Option<string>("--plot") { HelpName = "FILE.svg", Description = "Draw the largest error by the exponent of the input." };
        var resume = new Option<string>("--resume")
        {
            HelpName = "FILE.json",
            Description = "Where an interrupted run keeps what it has, and the next one goes on from. kernels-prove-ASSEMBLY.json unless given.",
        };
        var command = new Command("prove", "Measures the error of kernels over all floats, and compares the vector widths.")
        {
            assembly, kernel, bound, samples, json, plot, resume
        };
        command.ShowExamples(
            ("prove --samples 1000000", "measures the kernels of the library at a million inputs each"),
            ("prove Activations.Sigmoid", "runs one of them with all floats"),
            ("prove My.dll Filters.Gamma --bound 4", "runs a kernel of yours with all floats, and fails where its error is above 4 ULP"));
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = Read(parsed.GetValue(assembly), parsed.GetValue(kernel)) with
            {
                Bound = parsed.GetResult(bound) is null ? null : parsed.GetValue(bound),
                Samples = parsed.GetResult(samples) is null ? null : parsed.GetValue(samples),
                Json = parsed.GetValue(json),
                PlotFile = parsed.GetValue(plot),
                ResumeFile = parsed.GetValue(resume),
            };
            return Task.Run(() => DeepStack.Run(() => Run(request, interruption, cancellationToken)), CancellationToken.None);
        });
        return command;
    }

    /// <summary>A single argument is the assembly or the kernel.</summary>
    private static ProveRequest Read(string? first, string? second) => (first, second) switch
    {
        ({ } file, _) when IsFile(file) => new(file, second),
        (_, null) => new(null, first),
        _ => throw new UserError($"'{first}' is not the name of a dll: give the assembly first, and then one of its kernels."),
    };

    private static bool IsFile(string text) => text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
        || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "Without the JIT, as in a trimmed native program, it ends with a message before it loads anything.")]
    private static int Run(ProveRequest request, Interruption interruption, CancellationToken cancellationToken)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new UserError("prove needs the JIT, which a natively compiled program does not have. Run it by 'dotnet run', or as a .NET tool.");
        OutputFile.Check([], ("--plot", request.PlotFile),
            ("--resume", request.ResumeFile ?? (request.Samples is null ? ProofProgress.DefaultFile(request.Assembly) : null)));
        var assembly = request.Assembly is { } path ? KernelAssembly.Load(path) : KernelAssembly.Own;
        var name = assembly.GetName().Name!;
        var (kernels, uncovered) = KernelFinder.Find(assembly);
        if (kernels.Count + uncovered.Count == 0)
            throw new UserError($"'{request.Assembly}' has no kernels: no method in it is marked [Vectorize].");
        if (request.Kernel is { } wanted)
            (kernels, uncovered) = (Choose(kernels, uncovered, wanted), []);

        var proofs = Prove(kernels, request, assembly, name, interruption, cancellationToken);
        if (request.Json)
            Console.WriteLine(ProofReport.Of(name, proofs, uncovered, request.Samples ?? 0, request.Bound));
        else
            new ProofDisplay(Terminal.Create()).Show(name, proofs, uncovered, request.Samples ?? 0, request.Samples ?? DefaultPairs, request.Bound);
        if (request.PlotFile is { } plot)
        {
            var page = SvgPage.Draw("prove", $"The largest errors of {name}", [.. proofs.Select(static proof => new[] { ProofPlot.Of(proof) })]);
            OutputFile.Write(plot, "--plot", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(page)));
        }

        return proofs.Any(proof => proof.IsExceeded(request.Bound) || proof.Differing > 0) ? Exceeded : 0;
    }

    private static List<Proof> Prove(
        List<ProvableKernel> kernels, ProveRequest request, Assembly assembly, string name, Interruption interruption, CancellationToken cancellationToken)
    {
        var progress = new ProofProgress($"{name} {assembly.ManifestModule.ModuleVersionId}", request.Samples ?? 0);
        var file = request.ResumeFile ?? ProofProgress.DefaultFile(request.Assembly);
        progress.Load(file);
        interruption.KeepsWork = true;
        try
        {
            var display = request.Json ? null : new ProofDisplay(Terminal.Create());
            if (display is not null)
                display.Run(kernels, ProveOne);
            else
                kernels.ForEach(kernel => ProveOne(kernel, static () => { }));
        }
        catch (OperationCanceledException)
        {
            progress.Save(file);
            Console.Error.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"kernels: stopped after {progress.Done(kernels.Count):P0}. What is done is in '{file}': the same command goes on from there."));
            throw;
        }

        File.Delete(file);
        return [.. kernels.SelectMany(kernel => kernel.Results.Select((_, result) =>
            new Proof(kernel, result, Array.ConvertAll(progress.Of(kernel), bucket => bucket?[result]))))];

        void ProveOne(ProvableKernel kernel, Action report)
        {
            var pairs = kernel.Inputs.Length > 1;
            var inputs = pairs || request.Samples is not null ? ProofInputs.Sampled(kernel.Inputs.Length, request.Samples ?? DefaultPairs) : ProofInputs.Every;
            Prover.Run(kernel, inputs, progress.Of(kernel), report, cancellationToken);
            if (!inputs.IsSample)
                progress.Save(file);
        }
    }

    /// <summary>The kernels of a name, with or without its type.</summary>
    private static List<ProvableKernel> Choose(IReadOnlyList<ProvableKernel> kernels, IReadOnlyList<UncoveredKernel> uncovered, string wanted)
    {
        var found = kernels.Where(kernel => IsNamed(kernel.Name, wanted)).ToList();
        if (found.Count > 0)
            return found;
        if (uncovered.FirstOrDefault(kernel => IsNamed(kernel.Name, wanted)) is { } other)
            throw new UserError($"'{other.Name}' is not covered: {other.Reason}.");
        var names = kernels.Select(static kernel => kernel.Name).Concat(uncovered.Select(static kernel => kernel.Name));
        throw new UserError($"There is no kernel '{wanted}'. Did you mean '{names.MinBy(name => Distance.Between(name, wanted))}'?");
    }

    private static bool IsNamed(string name, string wanted) =>
        name == wanted || name.EndsWith($".{wanted}", StringComparison.Ordinal) || wanted.EndsWith($".{name}", StringComparison.Ordinal);
}
