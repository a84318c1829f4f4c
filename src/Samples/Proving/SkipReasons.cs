namespace Kernels.Samples.Proving;

/// <summary>Why an input is not compared.</summary>
internal static class SkipReasons
{
    public const int Kink = 0;
    public const int Rounding = 1;
    public const int Bits = 2;
    public const int Throws = 3;
    public const int Loop = 4;
    public const int FunctionNotFinite = 5;
    public const int DerivativeNotFinite = 6;
    public const int Cancellation = 7;

    private static readonly string[] Texts =
    [
        "at a kink or at the border of a condition",
        "rounding decides a condition",
        "the result depends on the bits of a number, which have no derivative",
        "it throws",
        "a loop does not end",
        "the function is not finite",
        "the derivative is not finite",
        "the body cancels so much that 106 bits do not suffice",
    ];

    public static int Count => Texts.Length;

    public static string TextOf(int reason) => Texts[reason];
}
