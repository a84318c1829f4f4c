namespace Kernels.Benchmarks.Peers;

/// <summary>A contender that computes something else is no peer.</summary>
internal static class ResultCheck
{
    /// <summary>Far above the error of any contender, and far below that of a wrong formula.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>Checks that all contenders in this process give what the first one does.</summary>
    /// <exception cref="InvalidOperationException">One does not.</exception>
    public static void Agree(Operation operation, Arrays arrays, IReadOnlyList<Contender> contenders)
    {
        var expected = Results(operation, arrays, contenders[0]);
        foreach (var contender in contenders.Skip(1))
        {
            var actual = Results(operation, arrays, contender);
            for (var i = 0; i < expected.Length; i++)
            {
                if (!(Math.Abs(actual[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i]))))
                    throw new InvalidOperationException($"{contender.Peer} gives {actual[i]} for result {i} of {operation.Name}, not {expected[i]}.");
            }
        }
    }

    /// <summary>The first results of a run, in arrays that held nothing before.</summary>
    private static double[] Results(Operation operation, Arrays arrays, Contender contender)
    {
        const int Count = 1000;
        arrays.Result.Clear();
        arrays.Second.Clear();
        contender.Time(1);
        if (operation.ElementSize == sizeof(double))
            return arrays.DoubleResult[..Count].ToArray();
        double[] results = [];
        foreach (var array in new[] { arrays.Result[..Count].ToArray(), arrays.Second[..Count].ToArray() })
            results = [.. results, .. array.Select(value => (double)value)];
        return results;
    }
}
