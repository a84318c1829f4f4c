using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>What the text of a shader declares, read as a compiler of HLSL would read it.</summary>
/// <param name="Constants">The numbers of the constant buffer, with the offset in bytes that the rules of packing give.</param>
/// <param name="Buffers">The buffers in the order of the text, with register and element type.</param>
/// <param name="ConstantBytes">The size of the constant buffer, without the padding to whole rows.</param>
internal sealed partial record HlslText(
    IReadOnlyList<(string Type, string Name, int Offset)> Constants, IReadOnlyList<(string Register, string Type)> Buffers, int ConstantBytes)
{
    public static HlslText Parse(string hlsl)
    {
        var constants = new List<(string, string, int)>();
        var offset = 0;
        foreach (Match field in Field().Matches(ConstantBuffer().Match(hlsl).Groups["fields"].Value))
        {
            // A number starts at a multiple of its size, and does not cross a row of 16 bytes.
            var size = field.Groups["type"].Value == "double" ? 8 : 4;
            offset = (offset + size - 1) / size * size;
            constants.Add((field.Groups["type"].Value, field.Groups["name"].Value, offset));
            offset += size;
        }

        return new HlslText(
            constants,
            [.. BufferDeclaration().Matches(hlsl).Select(static match => (match.Groups["register"].Value, match.Groups["type"].Value))],
            offset);
    }

    /// <summary>The threads of a group.</summary>
    public static int[] Threads(string hlsl) =>
        [.. GroupSize().Match(hlsl).Groups["sizes"].Value.Split(',').Select(static size => int.Parse(size, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^cbuffer _ : register\(b0\)\s*\{(?<fields>[^}]*)\}", RegexOptions.Multiline)]
    private static partial Regex ConstantBuffer();

    [GeneratedRegex(@"(?<type>\w+) (?<name>\w+);")]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?:RW)?StructuredBuffer<(?<type>\w+)> \w+ : register\((?<register>[tu]\d+)\);", RegexOptions.Multiline)]
    private static partial Regex BufferDeclaration();

    [GeneratedRegex(@"\[numthreads\((?<sizes>[\d, ]+)\)\]\s*void Execute")]
    private static partial Regex GroupSize();
}
