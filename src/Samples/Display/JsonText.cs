using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kernels.Samples.Display;

/// <summary>What <c>--json</c> prints where the parts are not known beforehand.</summary>
internal static class JsonText
{
    /// <summary>One object.</summary>
    /// <param name="write">Writes its properties.</param>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A number; null where it is not finite, since JSON has no such number.</summary>
    public static void WriteNumber(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }
}
