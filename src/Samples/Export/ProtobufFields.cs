using Google.Protobuf;

namespace Kernels.Samples.Export;

/// <summary>Writes fields of protobuf messages by their numbers.</summary>
internal static class ProtobufFields
{
    /// <summary>A message of its own.</summary>
    public static byte[] Message(Action<CodedOutputStream> content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            content(output);
        return stream.ToArray();
    }

    public static void WriteField(this CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    public static void WriteField(this CodedOutputStream output, int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    public static void WriteField(this CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    }

    public static void WriteField(this CodedOutputStream output, int field, Action<CodedOutputStream> message) =>
        output.WriteField(field, Message(message));
}
