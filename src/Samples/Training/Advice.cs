namespace Kernels.Samples.Training;

/// <summary>What a model warns of, with the options of the command line in place of the library's properties.</summary>
internal static class Advice
{
    private static readonly (string Property, string Option)[] Words =
    [
        ("Raise MaxIterations", "Raise --max-iterations"),
        ("or the learning rate", "or --learning-rate"),
        ("hoose the solver L-BFGS", "hoose --solver lbfgs"),
        ("Set L2", "Give --l2 a value above 0"),
        ("raise L2", "raise --l2"),
        ("Set Standardize", "Leave out --raw"),
    ];

    public static string? Of(string? warning)
    {
        foreach (var (property, option) in Words)
            warning = warning?.Replace(property, option, StringComparison.Ordinal);
        return warning;
    }
}
