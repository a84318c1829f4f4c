using System.Reflection;
using Kernels.Corpus;

namespace Kernels.Benchmarks.Corpus;

/// <summary>A function of the corpus.</summary>
internal sealed class CorpusFunction
{
    private CorpusFunction(MethodInfo scalar)
    {
        Scalar = scalar;
        Parameters = [.. scalar.GetParameters().Select(static parameter => new CorpusParameter(parameter))];
        Results = scalar.ReturnType.IsGenericType ? scalar.ReturnType.GetGenericArguments() : [scalar.ReturnType];
        Tolerance = scalar.GetCustomAttribute<CloseAttribute>()?.Tolerance ?? 0;
    }

    public static IReadOnlyList<CorpusFunction> All { get; } =
    [
        .. typeof(CloseAttribute).Assembly.GetExportedTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(static method => method.GetCustomAttribute<VectorizeAttribute>() is not null)
            .Select(static method => new CorpusFunction(method))
            .OrderBy(static function => function.Name, StringComparer.Ordinal),
    ];

    public MethodInfo Scalar { get; }

    public string Name => $"{Scalar.DeclaringType!.Name}.{Scalar.Name}";

    public IReadOnlyList<CorpusParameter> Parameters { get; }

    /// <summary>The type that it returns, or those of its tuple's elements.</summary>
    public IReadOnlyList<Type> Results { get; }

    /// <summary>How far the forms may be from the scalar method; 0 where they have its bits.</summary>
    public double Tolerance { get; }

    /// <summary>The place of the parameter whose span may be the destination, or −1.</summary>
    public int InPlace => Results.Count > 1 ? -1 : Parameters.ToList().FindIndex(parameter => !parameter.IsUniform && parameter.Element == Results[0]);

    /// <summary>Is an element of each input and result as wide as a lane, so that a vector form takes and gives whole vectors of them?</summary>
    public bool HasPlainVectors => Parameters.Where(static parameter => !parameter.IsUniform).Select(static parameter => parameter.Element)
        .Concat(Results)
        .Select(static type => type == typeof(int) || type == typeof(uint) || type == typeof(float) ? 4
            : type == typeof(long) || type == typeof(ulong) || type == typeof(double) ? 8
            : 0)
        .Distinct().ToList() is [> 0];

    public override string ToString() => Name;
}
