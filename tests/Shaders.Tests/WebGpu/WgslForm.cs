using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Kernels.Shaders.Tests.Generated;
using Xunit;

namespace Kernels.Shaders.Tests.WebGpu;

/// <summary>A kernel's constant with its shader of WebGPU, beside its other forms.</summary>
internal sealed partial class WgslForm
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private WgslForm(ShaderForm kernel, string text) => (Kernel, Text) = (kernel, text);

    /// <summary>Every kernel of the tests that has one.</summary>
    public static IReadOnlyDictionary<string, WgslForm> All { get; } = ShaderForm.All.Values
        .Where(static form => form.Kind == FormKind.Map && form.Scalar.GetCustomAttribute<VectorizeAttribute>()!.Wgsl)
        .ToDictionary(static form => form.Name, static form => new WgslForm(form, TextOf(form.Scalar)), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    public ShaderForm Kernel { get; }

    public string Text { get; }

    public int Buffers => Kernel.Parameters.Count(static parameter => !parameter.IsUniform) + Kernel.Outputs.Count;

    /// <summary>Runs the shader on the arguments that the overloads take.</summary>
    public async Task<IReadOnlyList<Array>> RunAsync(WebGpuFixture device, object[] arguments, int length, int groups)
    {
        var inputs = arguments.OfType<Array>().Select(static array => Bytes(array));
        var numbers = new byte[4].Concat(arguments.Where(static argument => argument is not Array).SelectMany(static argument => Bytes(argument))).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(numbers, length);
        var results = await device.RunAsync(Text, Entry().Match(Text).Groups[1].Value, groups, inputs, Kernel.Outputs.Select(_ => 4 * length), numbers);
        return [.. results.Zip(Kernel.Outputs, static (bytes, type) => Arrays.OfBytes(type, bytes))];
    }

    private static IEnumerable<byte> Bytes(object number)
    {
        var array = Array.CreateInstance(number.GetType(), 1);
        array.SetValue(number, 0);
        return Bytes(array);
    }

    private static byte[] Bytes(Array array)
    {
        var bytes = new byte[Buffer.ByteLength(array)];
        Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>Overloads have one constant each, numbered from the second on.</summary>
    private static string TextOf(MethodInfo kernel)
    {
        var overloads = kernel.DeclaringType!.GetMethods(AnyStatic)
            .Where(method => method.Name == kernel.Name && method.GetCustomAttribute<VectorizeAttribute>() is not null)
            .OrderBy(static method => method.MetadataToken)
            .ToList();
        var number = overloads.IndexOf(kernel) + 1;
        var name = $"{kernel.Name}Wgsl{(number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture))}";
        return (string)kernel.DeclaringType.GetField(name, AnyStatic)!.GetRawConstantValue()!;
    }

    [GeneratedRegex(@"@compute [^\n]*\nfn (\w+)\(")]
    private static partial Regex Entry();
}
