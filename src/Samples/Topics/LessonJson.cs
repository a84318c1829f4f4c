using System.Text.Json;
using Kernels.Samples.Display;

namespace Kernels.Samples.Topics;

/// <summary>The numbers and statements of a lesson as one JSON object. A number that is not finite is null.</summary>
internal static class LessonJson
{
    public static string Write(string command, Lesson lesson) => JsonText.Of(json =>
    {
        json.WriteString("command", command);
        json.WriteStartObject("numbers");
        foreach (var number in lesson.Numbers)
            Write(json, number);
        json.WriteEndObject();
        json.WriteStartArray("claims");
        foreach (var claim in lesson.Claims)
        {
            json.WriteStartObject();
            json.WriteString("statement", claim.Statement);
            json.WriteBoolean("holds", claim.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, LessonNumber number)
    {
        json.WritePropertyName(number.Name);
        if (number.IsArray)
            json.WriteStartArray();
        foreach (var value in number.Values)
            json.WriteNumber(value);
        if (number.IsArray)
            json.WriteEndArray();
    }
}
