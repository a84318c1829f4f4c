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
    private readonly GuardedMemory output;
    private readonly nint[] arguments;
    private readonly ulong[] expected = new ulong[PoolSize];

    private CaseRunner(KernelCase kernel)
    {
        this.kernel = kernel;
        tolerance = kernel.Tolerance;
        forms = kernel.SpanForms();
        scalar = Forms.Scalar(kernel, kernel.Scalar);
        pool = new Pool(kernel, PoolSize);
        inputs = [.. kernel.Parameters.Select(_ => new GuardedMemory(PoolSize * kernel.ElementSize))];
        output = new GuardedMemory(PoolSize * kernel.ElementSize);
        arguments = new nint[inputs.Length];
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
        output.Dispose();
        foreach (var input in inputs)
            input.Dispose();
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
            expected[i] = Elements.Canonical(Elements.Read(pool.Result(i), kernel.ElementSize), kernel.ResultType);
            if (tolerance is null)
                continue;

            var ofScalar = Elements.ToDouble(expected[i], kernel.ResultType);
            Place(i, 1, Fence.AtEnd);
            forms[^1].Run(arguments, output.Place(kernel.ElementSize, Fence.AtEnd), 1);
            expected[i] = Elements.Canonical(Elements.Read(output.Place(kernel.ElementSize, Fence.AtEnd), kernel.ElementSize), kernel.ResultType);
            var error = tolerance.Error(pool.ArgumentsOf(i), ofScalar, Elements.ToDouble(expected[i], kernel.ResultType));
            if (!(error <= 1))
                throw new CaseFailure($"{forms[^1].Name}{pool.Describe(i)} is {Elements.Display(expected[i], kernel.ResultType)}: {error:G4} times the error that is allowed.");
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
                var destination = output.Place(length * kernel.ElementSize, fence);
                Elements.Bytes(destination, length * kernel.ElementSize).Fill(0xA5);
                run(arguments, destination, length);
                Compare(start, length, destination, $"{name}, {fence}");

                for (var i = 0; i < inputs.Length; i++)
                {
                    if (kernel.Parameters[i].IsUniform)
                        continue;
                    Place(start, length, fence);
                    run(arguments, arguments[i], length);
                    Compare(start, length, arguments[i], $"{name}, {fence}, in place of argument {i}");
                }
            }
        }
    }

    /// <summary>Copies a piece of the pool to the fenced blocks that the next call reads.</summary>
    private void Place(int start, int length, Fence fence)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var bytes = kernel.Parameters[i].IsUniform ? Elements.SizeOf(kernel.Parameters[i].Type) : length * kernel.ElementSize;
            arguments[i] = inputs[i].Place(bytes, fence);
            var source = pool.Addresses[i] + (kernel.Parameters[i].IsUniform ? 0 : start * kernel.ElementSize);
            Elements.Bytes(source, bytes).CopyTo(Elements.Bytes(arguments[i], bytes));
        }
    }

    private void Compare(int start, int length, nint destination, string what)
    {
        for (var i = 0; i < length; i++)
        {
            var bits = Elements.Canonical(Elements.Read(destination + i * kernel.ElementSize, kernel.ElementSize), kernel.ResultType);
            if (bits == expected[start + i])
                continue;
            if (tolerance is { IsEstimate: true } && tolerance.Error(pool.ArgumentsOf(start + i), 0, Elements.ToDouble(bits, kernel.ResultType)) <= 1)
                continue;
            throw new CaseFailure(
                $"{kernel.Scalar.Name}{pool.Describe(start + i)} is {Elements.Display(expected[start + i], kernel.ResultType)}, but "
                + $"{Elements.Display(bits, kernel.ResultType)} at {i} of {length} ({what}).");
        }
    }

    /// <summary>FNV-1a over the results of the public form on the whole pool; of nothing, where widths may differ.</summary>
    private ulong Checksum(ulong checksum)
    {
        if (tolerance is { IsEstimate: true })
            return checksum;
        forms[0].Run(pool.Addresses, pool.Results, PoolSize);
        for (var i = 0; i < PoolSize; i++)
        {
            var bits = Elements.Canonical(Elements.Read(pool.Result(i), kernel.ElementSize), kernel.ResultType);
            checksum = (checksum ^ bits) * 1099511628211;
        }

        Compare(0, PoolSize, pool.Results, "the whole pool");
        return checksum;
    }
}

/// <summary>A wrong result, described.</summary>
internal sealed class CaseFailure(string message) : Exception(message);
