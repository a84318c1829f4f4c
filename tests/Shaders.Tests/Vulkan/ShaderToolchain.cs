using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>Compiles HLSL to SPIR-V with the Khronos reference compiler, and validates what comes out.</summary>
public static partial class ShaderToolchain
{
    private const string Compiler = "glslangValidator";
    private const string Validator = "spirv-val";
    private const string Input = "shader.hlsl";
    private const string Output = "shader.spv";

    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Compiled = new();

    /// <summary>Why no shader can be compiled on this machine, or null if it can.</summary>
    public static string? MissingReason { get; } =
        !IsOnPath(Compiler) ? $"{Compiler} is missing: install the Debian package glslang-tools."
        : !IsOnPath(Validator) ? $"{Validator} is missing: install the Debian package spirv-tools."
        : null;

    /// <summary>Compiles and validates a shader; once for each source text.</summary>
    /// <exception cref="ShaderCompilationException">A tool refused the shader.</exception>
    public static byte[] Compile(string source) =>
        Compiled.GetOrAdd(source, static source => new(() => Compile(source, Options(source)))).Value;

    /// <summary>Compiles and validates a shader with the compiler's options as given.</summary>
    /// <exception cref="ShaderCompilationException">A tool refused the shader.</exception>
    public static byte[] Compile(string source, IEnumerable<string> options)
    {
        var folder = Directory.CreateTempSubdirectory("kernels-shader-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, Input), source);
            Run(Compiler, [.. options, Input, "-o", Output], folder, source);
            Run(Validator, ["--target-env", "vulkan1.1", Output], folder, source);
            return File.ReadAllBytes(Path.Combine(folder, Output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The compiler's options for a shader.</summary>
    /// <remarks>
    /// ComputeSharp writes the attribute NumThreads with a capital letter, as fxc and dxc accept it. This compiler
    /// ignores an attribute that it does not know, so each group would have a single thread. And without the shifts
    /// b0, t0 and u0 would all be binding 0.
    /// </remarks>
    public static string[] Options(string source)
    {
        var inputs = InputRegister().Matches(source)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1)
            .DefaultIfEmpty()
            .Max();
        return
        [
            "-DNumThreads=numthreads", "-D", "-V", "-S", "comp", "-e", "Execute", "--target-env", "vulkan1.1", "--hlsl-iomap",
            "--shift-texture-binding", Text(BindingShifts.ReadOnly),
            "--shift-UAV-binding", Text(BindingShifts.ReadWrite(inputs)),
        ];

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static void Run(string tool, string[] arguments, string folder, string source)
    {
        // In the folder itself, so that the tool's messages name the file alone.
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new ShaderCompilationException(tool, output + error.Result, source);
    }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? tool + ".exe" : tool)));

    [GeneratedRegex(@"register\s*\(\s*t(\d+)")]
    private static partial Regex InputRegister();
}
