using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kernels.Checking;

namespace Kernels.Samples.Proving;

/// <summary>Finds the kernels of an assembly.</summary>
internal static class KernelFinder
{
    private const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <returns>Those that can be measured, and the others, by name.</returns>
    [RequiresUnreferencedCode("It looks at all types of an assembly.")]
    public static (List<ProvableKernel> Provable, List<UncoveredKernel> Uncovered) Find(Assembly assembly)
    {
        var provable = new List<ProvableKernel>();
        var uncovered = new List<UncoveredKernel>();
        foreach (var type in TypesOf(assembly))
        {
            var all = type.GetMethods(Anywhere);
            foreach (var kernel in all.Where(static method => method.GetCustomAttribute<VectorizeAttribute>() is not null))
            {
                var name = $"{TypeName(type)}.{kernel.Name}";
                if (Reason(kernel) is { } reason)
                    uncovered.Add(new(name, reason));
                else if (Of(name, kernel, all, out var missing) is { } found)
                    provable.Add(found);
                else
                    uncovered.Add(new(name, missing));
            }
        }

        return ([.. provable.OrderBy(static kernel => kernel.Name, StringComparer.Ordinal)],
            [.. uncovered.Distinct().OrderBy(static kernel => kernel.Name, StringComparer.Ordinal)]);
    }

    /// <summary>A type with those around it, without the namespace.</summary>
    private static string TypeName(Type type) => type.DeclaringType is { } outer ? $"{TypeName(outer)}.{type.Name}" : type.Name;

    [RequiresUnreferencedCode("It looks at all types of an assembly.")]
    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            // Types whose bases are not there have no kernels that could run.
            return [.. error.Types.OfType<Type>()];
        }
    }

    /// <summary>Why a signature is not covered; null where it is.</summary>
    private static string? Reason(MethodInfo kernel)
    {
        var parameters = kernel.GetParameters();
        if (kernel.IsGenericMethod || kernel.DeclaringType!.ContainsGenericParameters)
            return "it is generic";
        if (Array.Find(parameters, static parameter => parameter.GetCustomAttribute<UniformAttribute>() is not null) is not null)
            return "it has a uniform parameter, so that its inputs are more than can be run";
        if (Array.Find(parameters, static parameter => parameter.ParameterType != typeof(float)) is { } other)
            return $"it takes a {KeywordOf(other.ParameterType)}, and inputs of float are run";
        if (parameters.Length > 2)
            return $"it has {parameters.Length} inputs, and one or two are run";
        var results = ResultTypes(kernel.ReturnType);
        if (Array.Find(results, static type => type != typeof(float)) is { } result)
            return $"it returns a {KeywordOf(result)}, and errors are counted of float";
        return results.Length > KernelForm.MostResults ? $"it has {results.Length} results, and at most {KernelForm.MostResults} are measured" : null;
    }

    private static ProvableKernel? Of(string name, MethodInfo kernel, MethodInfo[] all, out string reason)
    {
        var results = ResultTypes(kernel.ReturnType).Length;
        reason = "";
        try
        {
            if (FormulaOf(kernel, all) is not { } formula)
                reason = kernel.DeclaringType == typeof(VectorMath)
                    ? "it is a part of a function of the table"
                    : "it carries no body: it or its type is private, or it calls what has none";
            else if (formula.Functions.Any(DividesIntegers))
                reason = "it divides integers, which throws for some inputs";
            else if (KernelForm.Find(kernel, all, results) is not { } forms)
                reason = "its overloads for vectors are missing: build its project again";
            else
                return new(name, formula, forms, [.. kernel.GetParameters().Select(static parameter => parameter.Name!)],
                    ResultNames(kernel, results), kernel.GetCustomAttribute<MaxUlpAttribute>()?.Ulps);
        }
        catch (NotCheckedException)
        {
            reason = "its body was written by another version of the generator: build its project again";
        }

        return null;
    }

    /// <summary>
    /// What a kernel computes. A function of the table is compared with the function itself: its own body is how it is computed.
    /// </summary>
    private static Formula? FormulaOf(MethodInfo kernel, MethodInfo[] all)
    {
        if (kernel.DeclaringType != typeof(VectorMath))
            return CheckedMethod.BodyOf(kernel, all);
        if (DualFunctions.Find(kernel.Name) is null)
            return null;
        (FormulaType Type, string Name)[] parameters = [.. kernel.GetParameters().Select(static parameter => (FormulaType.Float, parameter.Name!))];
        FormulaNode[] operands = [.. parameters.Select(static (_, i) => new FormulaNode(FormulaNode.Parameter, FormulaType.Float, [], i))];
        return new([new(parameters, [], new(kernel.Name, FormulaType.Float, operands), null, null)]);
    }

    private static bool DividesIntegers(FormulaFunction function) => function.Bindings.Append(function.Result).Any(DividesIntegers);

    private static bool DividesIntegers(FormulaNode? node) => node is not null
        && ((node.Head is "/" or "%" && node.Type is not (FormulaType.Float or FormulaType.Double))
            || node.Operands.Any(DividesIntegers) || (node.Body is { } body && DividesIntegers(body)));

    private static Type[] ResultTypes(Type type) =>
        type.IsAssignableTo(typeof(ITuple)) && type.GetGenericArguments() is { Length: > 1 } elements ? elements : [type];

    private static string[] ResultNames(MethodInfo kernel, int count)
    {
        if (count == 1 && kernel.ReturnType == typeof(float))
            return [""];
        var names = kernel.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames;
        return [.. Enumerable.Range(0, count).Select(i => names?.ElementAtOrDefault(i) ?? $"Item{i + 1}")];
    }

    private static string KeywordOf(Type type) => type == typeof(double) ? "double" : type == typeof(int) ? "int" : type == typeof(uint) ? "uint"
        : type == typeof(long) ? "long" : type == typeof(ulong) ? "ulong" : type == typeof(bool) ? "bool" : type.Name;
}
