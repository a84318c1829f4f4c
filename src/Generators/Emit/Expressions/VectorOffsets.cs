using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Spells places that are whole vectors apart: <c>i</c>, <c>i + width</c>, <c>i + (2 * width)</c>.</summary>
/// <param name="Width">The local that holds the number of lanes of a vector.</param>
internal sealed record VectorOffsets(string Width)
{
    /// <summary>A number of vectors, standing alone.</summary>
    public string Step(int vectors) =>
        vectors == 1 ? Width : $"{Literals.Digits(vectors)} * {Width}";

    /// <summary>The place some vectors behind another one.</summary>
    public string After(string start, int vectors) => vectors switch
    {
        0 => start,
        1 => $"{start} + {Width}",
        _ => $"{start} + ({Step(vectors)})",
    };
}
