using System.Globalization;
using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Peers;

/// <summary>The comparisons as the tables of README and of the guide's page on performance.</summary>
internal static class PeersMarkdown
{
    private const string InCache = "4,096";
    private const string OutOfCache = "16,777,216";

    private static readonly (string Peer, string Head)[] Peers =
    [
        (PeerNames.Scalar, "scalar C#"),
        (PeerNames.TensorPrimitives, "TensorPrimitives"),
        (PeerNames.C, "C"),
        (PeerNames.Sleef, "SLEEF"),
        (PeerNames.NumPy, "NumPy"),
        (PeerNames.Numba, "Numba"),
        (PeerNames.PyTorch, "PyTorch"),
    ];

    /// <summary>The tables whose comparisons are all there, by the names of their places on the pages.</summary>
    public static Dictionary<string, string> Tables(IReadOnlyList<Comparison> comparisons)
    {
        Dictionary<string, string> tables = [];
        var bits = Vector512.IsHardwareAccelerated ? "" : "-256";
        if (OfAll(InCache) is { } inCache)
            tables[$"in-cache{bits}"] = Table(["operation", "ours, ns", .. HeadsOf(inCache)], inCache.Select(row => RowInCache(row, inCache)));
        if (OfAll(OutOfCache) is { } outOfCache)
            tables[$"out-of-cache{bits}"] = Table(["operation", "ours, ns", "TensorPrimitives", "C", "limit"], outOfCache.Select(RowOutOfCache));
        var functions = ElementaryFunctions.All
            .Select(function => comparisons.FirstOrDefault(comparison => comparison.Operation == ElementaryPeers.NameOf(function)))
            .OfType<Comparison>()
            .ToList();
        if (functions.Count == ElementaryFunctions.All.Length)
            tables[$"functions{bits}"] = Table(["function", "ours, ns", .. HeadsOf(functions)], functions.Select(row => RowInCache(row, functions)));
        if (Named("Training, ") is { Count: > 0 } training)
            tables["training"] = Table(["rows × columns", "threads", "ours, ns", "one thread", "NumPy", "PyTorch", "scikit-learn", "read-only sweep"],
                training.Select(RowOfTraining));
        if (Named("Fit, ") is { Count: > 0 } fit)
            tables["fit"] = Table(["rows × columns", "ours, ms", "with our defaults", "PyTorch", "scikit-learn", "ML.NET"], fit.Select(RowOfFit));
        if (comparisons.FirstOrDefault(static comparison => comparison is { Operation: "Sigmoid", Size: InCache }) is { } sigmoid)
            tables[$"sigmoid{bits}"] = Table(["Sigmoid over 4,096 floats", "ns per element", "ratio"],
                sigmoid.Rows.Where(static row => row.Peer != PeerNames.Copy).OrderBy(static row => row.Ratio).Select(RowOfSigmoid));
        return tables;

        List<Comparison>? OfAll(string size)
        {
            var all = comparisons.Where(comparison => comparison.Size == size && IsOperation(comparison)).ToList();
            return all.Count == Operations.All.Length ? all : null;
        }

        static bool IsOperation(Comparison comparison) => Operations.All.Any(operation => operation.Name == comparison.Operation);

        List<Comparison> Named(string prefix) =>
            [.. comparisons.Where(comparison => comparison.Operation.StartsWith(prefix, StringComparison.Ordinal))];
    }

    private static string Table(string[] head, IEnumerable<string[]> rows) => MarkdownPages.Table([head, .. rows], Machine.This.ToString());

    private static IEnumerable<(string Peer, string Head)> PeersOf(List<Comparison> comparisons) =>
        Peers.Where(peer => comparisons.Any(comparison => Row(comparison, peer.Peer) is not null));

    private static IEnumerable<string> HeadsOf(List<Comparison> comparisons) => PeersOf(comparisons).Select(static peer => peer.Head);

    private static string[] RowInCache(Comparison comparison, List<Comparison> all) =>
        [NameOf(comparison), Ours(comparison), .. PeersOf(all).Select(peer => Ratio(Row(comparison, peer.Peer)))];

    /// <summary>What TensorPrimitives composes is compared in the faster way, over whole arrays or in blocks.</summary>
    private static string[] RowOutOfCache(Comparison comparison)
    {
        var library = comparison.Rows.Where(static row => row.Peer is PeerNames.TensorPrimitives or PeerNames.TensorPrimitivesInBlocks)
            .MinBy(static row => row.Ratio);
        var limit = comparison.Rows.Single(static row => row.Peer is PeerNames.Copy or PeerNames.Read);
        return [NameOf(comparison), Ours(comparison), Ratio(library), Ratio(Row(comparison, PeerNames.C)),
            $"{Ratio(limit)} ({(limit.Peer == PeerNames.Copy ? "copy" : "read")})"];
    }

    private static string[] RowOfTraining(Comparison comparison) =>
    [
        comparison.Size,
        comparison.Operation.Split(' ')[1],
        Ours(comparison),
        .. ((string[])["Kernels, 1 thread", PeerNames.NumPy, PeerNames.PyTorch, PeerNames.ScikitLearn, PeerNames.Read])
            .Select(peer => Ratio(Row(comparison, peer))),
    ];

    private static string[] RowOfFit(Comparison comparison)
    {
        var elements = comparison.Size.Split(" × ")
            .Select(static number => double.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))
            .Aggregate(static (rows, columns) => rows * columns);
        return
        [
            comparison.Size,
            Number(comparison.Rows[0].Nanoseconds * elements / 1e6, "0.#"),
            .. ((string[])[$"{Contender.Ours}, defaults", PeerNames.PyTorch, PeerNames.ScikitLearn, PeerNames.MLNet])
                .Select(peer => Ratio(Row(comparison, peer))),
        ];
    }

    private static string[] RowOfSigmoid(Row row) =>
        [row.Peer == Contender.Ours ? "generated by `[Vectorize]`" : row.Peer, Number(row.Nanoseconds, "F3"), Number(row.Ratio, "0.0")];

    private static Row? Row(Comparison comparison, string peer) => comparison.Rows.FirstOrDefault(row => row.Peer == peer);

    private static string Ours(Comparison comparison) => Number(comparison.Rows[0].Nanoseconds, "F3");

    /// <summary>Bold where the project aims higher.</summary>
    private static string Ratio(Row? row)
    {
        if (row is null)
            return "";
        var text = Number(row.Ratio, row.Ratio < 100 ? "F2" : "F0");
        return row.Met == false ? $"**{text}**" : text;
    }

    private static string NameOf(Comparison comparison) => comparison.Operation switch
    {
        "ExpDouble" => "`Exp` of `double`",
        "Silu" => "SiLU",
        "Gelu" => "GELU",
        "BlackScholes" => "Black–Scholes",
        "Sum" or "Dot" or "Min" or "Max" => comparison.Operation,
        _ => $"`{comparison.Operation}`",
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
