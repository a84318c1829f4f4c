using System.Reflection;
using Kernels.Corpus;

namespace Kernels.Benchmarks.Corpus;

/// <summary>A parameter of a function of the corpus, and the values that it is tried with.</summary>
internal sealed class CorpusParameter
{
    private const int TableLength = 16;

    private readonly SampleAttribute? sample;

    public CorpusParameter(ParameterInfo parameter)
    {
        sample = parameter.GetCustomAttribute<SampleAttribute>();
        IsUniform = parameter.GetCustomAttribute<UniformAttribute>() is not null;
        IsTable = parameter.ParameterType.IsGenericType;
        Element = IsTable ? parameter.ParameterType.GetGenericArguments()[0] : parameter.ParameterType;
    }

    public Type Element { get; }

    public bool IsUniform { get; }

    /// <summary>A span of numbers that all elements share.</summary>
    public bool IsTable { get; }

    /// <summary>An argument: an array, or one value where the parameter is uniform.</summary>
    public object Argument(int length, Random random)
    {
        if (IsUniform && !IsTable)
            return Value(random);
        var values = Array.CreateInstance(Element, IsTable ? TableLength : length);
        for (var i = 0; i < values.Length; i++)
            values.SetValue(Value(random), i);
        return values;
    }

    private object Value(Random random)
    {
        var (low, high) = sample is not null ? (sample.Low, sample.High) : Type.GetTypeCode(Element) switch
        {
            TypeCode.Byte => (byte.MinValue, byte.MaxValue),
            TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue),
            TypeCode.Int16 => (short.MinValue, short.MaxValue),
            TypeCode.UInt16 => (ushort.MinValue, ushort.MaxValue),
            TypeCode.UInt32 => (0, uint.MaxValue),
            _ => (-4.0, 4.0),
        };
        var value = low + (random.NextDouble() * (high - low));
        return Element == typeof(bool) ? value > 0
            : Element == typeof(float) ? (float)value
            : Element == typeof(double) ? value
            : Element == typeof(Half) ? (object)(Half)value
            : Convert.ChangeType(Math.Round(value), Element, System.Globalization.CultureInfo.InvariantCulture);
    }
}
