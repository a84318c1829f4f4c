using System.Reflection;
using System.Reflection.Emit;

namespace Kernels.Tests.Running;

/// <summary>
/// A span form of a kernel. Arguments are addresses: of the elements, or of a uniform's value. There is one destination
/// for each result.
/// </summary>
internal delegate void SpanForm(nint[] arguments, nint[] destinations, int length);

/// <summary>The scalar method, applied to the elements at an index.</summary>
internal delegate void ScalarForm(nint[] arguments, nint[] destinations, int index);

/// <summary>
/// Makes delegates of one type for kernels of any signature: spans cannot be boxed, so reflection alone cannot call them.
/// </summary>
internal static class Forms
{
    /// <param name="store">How a loop stores, of those that have the choice; null for those that have not.</param>
    /// <returns>The form; null where there is none of that kind.</returns>
    public static SpanForm? Span(KernelCase kernel, string name, Type? store)
    {
        var types = kernel.Parameters
            .Select(static parameter => parameter.IsUniform ? parameter.Type : Of(typeof(ReadOnlySpan<>), parameter.Type))
            .Concat(kernel.Results.Select(static result => Of(typeof(Span<>), result)))
            .ToArray();
        var target = kernel.Scalar.DeclaringType!.GetMethod(
            name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, types)
            ?? throw new MissingMethodException(kernel.Scalar.DeclaringType.FullName, name);
        if (target.IsGenericMethodDefinition != store is not null)
            return null;
        target = store is null ? target : target.MakeGenericMethod(store);

        var (method, code) = Begin(name);
        for (var i = 0; i < kernel.Parameters.Count; i++)
        {
            var parameter = kernel.Parameters[i];
            LoadAddress(code, OpCodes.Ldarg_0, i);
            if (parameter.IsUniform)
                code.Emit(OpCodes.Ldobj, parameter.Type);
            else
                CreateSpan(code, types[i]);
        }

        for (var i = 0; i < kernel.Results.Count; i++)
        {
            LoadAddress(code, OpCodes.Ldarg_1, i);
            CreateSpan(code, types[kernel.Parameters.Count + i]);
        }

        code.Emit(OpCodes.Call, target);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<SpanForm>();
    }

    public static ScalarForm Scalar(KernelCase kernel, MethodInfo target)
    {
        var (method, code) = Begin(target.Name);
        for (var i = 0; i < kernel.Parameters.Count; i++)
        {
            var parameter = kernel.Parameters[i];
            LoadAddress(code, OpCodes.Ldarg_0, i);
            if (!parameter.IsUniform)
                AddIndex(code, kernel.ElementSize);
            code.Emit(OpCodes.Ldobj, parameter.Type);
        }

        var result = code.DeclareLocal(target.ReturnType);
        code.Emit(OpCodes.Call, target);
        code.Emit(OpCodes.Stloc, result);
        for (var i = 0; i < kernel.Results.Count; i++)
        {
            LoadAddress(code, OpCodes.Ldarg_1, i);
            AddIndex(code, kernel.ElementSize);
            code.Emit(OpCodes.Ldloca, result);
            LoadElement(code, target.ReturnType, kernel.Results.Count > 1, i);
            code.Emit(OpCodes.Stobj, kernel.Results[i]);
        }

        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<ScalarForm>();
    }

    private static (DynamicMethod Method, ILGenerator Code) Begin(string name)
    {
        var method = new DynamicMethod(name, typeof(void), [typeof(nint[]), typeof(nint[]), typeof(int)], typeof(Forms).Module, skipVisibility: true);
        return (method, method.GetILGenerator());
    }

    private static void LoadAddress(ILGenerator code, OpCode addresses, int index)
    {
        code.Emit(addresses);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_I);
    }

    /// <summary>From the address of a result to its value, or to that of an element of the tuple that it is.</summary>
    private static void LoadElement(ILGenerator code, Type type, bool isTuple, int index)
    {
        if (!isTuple)
        {
            code.Emit(OpCodes.Ldobj, type);
            return;
        }

        for (; index >= 7; index -= 7)
        {
            var rest = type.GetField("Rest")!;
            code.Emit(OpCodes.Ldflda, rest);
            type = rest.FieldType;
        }

        code.Emit(OpCodes.Ldfld, type.GetField($"Item{index + 1}")!);
    }

    private static void AddIndex(ILGenerator code, int elementSize)
    {
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Ldc_I4, elementSize);
        code.Emit(OpCodes.Mul);
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Add);
    }

    private static void CreateSpan(ILGenerator code, Type span)
    {
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Newobj, span.GetConstructor([typeof(void*), typeof(int)])!);
    }

    private static Type Of(Type span, Type element) => span.MakeGenericType(element);
}
