using Kernels.Tests.Memory;

namespace Kernels.Tests.Running;

/// <summary>
/// Runs one case: every length, every width, on fenced memory, in place and not, and always asks the same: is each
/// element what it is alone?
/// </summary>
internal sealed class CaseRunner : IDisposable
{
    /// <summary>The elements that the spans of all lengths are cut from, so that an element meets many indices.</summary>
    private const int PoolSize = 601;

    private readonly KernelCase kernel;
    private readonly Tolerance? tolerance;
    private readonly IReadOnlyList<(string Name, SpanForm Run)> forms;
    private readonly ScalarForm scalar;
    private readonly Pool pool;
    private readonly GuardedMemory[] inputs;
    private readonly GuardedMemory[] outputs;
    private readonly nint[] arguments;
    private readonly nint[] destinations;
    private readonly ulong[][] expected;
    private readonly IReadOnlyList<(int Argument, int Result)[]> inPlace;

    private CaseRunner(KernelCase kernel)
    {
        this.kernel = kernel;
        tolerance = kernel.Tolerance;
        forms = [.. kernel.SpanForms()];
        scalar = Forms.Scalar(kernel, kernel.Scalar);
        pool = new Pool(kernel, PoolSize);
        inputs = [.. kernel.Parameters.Select(_ => new GuardedMemory(PoolSize * kernel.ElementSize))];
        outputs = [.. kernel.Results.Select(_ => new GuardedMemory(PoolSize * kernel.ElementSize))];
        arguments = new nint[inputs.Length];
        destinations = new nint[outputs.Length];
        inPlace = [.. InPlace(kernel)];
        expected = [.. kernel.Results.Select(static _ => new ulong[PoolSize])];
    }

    /// <summary>Runs the case and returns a checksum of its results.</summary>
    /// <exception cref="CaseFailure">A result is wrong.</exception>
    public static ulong Run(KernelCase kernel, IEnumerable<int> lengths)
    {
        using var runner = new CaseRunner(kernel);
        var checksum = 14695981039346656037;
        for (var round = 0; round < (kernel.HasUniform ? 4 : 1); round++)
        {
            runner.pool.Fill(round);
            runner.Expect();
            foreach (var length in lengths)
                runner.Check(length);
            checksum = runner.Checksum(checksum);
        }

        return checksum;
    }

    public void Dispose()
    {
        pool.Dispose();
        foreach (var memory in inputs.Concat(outputs))
            memory.Dispose();
    }

    /// <summary>
    /// What each element must be: what the scalar method gives, or where that may differ, what the narrowest loop gives
    /// for the element alone, once it is found to be close enough.
    /// </summary>
    private void Expect()
    {
        for (var i = 0; i < PoolSize; i++)
        {
            scalar(pool.Addresses, pool.Results, i);
            for (var result = 0; result < outputs.Length; result++)
                expected[result][i] = Elements.Canonical(pool.Result(result, i), kernel.Results[result]);
            if (tolerance is not null)
                ExpectAlone(tolerance, i);
        }
    }

    private void ExpectAlone(Tolerance allowed, int i)
    {
        Place(i, 1, Fence.AtEnd);
        forms[^1].Run(arguments, destinations, 1);
        for (var result = 0; result < outputs.Length; result++)
        {
            var type = kernel.Results[result];
            var bits = Elements.Canonical(Elements.Read(destinations[result], kernel.ElementSize), type);
            var value = new CaseResult(result, Elements.ToDouble(bits, type), Elements.ToDouble(expected[result][i], type));
            var error = allowed.Error(pool.ArgumentsOf(i), value);
            if (!(error <= 1))
                throw new CaseFailure($"{forms[^1].Name}{pool.Describe(i)}{Nth(result)} is {Elements.Display(bits, type)}: {error:G4} times the error that is allowed.");
            expected[result][i] = bits;
        }
    }

