using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Kernels.Learning;

/// <summary>Reads the text of a model's file, or says what is wrong with it and where.</summary>
internal static class ModelText
{
    /// <summary>Reads a stream to its end, unless it begins as no model's does: it may have no end, or be any large file.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ModelFile Read(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        var start = new byte[1];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == 1)
        {
            if (start[0] is not ((byte)'{' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                throw Foreign(name, "it does not begin as a JSON object does");
            memory.Write(start);
            stream.CopyTo(memory);
        }

        return Parse(memory.GetBuffer().AsSpan(0, (int)memory.Length), name);
    }

    /// <param name="json">The text.</param>
    /// <param name="name">What the message of an exception begins with.</param>
    /// <exception cref="InvalidDataException">It is damaged, is not a model's, or is of a newer version.</exception>
    private static ModelFile Parse(ReadOnlySpan<byte> json, string name)
    {
        var keys = Keys(json, name);
        var head = Read(json, name, static text => JsonSerializer.Deserialize(text, ModelFileHeadContext.Default.ModelFileHead));
        if (head.Format != ModelFile.FormatName)
            throw Foreign(name, $"it has no \"format\": \"{ModelFile.FormatName}\"");
        if (head.Version is not { } version || version < 1)
            throw Damaged(name, "it has no version");
        if (version > ModelFile.CurrentVersion)
            throw new InvalidDataException($"{name}: the model's version is {version}; this library reads versions up to {ModelFile.CurrentVersion}. "
                + "Update the library, or save the model with an older one.");

        var known = ModelFileContext.Default.ModelFile.Properties.Select(static property => property.Name).ToHashSet();
        if (known.Except(keys).FirstOrDefault() is { } missing)
            throw Damaged(name, $"'{missing}' is missing");
        if (keys.Except(known).FirstOrDefault() is { } surplus)
            throw Damaged(name, $"'{surplus}' is no part of a model");
        var file = Read(json, name, static text => JsonSerializer.Deserialize(text, ModelFileContext.Default.ModelFile));
        return file.Fault() is { } fault ? throw Damaged(name, fault) : file;
    }

    /// <summary>The names at the top; that the text is one JSON object, with no name twice.</summary>
    private static HashSet<string> Keys(ReadOnlySpan<byte> json, string name)
    {
        if (!Utf8.IsValid(json))
            throw Foreign(name, "its text is not UTF-8");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 0, TokenType: not (JsonTokenType.StartObject or JsonTokenType.EndObject) })
                    throw Foreign(name, "it is not a JSON object");
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.GetString()! is var key && !keys.Add(key))
                    throw Damaged(name, $"'{key}' is there twice");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The other one is thrown where an escape stands for half a character.
            throw Foreign(name, error is JsonException syntax ? $"it is no JSON from {Place(syntax)} on" : "one of its names is no text", error);
        }

        return keys;
    }

    private static T Read<T>(ReadOnlySpan<byte> json, string name, Func<ReadOnlySpan<byte>, T?> read)
        where T : class
    {
        try
        {
            return read(json) ?? throw Foreign(name, "it is null");
        }
        catch (JsonException error)
        {
            throw Damaged(name, $"'{error.Path?.TrimStart('$', '.')}' ({Place(error)}) has a value that no model has there", error);
        }
    }

    /// <summary>Lines and bytes count from 1, as in editors.</summary>
    private static string Place(JsonException error) =>
        string.Create(CultureInfo.InvariantCulture, $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");

    private static InvalidDataException Damaged(string name, string fault, Exception? cause = null) =>
        new($"{name}: the model is damaged: {fault}. Save it again, or take another copy.", cause);

    private static InvalidDataException Foreign(string name, string fault, Exception? cause = null) =>
        new($"{name}: this is not a saved model, or it is damaged: {fault}. Take a file that a model was saved to.", cause);
}
