using System.Reflection;
using Kernels.Generators.Expressions;
using Kernels.Gpu;
using Kernels.Tests.Cases;
using Kernels.Tests.Running;
using MapGroups = Kernels.CompilerServices.MapGroups;

namespace Kernels.Tests.Gpu;

/// <summary>
/// Runs one kernel on a device: at many lengths, from slices that start anywhere, in place and not. Each element must be what
/// the scalar method gives, bit for bit. Where that may differ, it must have the bits of the form over spans; and be close enough to the same
/// function in double on a device that does not give the processor's bits, and where no two do.
/// </summary>
internal sealed class DeviceRunner : IDisposable
{
    /// <summary>The elements that slices of all lengths are cut from.</summary>
    private const int UsualSize = 601;

    /// <summary>The lengths that most kernels are run with: all have the same text around their function.</summary>
    private static readonly int[] FewLengths = [0, 1, 2, 3, 7, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 255, 256];

    private readonly KernelCase kernel;
    private readonly Function function;
    private readonly int size;
    private readonly bool isTranscendental;
    private readonly ScalarForm scalar;

    /// <summary>What the device has the bits of; null where that is the scalar method, or no form.</summary>
    private readonly SpanForm? form;
    private readonly MethodInfo onDevice;
    private readonly Pool pool;
    private readonly DeviceBuffer[] inputs;
    private readonly DeviceBuffer[] outputs;
    private readonly ulong[][] expected;

    private DeviceRunner(KernelCase kernel, GpuDevice device, int size)
    {
        (this.kernel, this.size) = (kernel, size);
        function = KernelFunctions.Of(kernel);
        isTranscendental = KernelFunctions.IsTranscendental(function);
        scalar = Forms.Scalar(kernel, kernel.Scalar);
        form = isTranscendental && device.GivesProcessorBits && HasProcessorBits(kernel) ? Forms.Span(kernel, kernel.Scalar.Name, store: null) : null;
        onDevice = FindForm(kernel);
        pool = new Pool(kernel, size);
        inputs = [.. kernel.Parameters.Select(parameter => DeviceBuffer.Create(device, parameter.Type, size))];
        outputs = [.. kernel.Results.Select(type => DeviceBuffer.Create(device, type, size))];
        expected = [.. kernel.Results.Select(_ => new ulong[size])];
    }

    /// <exception cref="CaseFailure">A result is wrong.</exception>
    public static void Run(KernelCase kernel, GpuDevice device)
    {
        // Every length for those kernels that are there for the shapes of signatures.
        var all = kernel.Scalar.DeclaringType == typeof(Shapes) ? Enumerable.Range(0, 257) : FewLengths;
        using var runner = new DeviceRunner(kernel, device, UsualSize);
        for (var round = 0; round < (kernel.HasUniform ? 4 : 1); round++)
        {
            runner.pool.Fill(round);
            runner.Write();
            runner.Expect();
            foreach (var length in all)
                runner.Check(length);
        }

        // The results of the last round again, in a launch whose work-items take several elements each.
        using var longer = new DeviceRunner(kernel, device, LongSize(device));
        longer.Repeat(runner);
        longer.Check(longer.size - 5);
    }

    /// <summary>So many elements that some work-items take several each, and some take one.</summary>
    private static int LongSize(GpuDevice device)
    {
        var size = UsualSize;
        while (MapGroups.Of(size - 5, elements: 8, size: 128, device.ComputeUnits) is not { Full: > 0, Others: > 0 })
            size += UsualSize;
        return size;
    }

    /// <summary>The same for many elements, of all magnitudes.</summary>
    /// <exception cref="CaseFailure">A result has other bits than the form over spans gives.</exception>
    public static void RunMany(KernelCase kernel, GpuDevice device, int size)
    {
        using var runner = new DeviceRunner(kernel, device, size);
        for (var round = 0; round < (kernel.HasUniform ? 4 : 1); round++)
        {
            runner.pool.FillAllMagnitudes(round);
            runner.Write();
            runner.Expect();
            runner.Clear();
            runner.Launch(0, size, 0);
            runner.Compare(0, size, 0, runner.outputs, runner.pool.Results, "");
        }
    }

    /// <summary>Is a kernel to have the same bits on a device as on the processor, if the device can?</summary>
    public static bool HasProcessorBits(KernelCase kernel) =>
        kernel.Tolerance is not { IsEstimate: true } && !kernel.Scalar.GetCustomAttribute<VectorizeAttribute>()!.FastMath;

