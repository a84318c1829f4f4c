using System.Reflection;
using System.Reflection.Emit;

namespace Kernels.Tests.Running;

/// <summary>A span form of a kernel. Arguments are addresses: of the elements, or of a uniform's value.</summary>
internal delegate void SpanForm(nint[] arguments, nint destination, int length);

/// <summary>The scalar method, applied to the elements at an index.</summary>
internal delegate void ScalarForm(nint[] arguments, nint destination, int index);

/// <summary>
/// Makes delegates of one type for kernels of any signature: spans cannot be boxed, so reflection alone cannot call them.
/// </summary>
internal static class Forms
{
    public static SpanForm Span(KernelCase kernel, string name)
    {
        var types = kernel.Parameters
            .Select(static parameter => parameter.IsUniform ? parameter.Type : Of(typeof(ReadOnlySpan<>), parameter.Type))
            .Append(Of(typeof(Span<>), kernel.ResultType))
            .ToArray();
        var target = kernel.Scalar.DeclaringType!.GetMethod(
            name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, types)
            ?? throw new MissingMethodException(kernel.Scalar.DeclaringType.FullName, name);

        var (method, code) = Begin(name);
        for (var i = 0; i < kernel.Parameters.Count; i++)
        {
            var parameter = kernel.Parameters[i];
            LoadAddress(code, i);
            if (parameter.IsUniform)
                code.Emit(OpCodes.Ldobj, parameter.Type);
            else
                CreateSpan(code, types[i]);
        }

        code.Emit(OpCodes.Ldarg_1);
        CreateSpan(code, types[^1]);
        code.Emit(OpCodes.Call, target);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<SpanForm>();
    }

    public static ScalarForm Scalar(KernelCase kernel, MethodInfo target)
    {
        var (method, code) = Begin(target.Name);
        code.Emit(OpCodes.Ldarg_1);
        AddIndex(code, kernel.ElementSize);
        for (var i = 0; i < kernel.Parameters.Count; i++)
        {
            var parameter = kernel.Parameters[i];
            LoadAddress(code, i);
            if (!parameter.IsUniform)
                AddIndex(code, kernel.ElementSize);
            code.Emit(OpCodes.Ldobj, parameter.Type);
        }

        code.Emit(OpCodes.Call, target);
        code.Emit(OpCodes.Stobj, kernel.ResultType);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<ScalarForm>();
    }

    private static (DynamicMethod Method, ILGenerator Code) Begin(string name)
    {
        var method = new DynamicMethod(name, typeof(void), [typeof(nint[]), typeof(nint), typeof(int)], typeof(Forms).Module, skipVisibility: true);
        return (method, method.GetILGenerator());
    }

    private static void LoadAddress(ILGenerator code, int index)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_I);
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