    private void Check(int length)
    {
        var start = length * 37 % (PoolSize - length + 1);
        foreach (var fence in (Fence[])[Fence.AtEnd, Fence.AtStart])
        {
            foreach (var (name, run) in forms)
            {
                Place(start, length, fence);
                run(arguments, destinations, length);
                Compare(start, length, destinations, $"{name}, {fence}");

                foreach (var places in inPlace)
                {
                    Place(start, length, fence);
                    foreach (var (input, result) in places)
                        destinations[result] = arguments[input];
                    run(arguments, destinations, length);
                    Compare(start, length, destinations, $"{name}, {fence}", places);
                }
            }
        }
    }

    /// <summary>
    /// Which results take the place of which arguments: each that of every varying one, and then as many as there are
    /// arguments for at once.
    /// </summary>
    private static IEnumerable<(int Argument, int Result)[]> InPlace(KernelCase kernel)
    {
        var varying = Enumerable.Range(0, kernel.Parameters.Count).Where(i => !kernel.Parameters[i].IsUniform).ToList();
        for (var result = 0; result < kernel.Results.Count; result++)
        {
            foreach (var input in varying)
                yield return [(input, result)];
        }

        if (varying.Count > 1 && kernel.Results.Count > 1)
            yield return [.. varying.Zip(Enumerable.Range(0, kernel.Results.Count))];
    }

    /// <summary>Copies a piece of the pool to the fenced blocks that the next call reads, and clears those that it writes.</summary>
    private void Place(int start, int length, Fence fence)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var bytes = kernel.Parameters[i].IsUniform ? Elements.SizeOf(kernel.Parameters[i].Type) : length * kernel.ElementSize;
            arguments[i] = inputs[i].Place(bytes, fence);
            var source = pool.Addresses[i] + (kernel.Parameters[i].IsUniform ? 0 : start * kernel.ElementSize);
            Elements.Bytes(source, bytes).CopyTo(Elements.Bytes(arguments[i], bytes));
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            destinations[i] = outputs[i].Place(length * kernel.ElementSize, fence);
            Elements.Bytes(destinations[i], length * kernel.ElementSize).Fill(0xA5);
        }
    }

    private void Compare(int start, int length, nint[] found, string what, params (int Argument, int Result)[] places)
    {
        for (var result = 0; result < found.Length; result++)
        {
            var type = kernel.Results[result];
            for (var i = 0; i < length; i++)
            {
                var bits = Elements.Canonical(Elements.Read(found[result] + i * kernel.ElementSize, kernel.ElementSize), type);
                if (bits == expected[result][start + i])
                    continue;
                if (tolerance is { IsEstimate: true }
                    && tolerance.Error(pool.ArgumentsOf(start + i), new CaseResult(result, Elements.ToDouble(bits, type), 0)) <= 1)
                    continue;
                throw new CaseFailure(
                    $"{kernel.Scalar.Name}{pool.Describe(start + i)}{Nth(result)} is {Elements.Display(expected[result][start + i], type)}, but "
                    + $"{Elements.Display(bits, type)} at {i} of {length} ({what}{string.Concat(places.Select(static place => $", result {place.Result} in place of argument {place.Argument}"))}).");
            }
        }
    }

    private string Nth(int result) => outputs.Length == 1 ? "" : $".Item{result + 1}";

    /// <summary>FNV-1a over the results of the public form on the whole pool; of nothing, where widths may differ.</summary>
    private ulong Checksum(ulong checksum)
    {
        if (tolerance is { IsEstimate: true })
            return checksum;
        forms[0].Run(pool.Addresses, pool.Results, PoolSize);
        for (var result = 0; result < outputs.Length; result++)
        {
            for (var i = 0; i < PoolSize; i++)
                checksum = (checksum ^ Elements.Canonical(pool.Result(result, i), kernel.Results[result])) * 1099511628211;
        }

        Compare(0, PoolSize, pool.Results, "the whole pool");
        return checksum;
    }
}

/// <summary>A wrong result, described.</summary>
internal sealed class CaseFailure(string message) : Exception(message);
