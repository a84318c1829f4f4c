using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kernels.CompilerServices;

namespace Kernels.Checking;

/// <summary>A derivative, and the function that it is the derivative of.</summary>
/// <param name="Method">The derivative.</param>
/// <param name="Formula">Holds the function.</param>
/// <param name="Derivative">What the method is the derivative of, and by what.</param>
/// <param name="Elements">The names of the results.</param>
internal sealed record CheckedMethod(MethodInfo Method, Formula Formula, FormulaDerivative Derivative, string[] Elements)
{
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    private const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<CheckedMethod> Find([DynamicallyAccessedMembers(Members)] Type type, string method)
    {
        var all = type.GetMethods(Anywhere);
        var named = all.Where(candidate => candidate.Name == method && IsScalar(candidate)).ToList();
        if (named.Count == 0)
            throw new NotCheckedException($"'{type}' has no static method '{method}' of numbers.");
        var found = named.SelectMany(candidate => IsGenerated(candidate) ? [OfGenerated(candidate, all)] : OfOwn(candidate, all)).ToList();
        return found.Count > 0 ? found : throw new NotCheckedException(
            $"'{type}.{method}' is the derivative of no method: it has no [DerivativeOf], "
            + "and no kernel of the type names it by [Vectorize(Derivative = …)].");
    }

    /// <summary>The results of the derivative at a point.</summary>
    public double[] Invoke(object[] point)
    {
        var result = Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, point, null);
        return result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => AsDouble(tuple[i]!))] : [AsDouble(result!)];
    }

    private static double AsDouble(object value) => value is float single ? single : (double)value;

    /// <summary>The body of a generated derivative says what it is the derivative of.</summary>
    private static CheckedMethod OfGenerated(MethodInfo method, MethodInfo[] all)
    {
        var formula = BodyOf(method, all) ?? throw NoBody(method);
        return formula.Functions[0].Derivative is { } derivative ? Of(method, formula, derivative) : throw NoBody(method);
    }

    /// <summary>The bodies of the kernels that name the method.</summary>
    private static IEnumerable<CheckedMethod> OfOwn(MethodInfo method, MethodInfo[] all)
    {
        var types = TypesOf(method);
        foreach (var kernel in all)
        {
            if (kernel.GetCustomAttribute<VectorizeAttribute>()?.Derivative != method.Name || !TypesOf(kernel).SequenceEqual(types))
                continue;
            var formula = BodyOf(kernel, all) ?? throw NoBody(kernel);
            yield return formula.Functions[0].Own is { } own ? Of(method, formula, own with { Function = 0 }) : throw NoBody(kernel);
        }
    }

    private static CheckedMethod Of(MethodInfo method, Formula formula, FormulaDerivative derivative)
    {
        var names = method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames;
        var elements = derivative.Elements.Select((element, i) => names?.ElementAtOrDefault(i)
            ?? (element.IsValue ? "Value" : element.Slope >= 0 ? "Slope" : string.Concat(element.By)));
        return new(method, formula, derivative, [.. elements]);
    }

    /// <summary>The body of a kernel, which stands on its form over spans; null where there is none.</summary>
    /// <param name="kernel">The scalar method.</param>
    /// <param name="all">The static methods of its type.</param>
    /// <exception cref="NotCheckedException">The body cannot be read.</exception>
    public static Formula? BodyOf(MethodInfo kernel, MethodInfo[] all)
    {
        var types = TypesOf(kernel).ToArray();
        foreach (var form in all.Where(form => form.Name == kernel.Name && form != kernel))
        {
            if (form.GetCustomAttribute<KernelBodyAttribute>() is not { } body)
                continue;
            try
            {
                var formula = FormulaReader.Read(body.Body);
                if (formula.Functions[0].Parameters.Select(static parameter => TypeOf(parameter.Type)).SequenceEqual(types))
                    return formula;
            }
            catch (Exception exception) when (exception is FormatException or KeyNotFoundException or IndexOutOfRangeException)
            {
                throw new NotCheckedException(
                    $"The body of '{kernel.DeclaringType}.{kernel.Name}' was written by another version of the generator: build its project again.");
            }
        }

        return null;
    }

    private static NotCheckedException NoBody(MethodInfo kernel) => new(
        $"'{kernel.DeclaringType}.{kernel.Name}' carries no body to compare with: it or its type is private, "
        + "it calls a kernel without a body, or it was built without the generator.");

    private static bool IsScalar(MethodInfo method) =>
        !method.IsGenericMethod && TypesOf(method).All(SamplePoints.IsSupported) && method.GetParameters().Length > 0
        && (IsReal(method.ReturnType) || method.ReturnType.IsAssignableTo(typeof(ITuple)));

    private static bool IsGenerated(MethodInfo method) => method.GetCustomAttribute<DerivativeOfAttribute>() is not null;

    private static bool IsReal(Type type) => type == typeof(float) || type == typeof(double);

    private static IEnumerable<Type> TypesOf(MethodInfo method) => method.GetParameters().Select(static parameter => parameter.ParameterType);

    private static Type TypeOf(FormulaType type) => type switch
    {
        FormulaType.Bool => typeof(bool),
        FormulaType.Int => typeof(int),
        FormulaType.UInt => typeof(uint),
        FormulaType.Long => typeof(long),
        FormulaType.ULong => typeof(ulong),
        FormulaType.Float => typeof(float),
        FormulaType.Double => typeof(double),
        _ => throw new FormatException(),
    };
}

/// <summary>There is nothing to compare a derivative with.</summary>
internal sealed class NotCheckedException(string message) : Exception(message);
