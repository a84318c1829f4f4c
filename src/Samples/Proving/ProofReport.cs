using System.Text.Json;
using Kernels.Samples.Display;

namespace Kernels.Samples.Proving;

/// <summary>What <c>prove --json</c> prints.</summary>
internal static class ProofReport
{
    /// <param name="assembly">The name of the assembly.</param>
    /// <param name="proofs">By kernels and their results.</param>
    /// <param name="uncovered">The kernels that were not run.</param>
    /// <param name="samples">How many inputs of one-input kernels were run; 0 for all.</param>
    /// <param name="bound">Instead of those of the kernels.</param>
    public static string Of(string assembly, IReadOnlyList<Proof> proofs, IReadOnlyList<UncoveredKernel> uncovered,
        long samples, double? bound) => JsonText.Of(json =>
    {
        json.WriteString("assembly", assembly);
        json.WriteStartArray("kernels");
        foreach (var proof in proofs)
            Write(json, proof, samples == 0 && proof.Kernel.Inputs.Length == 1, bound ?? proof.Kernel.Bound);
        json.WriteEndArray();
        json.WriteStartArray("notCovered");
        foreach (var kernel in uncovered)
        {
            json.WriteStartObject();
            json.WriteString("name", kernel.Name);
            json.WriteString("reason", kernel.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Proof proof, bool isOfAll, double? bound)
    {
        json.WriteStartObject();
        json.WriteString("name", proof.Name);
        json.WriteStartArray("inputs");
        foreach (var input in proof.Kernel.Inputs)
            json.WriteStringValue(input);
        json.WriteEndArray();
        json.WriteBoolean("allInputs", isOfAll);
        json.WriteNumber("compared", proof.Compared);
        json.WriteStartObject("skipped");
        for (var reason = 0; reason < proof.Skipped.Length; reason++)
        {
            if (proof.Skipped[reason] > 0)
                json.WriteNumber(SkipReasons.TextOf(reason), proof.Skipped[reason]);
        }

        json.WriteEndObject();
        if (proof.Compared > 0)
        {
            Write(json, "vectors", WorstCase.Of(proof, isScalar: false), proof.Mean);
            Write(json, "scalar", WorstCase.Of(proof, isScalar: true), mean: null);
        }

        json.WriteBoolean("widthsAgree", proof.Differing == 0);
        json.WriteBoolean("scalarHasSameBits", proof.ScalarDiffering == 0);
        Write(json, "bound", bound);
        json.WriteBoolean("exceeded", proof.IsExceeded(bound));
        json.WriteStartArray("losses");
        foreach (var range in proof.Ranges)
        {
            json.WriteStartObject();
            Write(json, "from", range.Low);
            Write(json, "to", range.High);
            json.WriteNumber("count", range.Count);
            Write(json, "maximumUlp", range.Largest);
            json.WriteString("reason", LossReason.Of(proof.Kernel, range.Worst));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string form, WorstCase worst, double? mean)
    {
        json.WriteStartObject(form);
        Write(json, "maximumUlp", worst.Error);
        if (mean is not null)
            Write(json, "meanUlp", mean);
        json.WriteStartArray("at");
        foreach (var input in worst.Inputs)
            json.WriteNumber(input);
        json.WriteEndArray();
        Write(json, "value", worst.Value);
        Write(json, "reference", worst.Reference);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        json.WritePropertyName(name);
        json.WriteNumber(number ?? double.NaN);
    }
}
