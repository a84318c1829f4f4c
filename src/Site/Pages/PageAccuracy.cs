using System.Globalization;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;
using Kernels.Site.Generation;

namespace Kernels.Site.Pages;

/// <summary>What a page says of errors.</summary>
internal static class PageAccuracy
{
    public static IEnumerable<string> Lines(KernelEntry entry, DescribedKernel kernel, AccuracyResults results)
    {
        var calls = kernel.Code.Nodes().OfType<MathCall>().ToList();
        var measured = entry.Measurements.Select(results.Find).OfType<Measurement>().ToList();
        var ofValue = measured.Find(measurement => measurement.Function == $"{entry.Name}(float)");
        var estimates = calls.Where(static call => call.Function.Name.EndsWith("Estimate", StringComparison.Ordinal)).ToList();
        var scalar = calls.Where(static call => call.Form == VectorForm.VectorMath)
            .Select(static call => call.Function.ScalarMethod(ScalarType.Single)).Distinct();
        var approximate = kernel.VectorCode.Nodes().OfType<MathCall>().Where(static call => call.Form == VectorForm.VectorMath)
            .Select(static call => call.Function.Name).Distinct().Except([entry.Name]).ToList();

        if (estimates.Count > 0)
            yield return "The result is what the processor's instruction gives. It differs between processors.";
        else if (ofValue is null && approximate.Count > 0)
            yield return $"The scalar method calls {List(scalar)}. The vector forms call "
                + $"{List(approximate.Select(static name => $"VectorMath.{name}"))}. All other operations give the same bits in all forms.";
        else if (ofValue is null)
            yield return "There are no calls of approximate functions. "
                + "All forms give the same bits as the scalar method, except for the sign and the payload of a NaN.";

        var parts = approximate.Select(name => results.Find($"{name}(float)")).OfType<Measurement>().Where(part => ofValue is null && !measured.Contains(part));
        foreach (var measurement in parts.Concat(measured))
        {
            var inputs = measurement.Inputs == 1L << 32 ? "all 2³² inputs" : string.Create(CultureInfo.InvariantCulture, $"{measurement.Inputs:N0} inputs");
            yield return $"- {NameOf(measurement)}: at most {measurement.Bound} ULP. "
                + $"The largest error found is {measurement.MaxUlp} ULP, at `{measurement.WorstInput}`, among {inputs}.";
        }

        yield return "[Numerics](../guide/numerics.md#accuracy) says what the numbers mean, and what holds on a GPU.";
    }

    private static string NameOf(Measurement measurement) =>
        measurement.Function.EndsWith(')') && !measurement.Function.StartsWith('(') ? $"`{measurement.Function}`" : measurement.Function;

    private static string List(IEnumerable<string> names) => string.Join(" and ", names.Select(static name => $"`{name}`"));
}
