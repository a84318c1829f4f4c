using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using ComputeSharp;
using Kernels.Tests.Running;
using Xunit;

namespace Kernels.Shaders.Tests.Generated;

/// <summary>What an overload over buffers computes.</summary>
internal enum FormKind
{
    Map,
    Total,
    Rows,
    Columns,
}

/// <summary>A generated overload over ComputeSharp's buffers, beside that over spans and the scalar method.</summary>
internal sealed class ShaderForm
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly (string Suffix, FormKind Kind)[] Suffixes =
    [
        ("", FormKind.Map), ("Sum", FormKind.Total), ("Mean", FormKind.Total), ("Min", FormKind.Total), ("Max", FormKind.Total),
        ("SumRows", FormKind.Rows), ("SumColumns", FormKind.Columns),
    ];

    private readonly MethodInfo overload;
    private readonly Lazy<Func<object[], object?>> spans;

    private ShaderForm(MethodInfo overload)
    {
        this.overload = overload;
        var signature = overload.GetParameters().Select(static parameter => ElementOf(parameter.ParameterType)).ToList();
        (Scalar, Kind) = (
            from method in overload.DeclaringType!.GetMethods(AnyStatic)
            where method.GetCustomAttribute<VectorizeAttribute>() is not null
            from suffix in Suffixes
            where overload.Name == method.Name + suffix.Suffix
            let inputs = method.GetParameters().Select(static parameter => parameter.ParameterType)
            let expected = suffix.Kind >= FormKind.Rows ? inputs.Take(1).Append(typeof(int)).Concat(inputs.Skip(1)) : inputs
            where signature.Take(expected.Count()).SequenceEqual(expected)
            select (method, suffix.Kind)).Single();
        Parameters = [.. Scalar.GetParameters().Select(static parameter => new CaseParameter(
            parameter.ParameterType, parameter.GetCustomAttribute<UniformAttribute>() is not null, parameter.GetCustomAttribute<InRangeAttribute>()))];
        Outputs = [.. signature.Skip(Parameters.Count + (Kind >= FormKind.Rows ? 1 : 0))];
        var types = string.Join(", ", Scalar.GetParameters().Select(static parameter => parameter.ParameterType.Name));
        Name = $"{overload.DeclaringType.Name}.{overload.Name}({types})";
        spans = new(() => OverSpans(overload));
    }

    /// <summary>Every such overload in the assembly: those of the runtime's kernels, and of the tests'.</summary>
    public static IReadOnlyDictionary<string, ShaderForm> All { get; } = typeof(ShaderForm).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(AnyStatic))
        .Where(static method => method.GetParameters().Any(static parameter => IsBuffer(parameter.ParameterType, typeof(ReadOnlyBuffer<>))))
        .Select(static method => new ShaderForm(method))
        .OrderBy(static form => form.Name, StringComparer.Ordinal)
        .ToDictionary(static form => form.Name, StringComparer.Ordinal);

    public string Name { get; }

    public FormKind Kind { get; }

    public MethodInfo Scalar { get; }

    /// <summary>The kernel as the table of references knows it.</summary>
    public string KernelName => $"{Scalar.DeclaringType!.Name}.{Scalar.Name}";

    public IReadOnlyList<CaseParameter> Parameters { get; }

    /// <summary>The element types of the buffers that it writes.</summary>
    public IReadOnlyList<Type> Outputs { get; }

    /// <summary>Are floats of 64 bits among the elements?</summary>
    public bool HasDouble => Parameters.Select(static parameter => parameter.Type).Concat(Outputs).Contains(typeof(double));

    public static TheoryData<string> NamesOf(params FormKind[] kinds) =>
        [.. All.Values.Where(form => kinds.Contains(form.Kind)).Select(static form => form.Name)];

    /// <summary>Arguments as the overload takes them, with an array for each input: of as many elements as a shape asks for.</summary>
    /// <param name="count">How many elements an input has, by its number among the varying ones.</param>
    /// <param name="seed">Other arguments for another seed.</param>
    /// <param name="isModerate">No special values: what is added up stays finite.</param>
    public object[] Draw(Func<int, int> count, int seed, bool isModerate = false)
    {
        var varying = 0;
        return [.. Parameters.Select((parameter, i) =>
        {
            if (isModerate && parameter.Range is null && (parameter.Type == typeof(float) || parameter.Type == typeof(double)))
                parameter = parameter with { Range = new InRangeAttribute(-8, 8) };
            var values = new Values((seed * 100) + i);
            var array = Arrays.OfBits(parameter.Type, [.. Enumerable.Range(0, parameter.IsUniform ? 1 : count(varying++)).Select(_ => values.Next(parameter))]);
            return parameter.IsUniform ? array.GetValue(0)! : array;
        })];
    }

    /// <summary>The scalar method on one element; null where it throws.</summary>
    public object[]? RunScalar(object[] arguments, int index)
    {
        try
        {
            var result = Scalar.Invoke(null, BindingFlags.DoNotWrapExceptions, null,
                [.. arguments.Select(argument => argument is Array array ? array.GetValue(index) : argument)], null)!;
            return result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)] : [result];
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The overload over buffers, run by the contract.</summary>
    public FormResult RunOnBuffers(object[] arguments, int columns, int outputLength)
    {
        var buffers = new List<IDisposable>();
        var outputs = new List<object>();
        try
        {
            var values = WithColumns(arguments, columns).Select(argument => argument is Array array ? Keep(Call(nameof(Upload), array)) : argument).ToList();
            foreach (var output in Outputs)
                outputs.Add(Keep(Call(nameof(Allocate), Array.CreateInstance(output, outputLength))));
            var result = overload.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. values, .. outputs], null);
            return new FormResult(result, [.. outputs.Select(output => (Array)Call(nameof(Download), output))]);
        }
        finally
        {
            foreach (var buffer in buffers)
                buffer.Dispose();
        }

        object Keep(object buffer)
        {
            buffers.Add((IDisposable)buffer);
            return buffer;
        }
    }

    /// <summary>The overload over spans, of the same name.</summary>
    public FormResult RunOnSpans(object[] arguments, int columns, int outputLength)
    {
        Array[] outputs = [.. Outputs.Select(output => Array.CreateInstance(output, outputLength))];
        return new FormResult(spans.Value([.. WithColumns(arguments, columns), .. outputs]), outputs);
    }

    public override string ToString() => Name;

    private IEnumerable<object> WithColumns(object[] arguments, int columns) =>
        Kind >= FormKind.Rows ? arguments.Take(1).Append(columns).Concat(arguments.Skip(1)) : arguments;

    /// <summary>Spans cannot be boxed, so the call is compiled, with arrays converted to spans in it.</summary>
    private static Func<object[], object?> OverSpans(MethodInfo overload)
    {
        Type[] types = [.. overload.GetParameters().Select(static parameter => parameter.ParameterType switch
        {
            var type when IsBuffer(type, typeof(ReadOnlyBuffer<>)) => typeof(ReadOnlySpan<>).MakeGenericType(ElementOf(type)),
            var type when IsBuffer(type, typeof(ReadWriteBuffer<>)) => typeof(Span<>).MakeGenericType(ElementOf(type)),
            var type => type,
        })];
        var target = overload.DeclaringType!.GetMethod(overload.Name, AnyStatic, types)
            ?? throw new MissingMethodException(overload.DeclaringType.FullName, overload.Name);
        var arguments = Expression.Parameter(typeof(object[]));
        var call = Expression.Call(target, types.Select((type, i) =>
        {
            var argument = Expression.ArrayIndex(arguments, Expression.Constant(i));
            if (!type.IsByRefLike)
                return (Expression)Expression.Convert(argument, type);
            var array = type.GetGenericArguments()[0].MakeArrayType();
            return Expression.Call(type.GetMethod("op_Implicit", [array])!, Expression.Convert(argument, array));
        }));
        Expression body = target.ReturnType == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object[], object?>>(body, arguments).Compile();
    }

    private static bool IsBuffer(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Type ElementOf(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : type;

    /// <summary>Calls one of the three below for the element type of an array or a buffer.</summary>
    private static object Call(string method, object argument)
    {
        var element = argument is Array array ? Arrays.ElementOf(array) : argument.GetType().GetGenericArguments()[0];
        return typeof(ShaderForm).GetMethod(method, AnyStatic)!.MakeGenericMethod(element)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null)!;
    }

    private static ReadOnlyBuffer<T> Upload<T>(T[] array)
        where T : unmanaged => GraphicsDevice.GetDefault().AllocateReadOnlyBuffer(array);

    private static ReadWriteBuffer<T> Allocate<T>(T[] array)
        where T : unmanaged => GraphicsDevice.GetDefault().AllocateReadWriteBuffer<T>(array.Length);

    private static T[] Download<T>(ReadWriteBuffer<T> buffer)
        where T : unmanaged => buffer.ToArray();
}

/// <param name="Total">What the overload returns, if it does.</param>
/// <param name="Outputs">What it wrote.</param>
internal sealed record FormResult(object? Total, IReadOnlyList<Array> Outputs)
{
    /// <summary>The bits of all results, NaN's payload aside.</summary>
    public IEnumerable<ulong> Bits() => Totals().SelectMany(Arrays.Bits).Concat(Outputs.SelectMany(Arrays.Bits));

    /// <summary>What is returned, each as an array of one element.</summary>
    private IEnumerable<Array> Totals()
    {
        object[] totals = Total switch
        {
            null => [],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)],
            var total => [total],
        };
        foreach (var total in totals)
        {
            var array = Array.CreateInstance(total.GetType(), 1);
            array.SetValue(total, 0);
            yield return array;
        }
    }
}
