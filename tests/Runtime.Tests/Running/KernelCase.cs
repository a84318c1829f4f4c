using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kernels.CompilerServices;

namespace Kernels.Tests.Running;

/// <summary>One kernel of the tests: a method with <see cref="VectorizeAttribute"/>.</summary>
internal sealed class KernelCase
{
    /// <summary>Why reflection is right in native code too.</summary>
    public const string AllIsKept = "The native program of the tests keeps all of its assembly and of the runtime.";

    private KernelCase(MethodInfo scalar)
    {
        Scalar = scalar;
        Parameters = [.. scalar.GetParameters().Select(static parameter => new CaseParameter(
            parameter.ParameterType,
            parameter.GetCustomAttribute<UniformAttribute>() is not null,
            parameter.GetCustomAttribute<InRangeAttribute>()))];
        Results = [.. ElementsOf(scalar.ReturnType)];
        Name = $"{scalar.DeclaringType!.Name}.{scalar.Name}({string.Join(", ", Parameters.Select(static parameter => parameter.Type.Name))})";
    }

    /// <summary>
    /// The case table: every kernel under <c>Cases</c> and <c>Unseen</c>, and every derivative, be it under
    /// <c>Derivatives</c> or in the runtime. The functions that are differentiated there are no cases themselves.
    /// </summary>
    public static IReadOnlyDictionary<string, KernelCase> All { get; } = Find(IsCase);

    /// <summary>
    /// Every kernel with a form for a GPU, whose elements are all numbers of one size, and which takes no table. The training of models and tests
    /// of their own compare the others, and those that look numbers up, since an index that is out of range throws on the processor alone.
    /// </summary>
    public static IReadOnlyDictionary<string, KernelCase> OnDevice { get; } =
        Find(static method => method.GetCustomAttribute<VectorizeAttribute>()!.Gpu && HasOneSize(method) && method.DeclaringType!.Name != "LookupKernels");

    public string Name { get; }

    public MethodInfo Scalar { get; }

    public IReadOnlyList<CaseParameter> Parameters { get; }

    /// <summary>The types of the elements of the tuple that it returns, or of its one result.</summary>
    public IReadOnlyList<Type> Results { get; }

    /// <summary>The same for all inputs and results.</summary>
    public int ElementSize => Elements.SizeOf(Results[0]);

    public bool HasUniform => Parameters.Any(static parameter => parameter.IsUniform);

    /// <summary>What the results are compared by; null where they are the scalar method's bits.</summary>
    public Tolerance? Tolerance => Tolerance.Of(this);

    /// <summary>
    /// The public span form, and the loop of each width by itself, which it chooses from, with each way to store results.
    /// </summary>
    public IEnumerable<(string Name, SpanForm Run)> SpanForms() =>
        from width in new[] { "", "512", "256", "128" }
        from store in new[] { null, typeof(CachedStore), typeof(StreamingStore) }
        let form = Forms.Span(this, Scalar.Name + width, store)
        where form is not null
        select ($"{Scalar.Name}{width}{(store is null ? "" : $"<{store.Name}>")}", form);

    public override string ToString() => Name;

    private static Dictionary<string, KernelCase> Find(Func<MethodInfo, bool> isWanted) =>
        new[] { typeof(KernelCase).Assembly, typeof(VectorizeAttribute).Assembly }
        .SelectMany(TypesOf)
        .SelectMany(MethodsOf)
        .Where(method => method.GetCustomAttribute<VectorizeAttribute>() is not null && isWanted(method))
        .Select(static method => new KernelCase(method))
        .OrderBy(static kernel => kernel.Name, StringComparer.Ordinal)
        .ToDictionary(static kernel => kernel.Name, StringComparer.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2026:RequiresUnreferencedCode", Justification = AllIsKept)]
    private static Type[] TypesOf(Assembly assembly) => assembly.GetTypes();

    [UnconditionalSuppressMessage("Trimming", "IL2070:DynamicallyAccessedMembers", Justification = AllIsKept)]
    private static MethodInfo[] MethodsOf(Type type) => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool IsCase(MethodInfo method) =>
        method.DeclaringType!.Namespace is "Kernels.Tests.Cases" or "Kernels.Tests.Unseen"
        || method.GetCustomAttribute<DerivativeOfAttribute>() is not null;

    private static bool HasOneSize(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var elements = parameters.Where(static parameter => parameter.GetCustomAttribute<UniformAttribute>() is null)
            .Select(static parameter => parameter.ParameterType)
            .Concat(ElementsOf(method.ReturnType))
            .ToList();
        return elements.Concat(parameters.Select(static parameter => parameter.ParameterType)).All(Elements.IsNumber)
            && elements.Select(Elements.SizeOf).Distinct().Count() == 1;
    }

    /// <summary>The elements of a tuple, in order; from the eighth on they are in another tuple, its last field.</summary>
    private static IEnumerable<Type> ElementsOf(Type type) => !type.IsAssignableTo(typeof(ITuple))
        ? [type]
        : type.GetGenericArguments().SelectMany(static (element, i) => i < 7 ? [element] : ElementsOf(element));
}

/// <param name="Range">The values it is tested with; null for all.</param>
internal sealed record CaseParameter(Type Type, bool IsUniform, InRangeAttribute? Range);
