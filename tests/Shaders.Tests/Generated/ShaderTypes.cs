using ComputeSharp;
using ComputeSharp.Descriptors;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>The shaders that the generator wrote into this assembly.</summary>
internal static class ShaderTypes
{
    public static IReadOnlyDictionary<string, Type> All { get; } = typeof(ShaderTypes).Assembly.GetTypes()
        .Where(static type => type.IsValueType
            && type.GetInterfaces().Any(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IComputeShaderDescriptor<>)))
        .Where(static type => type != typeof(LogisticShader) && type != typeof(FaultyShader))
        .ToDictionary(static type => $"{type.DeclaringType!.Name}.{type.Name}", StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Runs a form and returns the dispatches that it makes.</summary>
    public static IReadOnlyList<RecordedRun> Record(ShaderForm form, int rows, int columns, int seed, bool isModerate = false)
    {
        var arguments = form.Draw(
            varying => form.Kind switch
            {
                FormKind.Rows => varying == 0 ? rows * columns : columns,
                FormKind.Columns => varying == 0 ? rows * columns : rows,
                _ => columns,
            },
            seed,
            isModerate);
        GraphicsDevice.Recording = [];
        try
        {
            form.RunOnBuffers(arguments, columns, form.Kind == FormKind.Rows ? rows : columns);
            return GraphicsDevice.Recording;
        }
        finally
        {
            GraphicsDevice.Recording = null;
        }
    }
}