    public void Dispose()
    {
        pool.Dispose();
        foreach (var buffer in inputs.Concat(outputs))
            buffer.Dispose();
    }

    /// <summary>The overload over buffers.</summary>
    private static MethodInfo FindForm(KernelCase kernel)
    {
        Type[] types =
        [
            .. kernel.Parameters.Select(static parameter => parameter.IsUniform ? parameter.Type : BufferOf(parameter.Type)),
            .. kernel.Results.Select(BufferOf),
        ];
        return kernel.Scalar.DeclaringType!.GetMethod(kernel.Scalar.Name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, types)
            ?? throw new MissingMethodException(kernel.Scalar.DeclaringType.FullName, $"{kernel.Scalar.Name} over buffers");

        static Type BufferOf(Type element) => typeof(GpuBuffer<>).MakeGenericType(element);
    }

    /// <summary>Takes the arguments of another runner again and again, and what they must give.</summary>
    private void Repeat(DeviceRunner other)
    {
        pool.Repeat(other.pool);
        Write();
        for (var result = 0; result < outputs.Length; result++)
        {
            for (var i = 0; i < size; i++)
                expected[result][i] = other.expected[result][i % other.size];
        }
    }

    private void Write()
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!kernel.Parameters[i].IsUniform)
                inputs[i].Write(pool.Addresses[i]);
        }
    }

    /// <summary>What each element must be: where it need not be the scalar's bits, what the device gives, once that is found close enough.</summary>
    private void Expect()
    {
        if (form is null || !TryExpectAll())
        {
            for (var i = 0; i < size; i++)
                ExpectScalar(i);
        }

        if (!isTranscendental || form is not null)
            return;
        Launch(0, size, 0);
        var isComposed = function.Bindings.Count > 0 || function.Result is not MathCall { Arguments: var arguments }
            || arguments.Any(static argument => argument is not Parameter);
        var bounds = Enumerable.Range(0, size).Select(i => DoubleEvaluator.Run(function, pool.BitsOf(i))).ToList();
        for (var result = 0; result < outputs.Length; result++)
        {
            var type = kernel.Results[result];
            outputs[result].Read(pool.Results[result]);

            // A reference that is wrong would excuse everything.
            var excused = Enumerable.Range(0, size)
                .Count(i => Closeness.IsExcused(expected[result][i], bounds[i][result].Value, bounds[i][result].Largest, type));
            if (excused > size / 20 && kernel.Tolerance is not { IsEstimate: true })
                throw new CaseFailure(
                    $"{kernel.Scalar.Name}{Nth(result)}: for {excused} of {size} elements the scalar method is far from the function in double.");
            for (var i = 0; i < size; i++)
            {
                var bits = Elements.Canonical(pool.Result(result, i), type);
                var (reference, largest) = bounds[i][result];
                if (Closeness.Problem(bits, expected[result][i], reference, largest, type, isComposed) is { } problem)
                {
                    throw new CaseFailure(
                        $"{kernel.Scalar.Name}{pool.Describe(i)}{Nth(result)} is {Elements.Display(bits, type)} on the device: {problem}. "
                        + $"The scalar method gives {Elements.Display(expected[result][i], type)}, and in double it is {reference:R}; the largest number on the way is {largest:G3}.");
                }

                expected[result][i] = bits;
            }
        }
    }

    /// <summary>What the form over spans gives for all elements; false where it throws for some.</summary>
    private bool TryExpectAll()
    {
        try
        {
            form!(pool.Addresses, pool.Results, size);
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
        {
            return false;
        }

        for (var result = 0; result < outputs.Length; result++)
        {
            for (var i = 0; i < size; i++)
                expected[result][i] = Elements.Canonical(pool.Result(result, i), kernel.Results[result]);
        }

        return true;
    }

    /// <summary>What the scalar method gives, or the form over spans; where it throws, what the contract has instead.</summary>
    private void ExpectScalar(int i)
    {
        try
        {
            if (form is null)
                scalar(pool.Addresses, pool.Results, i);
            else
                form([.. pool.Addresses.Select((address, k) => kernel.Parameters[k].IsUniform ? address : address + i * kernel.ElementSize)],
                    [.. pool.Results.Select(address => address + i * kernel.ElementSize)], 1);
            for (var result = 0; result < outputs.Length; result++)
                expected[result][i] = Elements.Canonical(pool.Result(result, i), kernel.Results[result]);
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
        {
            var values = DoubleEvaluator.Run(function, pool.BitsOf(i));
            for (var result = 0; result < outputs.Length; result++)
                expected[result][i] = Elements.Canonical(Elements.FromDouble(values[result].Value, kernel.Results[result]), kernel.Results[result]);
        }
    }

    private void Check(int length)
    {
        var start = length * 37 % (size - length + 1);
        var place = length * 11 % (size - length + 1);
        Clear();
        Launch(start, length, place);
        Compare(start, length, place, outputs, pool.Results, "");

        // In place of each varying argument in turn, once for a few lengths.
        for (var i = 0; i < inputs.Length; i++)
        {
            if (kernel.Parameters[i].IsUniform || length is not (1 or 65 or 256 or > UsualSize))
                continue;
            for (var result = 0; result < outputs.Length; result++)
            {
                if (kernel.Parameters[i].Type != kernel.Results[result])
                    continue;
                Clear();
                Launch(start, length, place, (i, result));
                Compare(start, length, place, outputs, pool.Results, $", result {result} in place of argument {i}", (i, result));
                inputs[i].Write(pool.Addresses[i]);
            }
        }
    }

    private void Clear()
    {
        for (var result = 0; result < outputs.Length; result++)
        {
            Elements.Bytes(pool.Results[result], size * kernel.ElementSize).Fill(0xA5);
            outputs[result].Write(pool.Results[result]);
        }
    }

    /// <param name="start">The first element of the inputs.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="place">The first element of the results.</param>
    /// <param name="inPlace">A result that takes the place of an argument.</param>
    private void Launch(int start, int length, int place, (int Argument, int Result)? inPlace = null)
    {
        var arguments = new object[inputs.Length + outputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            arguments[i] = kernel.Parameters[i].IsUniform ? Elements.Box(pool.Bits(i, 0), kernel.Parameters[i].Type) : inputs[i].Slice(start, length);
        for (var result = 0; result < outputs.Length; result++)
            arguments[inputs.Length + result] = outputs[result].Slice(place, length);
        if (inPlace is { } places)
            arguments[inputs.Length + places.Result] = arguments[places.Argument];
        onDevice.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private void Compare(int start, int length, int place, DeviceBuffer[] found, nint[] room, string what, (int Argument, int Result)? inPlace = null)
    {
        var untouched = Elements.Canonical(0xA5A5A5A5A5A5A5A5 >> (64 - 8 * kernel.ElementSize), kernel.Results[0]);
        for (var result = 0; result < found.Length; result++)
        {
            var isInPlace = inPlace is { } places && places.Result == result;
            (isInPlace ? inputs[inPlace!.Value.Argument] : found[result]).Read(room[result]);
            var first = isInPlace ? start : place;
            for (var i = 0; i < size; i++)
            {
                var isInside = i >= first && i < first + length;
                var right = isInside ? expected[result][start + i - first]
                    : isInPlace ? Elements.Canonical(pool.Bits(inPlace!.Value.Argument, i), kernel.Results[result])
                    : untouched;
                var bits = Elements.Canonical(pool.Result(result, i), kernel.Results[result]);
                if (bits != right && !(isInside && IsSignOfNaN(bits ^ right, kernel.Results[result], start + i - first)))
                {
                    throw new CaseFailure(
                        $"{kernel.Scalar.Name}{(isInside ? pool.Describe(start + i - first) : "")}{Nth(result)} should be {Elements.Display(right, kernel.Results[result])}, but is "
                        + $"{Elements.Display(bits, kernel.Results[result])} at {i - first} of {length}, from {start} to {first}{what}.");
                }
            }
        }
    }

    /// <summary>
    /// Do two results differ in nothing but their sign, which a NaN on the way has given them? No standard says which sign a NaN has.
    /// </summary>
    private bool IsSignOfNaN(ulong difference, Type type, int element) =>
        difference == (type == typeof(float) ? 0x8000_0000UL : 0x8000_0000_0000_0000UL) && KernelFunctions.TakesSigns(function)
        && DoubleEvaluator.MeetsNaN(function, pool.BitsOf(element));

    private string Nth(int result) => outputs.Length == 1 ? "" : $".Item{result + 1}";
}
