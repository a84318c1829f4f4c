using System.Reflection;

namespace Kernels.Tests.Running;

/// <summary>One kernel of the tests: a method with <see cref="VectorizeAttribute"/> in this assembly.</summary>
internal sealed class KernelCase
{
    private KernelCase(MethodInfo scalar)
    {
        Scalar = scalar;
        Parameters = [.. scalar.GetParameters().Select(static parameter => new CaseParameter(
            parameter.ParameterType,
            parameter.GetCustomAttribute<UniformAttribute>() is not null,
            parameter.GetCustomAttribute<InRangeAttribute>()))];
        Name = $"{scalar.DeclaringType!.Name}.{scalar.Name}({string.Join(", ", Parameters.Select(static parameter => parameter.Type.Name))})";
    }

    /// <summary>The case table: every kernel under <c>Cases</c> and <c>Unseen</c>.</summary>
    public static IReadOnlyDictionary<string, KernelCase> All { get; } = typeof(KernelCase).Assembly.GetTypes()
        .Where(static type => type.Namespace is "Kernels.Tests.Cases" or "Kernels.Tests.Unseen")
        .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(static method => method.GetCustomAttribute<VectorizeAttribute>() is not null)
        .Select(static method => new KernelCase(method))
        .OrderBy(static kernel => kernel.Name, StringComparer.Ordinal)
        .ToDictionary(static kernel => kernel.Name, StringComparer.Ordinal);

    public string Name { get; }

    public MethodInfo Scalar { get; }

    public IReadOnlyList<CaseParameter> Parameters { get; }

    public Type ResultType => Scalar.ReturnType;

    public int ElementSize => Elements.SizeOf(ResultType);

    public bool HasUniform => Parameters.Any(static parameter => parameter.IsUniform);

    /// <summary>What the results are compared by; null where they are the scalar method's bits.</summary>
    public Tolerance? Tolerance => Tolerance.Of(this);

    /// <summary>The public span form, and the loop of each width by itself, which it chooses from.</summary>
    public IReadOnlyList<(string Name, SpanForm Run)> SpanForms() =>
        [.. new[] { "", "512", "256", "128" }.Select(width => ($"{Scalar.Name}{width}", Forms.Span(this, Scalar.Name + width)))];

    public override string ToString() => Name;
}

/// <param name="Range">The values it is tested with; null for all.</param>
internal sealed record CaseParameter(Type Type, bool IsUniform, InRangeAttribute? Range);
