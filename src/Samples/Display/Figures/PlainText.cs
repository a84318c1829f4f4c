namespace Kernels.Samples.Display.Figures;

/// <summary>Text for terminals that show ASCII alone.</summary>
internal static class PlainText
{
    /// <summary>Replaces signs by what they are typed as, character by character so that widths stay.</summary>
    public static string Of(string text) => string.Concat(text.Select(Of));

    private static char Of(char character) => character switch
    {
        < (char)128 => character,
        '−' or '–' or '⁻' => '-',
        '·' or '×' => '*',
        '∂' or 'δ' => 'd',
        'Δ' => 'D',
        'σ' => 's',
        'Σ' => 'S',
        'ŷ' => 'y',
        '′' or 'ᵀ' => '\'',
        '²' => '2',
        '³' => '3',
        '¹' => '1',
        'ˣ' => 'x',
        '≥' or '→' => '>',
        '≤' or '←' => '<',
        '≈' => '~',
        '…' => '.',
        _ => '?',
    };
}
