using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kernels.Benchmarks.Peers;

/// <summary>What <c>peers --json</c> prints.</summary>
internal sealed record PeersReport(
    Machine Machine,
    int Rounds,
    ImmutableArray<string> Versions,
    ImmutableArray<MissingPeer> Missing,
    ImmutableArray<Comparison> Comparisons)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
