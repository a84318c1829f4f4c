using Kernels.Generators;
using Kernels.Generators.Emit;
using Kernels.Generators.Expressions;
using Kernels.Generators.Formulas;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Site.Generation;

/// <summary>A kernel, and what the generator finds out about it.</summary>
/// <param name="Model">What is generated from.</param>
/// <param name="Source">The method as its author wrote it.</param>
internal sealed record DescribedKernel(KernelModel Model, string Source)
{
    private readonly Lazy<CompiledKernel> compiled = new(() => KernelPasses.Compile(Model, describe: true) is { Failure: null } kernel
        ? kernel
        : throw new InvalidOperationException(Model.Name));

    /// <summary>The function as mathematics.</summary>
    public Function Meaning => compiled.Value.Meaning!;

    /// <summary>The function as it is written in code.</summary>
    public Function Code => compiled.Value.Code!;

    /// <summary>The function as vector forms have it.</summary>
    public Function VectorCode => compiled.Value.VectorCode!;

    /// <summary>The names of its results in formulas.</summary>
    public IReadOnlyList<string> Names => DescriptionWriter.NamesOf(Model);

    /// <summary>Its computation graph; null where it is too large to be drawn.</summary>
    public ComputationGraph? Graph => DescriptionWriter.GraphOf(compiled.Value);

    /// <summary>What is said of kinks, as lines of XML.</summary>
    public IEnumerable<string> Kinks => DerivativeRemarks.Of(compiled.Value).Where(static line => line.StartsWith("<para>At ", StringComparison.Ordinal));

    /// <summary>The text of its generated file.</summary>
    public string Generated => KernelFile.Create(compiled.Value with { Describes = false }) is { Failure: null } file
        ? file.Source
        : throw new InvalidOperationException(Model.Name);

    /// <summary>A result for given arguments.</summary>
    public double Evaluate(IReadOnlyList<double> arguments, int result = 0)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var evaluator = new PointEvaluator { Decide = node => node is Variable variable ? values[variable.Name] : null };
        foreach (var (parameter, argument) in Model.Parameters.Zip(arguments))
            evaluator.Parameters[parameter.Name] = argument;
        foreach (var binding in Meaning.Bindings)
            values[binding.Variable.Name] = evaluator.Evaluate(binding.Value);
        return evaluator.Evaluate(Meaning.Result is TupleExpr tuple ? tuple.Items[result] : Meaning.Result);
    }
}
