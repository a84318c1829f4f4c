using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using Kernels.Tests.Cases;

namespace Kernels.Tests.Switches;

/// <summary>
/// Vector forms that are inlined where the compiler sees that an argument is constant, and so what a part of a condition is.
/// </summary>
internal static class InlinedForms
{
    private static readonly int[] Inputs = [3, -5, 7, 0, 2, -1, 40, -8, 1, 6, -3, 9, 12, -2, 5, 4];

    private delegate void Form<T>(ref T x, ref T result);

    /// <summary>By form: what the lanes hold.</summary>
    public static IReadOnlyDictionary<string, string> Results => Pairs.ToDictionary(static pair => pair.Key, static pair => pair.Value.Form(), StringComparer.Ordinal);

    /// <summary>By form: what the scalar method gives for each lane.</summary>
    public static IReadOnlyDictionary<string, string> Expected => Pairs.ToDictionary(static pair => pair.Key, static pair => pair.Value.Scalar(), StringComparer.Ordinal);

    private static readonly Dictionary<string, (Func<string> Form, Func<string> Scalar)> Pairs = new(StringComparer.Ordinal)
    {
        ["WhereNaN 128"] = Of(4, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector128.LoadUnsafe(ref x), Vector128.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2f)),
        ["WhereNaN 256"] = Of(8, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector256.LoadUnsafe(ref x), Vector256.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2f)),
        ["WhereNaN 512"] = Of(16, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector512.LoadUnsafe(ref x), Vector512.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2f)),
        ["WhereUniformNaN 128"] = Of(4, static (ref x, ref r) => DecidedMasks.WhereUniformNaN(Vector128.LoadUnsafe(ref x), 2f).StoreUnsafe(ref r), static x => DecidedMasks.WhereUniformNaN(x, 2f)),
        ["WhereUniformNaN 256"] = Of(8, static (ref x, ref r) => DecidedMasks.WhereUniformNaN(Vector256.LoadUnsafe(ref x), 2f).StoreUnsafe(ref r), static x => DecidedMasks.WhereUniformNaN(x, 2f)),
        ["WhereUniformNaN 512"] = Of(16, static (ref x, ref r) => DecidedMasks.WhereUniformNaN(Vector512.LoadUnsafe(ref x), 2f).StoreUnsafe(ref r), static x => DecidedMasks.WhereUniformNaN(x, 2f)),
        ["Below 128"] = Of(4, static (ref x, ref r) => DecidedMasks.Below(Vector128.LoadUnsafe(ref x), Vector128.Create(float.NaN)).StoreUnsafe(ref r), static x => DecidedMasks.Below(x, float.NaN)),
        ["Below 256"] = Of(8, static (ref x, ref r) => DecidedMasks.Below(Vector256.LoadUnsafe(ref x), Vector256.Create(float.NaN)).StoreUnsafe(ref r), static x => DecidedMasks.Below(x, float.NaN)),
        ["Below 512"] = Of(16, static (ref x, ref r) => DecidedMasks.Below(Vector512.LoadUnsafe(ref x), Vector512.Create(float.NaN)).StoreUnsafe(ref r), static x => DecidedMasks.Below(x, float.NaN)),
        ["Unlike 128"] = Of(4, static (ref x, ref r) => DecidedMasks.Unlike(Vector128.LoadUnsafe(ref x), Vector128.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.Unlike(x, 2f)),
        ["Unlike 256"] = Of(8, static (ref x, ref r) => DecidedMasks.Unlike(Vector256.LoadUnsafe(ref x), Vector256.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.Unlike(x, 2f)),
        ["Unlike 512"] = Of(16, static (ref x, ref r) => DecidedMasks.Unlike(Vector512.LoadUnsafe(ref x), Vector512.Create(2f)).StoreUnsafe(ref r), static x => DecidedMasks.Unlike(x, 2f)),
        ["WhereNaN of doubles 128"] = Of(2, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector128.LoadUnsafe(ref x), Vector128.Create(2.0)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2.0)),
        ["WhereNaN of doubles 256"] = Of(4, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector256.LoadUnsafe(ref x), Vector256.Create(2.0)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2.0)),
        ["WhereNaN of doubles 512"] = Of(8, static (ref x, ref r) => DecidedMasks.WhereNaN(Vector512.LoadUnsafe(ref x), Vector512.Create(2.0)).StoreUnsafe(ref r), static x => DecidedMasks.WhereNaN(x, 2.0)),
        ["Unlike of doubles 256"] = Of(4, static (ref x, ref r) => DecidedMasks.Unlike(Vector256.LoadUnsafe(ref x), Vector256.Create(2.0)).StoreUnsafe(ref r), static x => DecidedMasks.Unlike(x, 2.0)),
        ["Quotient 128"] = Of(4, static (ref x, ref r) => DecidedMasks.Quotient(Vector128.LoadUnsafe(ref x), Vector128.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Quotient(x, 2)),
        ["Quotient 256"] = Of(8, static (ref x, ref r) => DecidedMasks.Quotient(Vector256.LoadUnsafe(ref x), Vector256.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Quotient(x, 2)),
        ["Quotient 512"] = Of(16, static (ref x, ref r) => DecidedMasks.Quotient(Vector512.LoadUnsafe(ref x), Vector512.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Quotient(x, 2)),
        ["Quotient of longs 256"] = Of(4, static (ref x, ref r) => DecidedMasks.Quotient(Vector256.LoadUnsafe(ref x), 2L).StoreUnsafe(ref r), static x => DecidedMasks.Quotient(x, 2L)),
        ["Quotient of longs 512"] = Of(8, static (ref x, ref r) => DecidedMasks.Quotient(Vector512.LoadUnsafe(ref x), 2L).StoreUnsafe(ref r), static x => DecidedMasks.Quotient(x, 2L)),
        ["Doubled 128"] = Of(4, static (ref x, ref r) => DecidedMasks.Doubled(Vector128.LoadUnsafe(ref x), Vector128.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Doubled(x, 2)),
        ["Doubled 256"] = Of(8, static (ref x, ref r) => DecidedMasks.Doubled(Vector256.LoadUnsafe(ref x), Vector256.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Doubled(x, 2)),
        ["Doubled 512"] = Of(16, static (ref x, ref r) => DecidedMasks.Doubled(Vector512.LoadUnsafe(ref x), Vector512.Create(2)).StoreUnsafe(ref r), static x => DecidedMasks.Doubled(x, 2)),
        ["Doubled longs 256"] = Of(4, static (ref x, ref r) => DecidedMasks.Doubled(Vector256.LoadUnsafe(ref x), 2L).StoreUnsafe(ref r), static x => DecidedMasks.Doubled(x, 2L)),
        ["Doubled longs 512"] = Of(8, static (ref x, ref r) => DecidedMasks.Doubled(Vector512.LoadUnsafe(ref x), 2L).StoreUnsafe(ref r), static x => DecidedMasks.Doubled(x, 2L)),
    };

    private static (Func<string>, Func<string>) Of(int lanes, Form<float> form, Func<float, float> scalar) => Of<float>(lanes, form, scalar);

    private static (Func<string>, Func<string>) Of(int lanes, Form<double> form, Func<double, double> scalar) => Of<double>(lanes, form, scalar);

    private static (Func<string>, Func<string>) Of(int lanes, Form<int> form, Func<int, int> scalar) => Of<int>(lanes, form, scalar);

    private static (Func<string>, Func<string>) Of(int lanes, Form<long> form, Func<long, long> scalar) => Of<long>(lanes, form, scalar);

    private static (Func<string>, Func<string>) Of<T>(int lanes, Form<T> form, Func<T, T> scalar)
        where T : INumber<T>
    {
        return (Run, () => Print(Array.ConvertAll(Numbers(), x => scalar(x))));

        string Run()
        {
            var (x, results) = (Numbers(), new T[lanes]);
            form(ref x[0], ref results[0]);
            return Print(results);
        }

        T[] Numbers() => [.. Inputs.Take(lanes).Select(T.CreateChecked)];
    }

    private static string Print<T>(T[] numbers)
        where T : INumber<T> => string.Join(' ', numbers.Select(static number => number.ToString(null, CultureInfo.InvariantCulture)));
}
