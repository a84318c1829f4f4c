using System.Buffers.Binary;
using Google.Protobuf;

namespace Kernels.Samples.Export;

/// <summary>The element types of tensors that are used here, by their numbers in the format.</summary>
internal enum OnnxType
{
    Float = 1,
    Int64 = 7,
    Double = 11,
}

/// <summary>A graph in the ONNX format, as far as dense models need it.</summary>
/// <remarks>
/// The numbers of fields are those of <c>onnx.proto</c> (github.com/onnx/onnx, ONNX 1.12: intermediate representation 8,
/// operator set 17). A field's number never changes there.
/// </remarks>
internal sealed class OnnxGraph(string name)
{
    private const long RepresentationVersion = 8;
    private const long OperatorSet = 17;
    private const long IntegerAttribute = 2;

    private readonly List<byte[]> nodes = [];
    private readonly List<byte[]> tensors = [];
    private readonly List<byte[]> inputs = [];
    private readonly List<byte[]> outputs = [];
    private readonly List<byte[]> metadata = [];

    /// <summary>Adds an operator (NodeProto with AttributeProto).</summary>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, string output, string[] arguments, params (string Name, long Value)[] attributes)
    {
        nodes.Add(ProtobufFields.Message(node =>
        {
            foreach (var argument in arguments)
                node.WriteField(1, argument);
            node.WriteField(2, output);
            node.WriteField(3, $"{operation}_{output}");
            node.WriteField(4, operation);
            foreach (var (attribute, value) in attributes)
            {
                node.WriteField(5, message =>
                {
                    message.WriteField(1, attribute);
                    message.WriteField(3, value);
                    message.WriteField(20, IntegerAttribute);
                });
            }
        }));
        return output;
    }

    /// <summary>Adds constants (TensorProto).</summary>
    /// <returns>Their name.</returns>
    public string AddConstants(string constant, long[] shape, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return AddConstants(constant, shape, OnnxType.Float, bytes);
    }

    /// <inheritdoc cref="AddConstants(string, long[], ReadOnlySpan{float})"/>
    public string AddConstants(string constant, long[] shape, ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return AddConstants(constant, shape, OnnxType.Double, bytes);
    }

    /// <summary>Declares an input of any number of rows.</summary>
    public void AddInput(string input, OnnxType type, int columns) => inputs.Add(Value(input, type, columns));

    /// <summary>Declares an output of any number of rows; without columns it is a vector.</summary>
    public void AddOutput(string output, OnnxType type, int? columns) => outputs.Add(Value(output, type, columns));

    /// <summary>Adds a text that says something of the model (StringStringEntryProto).</summary>
    public void AddMetadata(string key, string value) => metadata.Add(ProtobufFields.Message(entry =>
    {
        entry.WriteField(1, key);
        entry.WriteField(2, value);
    }));

    /// <summary>The file: a ModelProto with its GraphProto and OperatorSetIdProto.</summary>
    public byte[] ToBytes() => ProtobufFields.Message(model =>
    {
        model.WriteField(1, RepresentationVersion);
        model.WriteField(2, "kernels");
        model.WriteField(7, WriteGraph);
        model.WriteField(8, static set =>
        {
            set.WriteField(1, "");
            set.WriteField(2, OperatorSet);
        });
        WriteAll(model, 14, metadata);
    });

    private void WriteGraph(CodedOutputStream graph)
    {
        WriteAll(graph, 1, nodes);
        graph.WriteField(2, name);
        WriteAll(graph, 5, tensors);
        WriteAll(graph, 11, inputs);
        WriteAll(graph, 12, outputs);
    }

    private static void WriteAll(CodedOutputStream message, int field, List<byte[]> own)
    {
        foreach (var value in own)
            message.WriteField(field, value);
    }

    private string AddConstants(string constant, long[] shape, OnnxType type, byte[] littleEndian)
    {
        tensors.Add(ProtobufFields.Message(tensor =>
        {
            foreach (var length in shape)
                tensor.WriteField(1, length);
            tensor.WriteField(2, (long)type);
            tensor.WriteField(8, constant);
            tensor.WriteField(9, littleEndian);
        }));
        return constant;
    }

    /// <summary>A ValueInfoProto with its TypeProto and TensorShapeProto.</summary>
    private static byte[] Value(string value, OnnxType type, int? columns) => ProtobufFields.Message(info =>
    {
        info.WriteField(1, value);
        info.WriteField(2, typeOfValue => typeOfValue.WriteField(1, tensor =>
        {
            tensor.WriteField(1, (long)type);
            tensor.WriteField(2, shape =>
            {
                shape.WriteField(1, static rows => rows.WriteField(2, "N"));
                if (columns is { } count)
                    shape.WriteField(1, dimension => dimension.WriteField(1, count));
            });
        }));
    });
}
