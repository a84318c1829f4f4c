using System.Text.Json;
using Kernels.Samples.Export;

namespace Kernels.Samples.Proving;

/// <summary>How far a run has come: the buckets of each kernel that are done, in a file from which another run goes on.</summary>
/// <param name="assembly">What tells an assembly from its other builds.</param>
/// <param name="samples">How many inputs are run; 0 for all.</param>
internal sealed class ProofProgress(string assembly, long samples)
{
    private readonly Dictionary<string, BucketResult[]?[]> kernels = new(StringComparer.Ordinal);

    /// <summary>Where it is kept unless another file is given: in the current folder.</summary>
    /// <param name="assembly">The file of the kernels; null for the library.</param>
    public static string DefaultFile(string? assembly) => $"kernels-prove-{Path.GetFileNameWithoutExtension(assembly) ?? "Kernels"}.json";

    /// <summary>The buckets of a kernel, by their numbers: null where they are not done.</summary>
    public BucketResult[]?[] Of(ProvableKernel kernel)
    {
        var key = KeyOf(kernel);
        return kernels.TryGetValue(key, out var known) ? known : kernels[key] = new BucketResult[]?[ProofInputs.Buckets];
    }

    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Done(int count) =>
        kernels.Values.Sum(static buckets => (double)buckets.Count(static bucket => bucket is not null)) / ((long)ProofInputs.Buckets * count);

    /// <exception cref="UserError">The file cannot be written.</exception>
    public void Save(string path) => OutputFile.Write(path, "--resume", stream =>
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("assembly", assembly);
        json.WriteNumber("samples", samples);
        json.WriteStartObject("kernels");
        foreach (var (name, buckets) in kernels)
        {
            json.WriteStartArray(name);
            for (var number = 0; number < buckets.Length; number++)
            {
                if (buckets[number] is not { } results)
                    continue;
                json.WriteStartArray();
                json.WriteNumberValue(number);
                foreach (var value in results.SelectMany(static result => result.ToNumbers()))
                    json.WriteNumberValue(value);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Reads what an earlier run has left; nothing where there is no file.</summary>
    /// <exception cref="UserError">The file is of something else.</exception>
    public void Load(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            if (root.GetProperty("assembly").GetString() != assembly || root.GetProperty("samples").GetInt64() != samples)
                throw new UserError($"'{path}' holds the progress of another run, of other samples or another build. "
                    + "Delete it, or give --resume another file.");
            foreach (var kernel in root.GetProperty("kernels").EnumerateObject())
                kernels[kernel.Name] = Read(kernel.Value);
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new UserError($"'{path}' does not hold the progress of prove. Give --resume another file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"'{path}' cannot be read: {FileFault.Of(error)}. Give --resume another file.");
        }
    }

    private static BucketResult[]?[] Read(JsonElement kernel)
    {
        var buckets = new BucketResult[]?[ProofInputs.Buckets];
        foreach (var bucket in kernel.EnumerateArray())
        {
            long[] numbers = [.. bucket.EnumerateArray().Select(static number => number.GetInt64())];
            buckets[numbers[0]] = [.. numbers.Skip(1).Chunk(BucketResult.NumberCount).Select(BucketResult.Of)];
        }

        return buckets;
    }

    private static string KeyOf(ProvableKernel kernel) => $"{kernel.Name}({string.Join(", ", kernel.Inputs)})";
}
