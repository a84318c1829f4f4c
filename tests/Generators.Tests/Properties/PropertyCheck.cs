using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>
/// Checks a property of batches of random kernels. The seed is fixed, for a build must not fail by chance; with
/// <c>KERNELS_SEED=random</c>, or a number, other kernels are tried.
/// </summary>
internal static class PropertyCheck
{
    private const ulong UsualSeed = 20_240_613;

    /// <param name="batches">How many batches to try.</param>
    /// <param name="kernels">How many kernels a batch has.</param>
    /// <param name="size">About how many operations a kernel has.</param>
    /// <param name="property">Throws where the property does not hold.</param>
    public static void Run(ITestOutputHelper output, Vocabulary vocabulary, int batches, int kernels, int size, Action<Batch> property)
    {
        var seed = Seed();
        output.WriteLine($"{batches * kernels} kernels of about {size} operations; again with KERNELS_SEED={seed}");

        var replay = new Replay(new Rnd(seed), FSharpOption<int>.None);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(batches).WithReplay(FSharpOption<Replay>.Some(replay)),
            Prop.ForAll(Batch.Of(vocabulary, kernels, size), property));
    }

    public static ulong Seed() => Environment.GetEnvironmentVariable("KERNELS_SEED") switch
    {
        null or "" => UsualSeed,
        "random" => (ulong)Random.Shared.NextInt64(),
        var number => ulong.Parse(number, CultureInfo.InvariantCulture),
    };
}
