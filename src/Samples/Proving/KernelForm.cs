using System.Reflection;
using System.Runtime.Intrinsics;

namespace Kernels.Samples.Proving;

/// <summary>A form of a kernel of floats: the scalar method, or its overload over vectors of a width.</summary>
/// <param name="Width">How many inputs it takes at once.</param>
/// <param name="Run">Runs it on blocks of inputs, one for each parameter, from an index up to an end, into one block for each result.</param>
internal sealed record KernelForm(int Width, Action<float[][], int, int, float[][]> Run)
{
    /// <summary>A kernel with more is not measured.</summary>
    public const int MostResults = 3;

    /// <summary>The scalar form, then those of 4, 8 and 16 lanes.</summary>
    /// <param name="kernel">The scalar method.</param>
    /// <param name="all">The static methods of its type.</param>
    /// <param name="results">How many results it has.</param>
    /// <returns>Null where an overload is missing.</returns>
    public static KernelForm[]? Find(MethodInfo kernel, MethodInfo[] all, int results)
    {
        var inputs = kernel.GetParameters().Length;
        var of4 = Overload(kernel, all, typeof(Vector128<float>));
        var of8 = Overload(kernel, all, typeof(Vector256<float>));
        var of16 = Overload(kernel, all, typeof(Vector512<float>));
        if (of4 is null || of8 is null || of16 is null)
            return null;
        return
        [
            Of(kernel, 1, inputs, results, static (block, i) => block[i], static (value, block, i) => block[i] = value),
            Of(of4, 4, inputs, results, static (block, i) => Vector128.Create(block, i), static (value, block, i) => value.CopyTo(block, i)),
            Of(of8, 8, inputs, results, static (block, i) => Vector256.Create(block, i), static (value, block, i) => value.CopyTo(block, i)),
            Of(of16, 16, inputs, results, static (block, i) => Vector512.Create(block, i), static (value, block, i) => value.CopyTo(block, i)),
        ];
    }

    private static MethodInfo? Overload(MethodInfo kernel, MethodInfo[] all, Type vector) => Array.Find(
        all,
        method => method.Name == kernel.Name && !method.IsGenericMethod && method.GetParameters() is var parameters
            && parameters.Length == kernel.GetParameters().Length && Array.TrueForAll(parameters, parameter => parameter.ParameterType == vector));

    private static KernelForm Of<T>(MethodInfo method, int width, int inputs, int results, Func<float[], int, T> load, Action<T, float[], int> store)
    {
        switch (inputs, results)
        {
            case (1, 1):
                var one = method.CreateDelegate<Func<T, T>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        store(one(load(x[0], i)), y[0], i);
                });
            case (1, 2):
                var oneToTwo = method.CreateDelegate<Func<T, (T, T)>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        Store2(oneToTwo(load(x[0], i)), y, i);
                });
            case (1, 3):
                var oneToThree = method.CreateDelegate<Func<T, (T, T, T)>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        Store3(oneToThree(load(x[0], i)), y, i);
                });
            case (2, 1):
                var two = method.CreateDelegate<Func<T, T, T>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        store(two(load(x[0], i), load(x[1], i)), y[0], i);
                });
            case (2, 2):
                var twoToTwo = method.CreateDelegate<Func<T, T, (T, T)>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        Store2(twoToTwo(load(x[0], i), load(x[1], i)), y, i);
                });
            case (2, 3):
                var twoToThree = method.CreateDelegate<Func<T, T, (T, T, T)>>();
                return new(width, (x, from, to, y) =>
                {
                    for (var i = from; i < to; i += width)
                        Store3(twoToThree(load(x[0], i), load(x[1], i)), y, i);
                });
            default:
                throw new ArgumentOutOfRangeException(nameof(results));
        }

        void Store2((T, T) values, float[][] y, int i)
        {
            store(values.Item1, y[0], i);
            store(values.Item2, y[1], i);
        }

        void Store3((T, T, T) values, float[][] y, int i)
        {
            store(values.Item1, y[0], i);
            store(values.Item2, y[1], i);
            store(values.Item3, y[2], i);
        }
    }
}
