namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>A shader that a tool refused: what the tool said, and the source with numbered lines.</summary>
public sealed class ShaderCompilationException(string tool, string output, string source)
    : Exception($"{tool} refused the shader:\n{output.Trim()}\n\n{Numbered(source)}")
{
    private static string Numbered(string source) =>
        string.Join('\n', source.Split('\n').Select((line, index) => $"{index + 1,4} | {line.TrimEnd('\r')}"));
}
