using System.Reflection;
using System.Runtime.InteropServices;
using ComputeSharp;
using ComputeSharp.Descriptors;
using ComputeSharp.Interop;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>What a shader says of itself fits its HLSL: a device binds by the one and reads by the other.</summary>
public class DescriptorTests
{
    public static TheoryData<string> Shaders => ShaderTypes.Names;

    [Theory]
    [MemberData(nameof(Shaders))]
    public void Descriptor_fits_the_text(string name) => typeof(DescriptorTests)
        .GetMethod(nameof(Check), BindingFlags.Static | BindingFlags.NonPublic)!
        .MakeGenericMethod(ShaderTypes.All[name])
        .CreateDelegate<Action>()();

    [Fact]
    public void Every_shader_is_run_by_an_overload()
    {
        var run = ShaderForm.All.Values.SelectMany(static form => ShaderTypes.Record(form, 3, 300, seed: 1)).Select(static run => run.Dispatch.Shader);

        Assert.Empty(ShaderTypes.All.Values.Except(run));
    }

    private static void Check<T>()
        where T : struct, IComputeShader, IComputeShaderDescriptor<T>
    {
        var text = HlslText.Parse(T.HlslSource);
        Assert.Equal([T.ThreadsX, T.ThreadsY, T.ThreadsZ], HlslText.Threads(T.HlslSource));
        Assert.Equal(T.ConstantBufferSize, text.ConstantBytes);
        Assert.False(T.IsStaticSamplerRequired);

        // The ranges are the registers in the order of the text.
        Assert.Equal(text.Buffers.Select(static buffer => buffer.Register), T.ResourceDescriptorRanges.ToArray().Select(Register));

        // Each field has a value of its own, and is found where the text has it. The order of the fields is that of the text.
        var fields = typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        var values = new Queue<object>(fields.Select(ValueOf));
        object boxed = default(T);
        foreach (var field in fields)
            field.SetValue(boxed, values.Dequeue());
        var dispatch = RecordedDispatch.Bind(64, 3, 2, (T)boxed);

        var buffers = fields.Where(static field => typeof(IGraphicsResource).IsAssignableFrom(field.FieldType)).ToList();
        Assert.Equal(text.Buffers.Count, buffers.Count);
        foreach (var (field, (register, type)) in buffers.Zip(text.Buffers))
        {
            Assert.Same(field.GetValue(boxed), dispatch[register]);
            Assert.Equal(type, Keyword(field.FieldType.GetGenericArguments()[0]));
        }

        IEnumerable<(string, object)> constants = text.Constants.Select(constant =>
            (constant.Type, Read(constant.Type, dispatch.Constants.AsSpan(constant.Offset))));
        IEnumerable<(string, object)> numbers = fields.Except(buffers).Select(field => (Keyword(field.FieldType), field.GetValue(boxed)!));
        Assert.Equal([("uint", 64u), ("uint", 3u), ("uint", 2u), .. numbers], constants);
    }

    private static string Register(ResourceDescriptorRange range)
    {
        var kind = range.Type switch
        {
            ResourceDescriptorRangeType.ShaderResourceView => 't',
            ResourceDescriptorRangeType.UnorderedAccessView => 'u',
            _ => '?',
        };
        return $"{kind}{range.Register}";
    }

    private static object ValueOf(FieldInfo field, int number)
    {
        var type = field.FieldType;
        if (type == typeof(float))
            return number + 0.5f;
        if (type == typeof(double))
            return number + 0.1;
        if (!type.IsGenericType)
            return Arrays.OfBits(type, [(ulong)number + 1000]).GetValue(0)!;
        var allocate = type.GetGenericTypeDefinition() == typeof(ReadOnlyBuffer<>) ? "AllocateReadOnlyBuffer" : "AllocateReadWriteBuffer";
        return typeof(GraphicsDeviceExtensions).GetMethods()
            .Single(method => method.Name == allocate && method.GetParameters()[1].ParameterType == typeof(int))
            .MakeGenericMethod(type.GetGenericArguments())
            .Invoke(null, [GraphicsDevice.GetDefault(), 1, AllocationMode.Clear])!;
    }

    private static object Read(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "int" => (object)MemoryMarshal.Read<int>(bytes),
        "uint" => MemoryMarshal.Read<uint>(bytes),
        "float" => MemoryMarshal.Read<float>(bytes),
        _ => MemoryMarshal.Read<double>(bytes),
    };

    private static string Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Single => "float",
        _ => "double",
    };
}
