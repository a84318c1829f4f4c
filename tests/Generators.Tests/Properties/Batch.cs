using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Kernels that are compiled together, one class each.</summary>
internal sealed record Batch(ImmutableArray<RandomKernel> Kernels)
{
    private const string Header =
        """
        #pragma warning disable // random code compares a value with itself and goes on after it has returned
        using System;
        using Kernels;
        using static Prelude;

        """;

    /// <summary>A batch that fails is halved until one kernel is left, and then that shrinks.</summary>
    public static Arbitrary<Batch> Of(Vocabulary vocabulary, int kernels, int size) => Arb.From(
        Gen.ArrayOf(Gen.Resize(RandomKernels.Of(vocabulary), size), kernels).Select(static kernels => new Batch([.. kernels])),
        static batch => batch.Kernels is [var kernel]
            ? Shrinking.Shrink(kernel).Select(static smaller => new Batch([smaller]))
            : [new Batch(batch.Kernels[..(batch.Kernels.Length / 2)]), new Batch(batch.Kernels[(batch.Kernels.Length / 2)..])]);

    /// <summary>The files: one with what all kernels share, and one for each class <c>K0</c>, <c>K1</c>, ...</summary>
    /// <param name="members">The members of a kernel's class; the kernel <c>F</c> where there is none.</param>
    public string[] Sources(Func<RandomKernel, string>? members = null) =>
    [
        $"{Header}internal static partial class Prelude\n{{\n{Operations.Prelude}\n}}\n",
        .. Kernels.Select((kernel, i) => $"{Header}public static partial class K{i}\n{{\n{members?.Invoke(kernel) ?? kernel.ToString()}}}\n"),
    ];

    /// <summary>
    /// Runs the generator, which reports nothing but what takes longer, compiles what it wrote without a warning, and
    /// hands on the assembly.
    /// </summary>
    /// <param name="harness">More source, to call the kernels.</param>
    public static void Load(string[] sources, string harness, Action<Assembly> use)
    {
        var run = Generation.Run(sources);
        var tree = CSharpSyntaxTree.ParseText($"#pragma warning disable\n{harness}", Generation.ParseOptions);
        using var image = new MemoryStream();
        var emitted = run.Output.AddSyntaxTrees(tree).Emit(image);
        var faults = run.Diagnostics.Where(static diagnostic => diagnostic.Id is not ("KRN007" or "KRN011"))
            .Concat(emitted.Diagnostics.Where(IsFault)).Take(5).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));

        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            image.Position = 0;
            use(context.LoadFromStream(image));
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool IsFault(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;

    /// <summary>Where there are many, their text helps nobody.</summary>
    public override string ToString() => Kernels is [var kernel] ? $"\n{kernel}" : $"{Kernels.Length} kernels";
}
