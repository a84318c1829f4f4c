using System.Runtime.Intrinsics;
using Kernels.Accuracy;
using Xunit;

namespace Kernels.Tests;

/// <summary>
/// Correctly rounded functions where that is hardest: at the floats whose exact value lies closest to the middle of two floats. The bits beside
/// them are those of MPFR with 300 bits.
/// </summary>
public class CorrectlyRoundedTests
{
    private const string Prefix = "CorrectlyRounded.";

    public static TheoryData<string> Names => [.. functions.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_rounds_the_hardest_arguments_as_the_scalar_method_does(string name)
    {
        var function = Find(name);
        foreach (var (x, expected) in function.Hardest)
        {
            var (argument, value) = (BitConverter.UInt32BitsToSingle(x), BitConverter.UInt32BitsToSingle(expected));
            Assert.Equal(expected, BitConverter.SingleToUInt32Bits(function.Scalar(argument)));
            Assert.Equal(Vector128.Create(value).AsUInt32(), function.Of128(Vector128.Create(argument)).AsUInt32());
            Assert.Equal(Vector256.Create(value).AsUInt32(), function.Of256(Vector256.Create(argument)).AsUInt32());
            Assert.Equal(Vector512.Create(value).AsUInt32(), function.Of512(Vector512.Create(argument)).AsUInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_rounds_the_hardest_arguments(string name)
    {
        var function = Find(name);
        for (var length = 0; length <= 70; length++)
        {
            // The argument stands in each place in turn, among some that are not hard.
            for (var start = 0; start < function.Hardest.Length; start++)
            {
                var cases = Enumerable.Range(start, length).Select(i => function.Hardest[i % function.Hardest.Length]).ToArray();
                var x = cases.Select(static (hard, i) => i % 3 == 1 ? 0.5f : BitConverter.UInt32BitsToSingle(hard.X)).ToArray();
                var expected = cases.Select((hard, i) => i % 3 == 1 ? BitConverter.SingleToUInt32Bits(function.Scalar(0.5f)) : hard.Value);
                var results = new float[length];
                function.Span(x, results);
                Assert.Equal(expected, results.Select(BitConverter.SingleToUInt32Bits));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_of_all_floats_is_rounded_correctly(string name)
    {
        var result = AccuracyCheck.Run($"{Prefix}{name}(float)", 100_000);
        Assert.True(result.Holds, result.WorstInput);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_arguments_give_what_the_functions_of_floats_give(string name)
    {
        var function = Find(name);
        float[] special = [0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (var x in special)
        {
            var expected = (float)function.Reference(x);
            Assert.Equal(expected, function.Scalar(x));
            Assert.Equal(float.IsNegative(expected) && !float.IsNaN(expected), float.IsNegative(function.Scalar(x)) && !float.IsNaN(function.Scalar(x)));
            Assert.Equal(expected, function.Of128(Vector128.Create(x))[3]);
            Assert.Equal(expected, function.Of256(Vector256.Create(x))[7]);
            Assert.Equal(expected, function.Of512(Vector512.Create(x))[15]);
        }
    }

    private static RoundedCase Find(string name) => functions.Single(function => function.Name == name);

    // From all floats, the nearest first.
    private static readonly RoundedCase[] functions =
    [
        new("Exp", VectorMath.CorrectlyRounded.Exp, VectorMath.CorrectlyRounded.Exp, VectorMath.CorrectlyRounded.Exp, VectorMath.CorrectlyRounded.Exp, VectorMath.CorrectlyRounded.Exp,
        [
            (0xC16912CD, 0x34FD331B), (0xBBF0EDF1, 0x3F7E1FE9), (0xBAE0E25C, 0x3F7F8FA7), (0xB3000000, 0x3F800000),
            (0x377EFF81, 0x3F800080), (0x40315B33, 0x417FA47D), (0x4001B249, 0x40F2CD14), (0x39C6BE5B, 0x3F800C6D),
            (0x38E69CC1, 0x3F80039A), (0x383A3EF1, 0x3F800175),
        ]),
        new("Exp2", VectorMath.CorrectlyRounded.Exp2, VectorMath.CorrectlyRounded.Exp2, VectorMath.CorrectlyRounded.Exp2, VectorMath.CorrectlyRounded.Exp2, VectorMath.CorrectlyRounded.Exp2,
        [
            (0xB52D1F9A, 0x3F7FFFF8), (0xBCF3A937, 0x3F7AC6B1), (0xB8D3D026, 0x3F7FFB69), (0x3B429D37, 0x3F804385),
            (0xBAEC2B40, 0x3F7FAE34), (0x3A07857C, 0x3F800BBE), (0xBE1F29DE, 0x3F65DA56), (0x3C02A9AD, 0x3F80B5A3),
            (0x36879CF7, 0x3F800018), (0xB466D4CB, 0x3F7FFFFE),
        ]),
        new("Exp10", VectorMath.CorrectlyRounded.Exp10, VectorMath.CorrectlyRounded.Exp10, VectorMath.CorrectlyRounded.Exp10, VectorMath.CorrectlyRounded.Exp10, VectorMath.CorrectlyRounded.Exp10,
        [
            (0xBAC4C65C, 0x3F7F1DD8), (0xB326C4E3, 0x3F7FFFFE), (0x417D7F60, 0x59C64406), (0xBF230886, 0x3E6C4B0C),
            (0xB25E5BD9, 0x3F7FFFFF), (0xB7D171CD, 0x3F7FFC3B), (0xBAAC4A50, 0x3F7F39F2), (0x35B1311F, 0x3F800019),
            (0xBD6181F7, 0x3F618508), (0x34D07615, 0x3F800007),
        ]),
        new("Expm1", VectorMath.CorrectlyRounded.Expm1, VectorMath.CorrectlyRounded.Expm1, VectorMath.CorrectlyRounded.Expm1, VectorMath.CorrectlyRounded.Expm1, VectorMath.CorrectlyRounded.Expm1,
        [
            (0x3DC252DD, 0x3DCBD76B), (0x34CA62C1, 0x34CA62C3), (0xB675CBFC, 0xB675CBDF), (0x3A254E7A, 0x3A255BD3),
            (0x33B504F3, 0x33B504F3), (0xBB7B3B6C, 0xBB7AC04E), (0x36322B1B, 0x36322B2A), (0xB3800000, 0xB3800000),
            (0x40315B33, 0x416FA47D), (0x4001B249, 0x40D2CD14),
        ]),
        new("Log", VectorMath.CorrectlyRounded.Log, VectorMath.CorrectlyRounded.Log, VectorMath.CorrectlyRounded.Log, VectorMath.CorrectlyRounded.Log, VectorMath.CorrectlyRounded.Log,
        [
            (0x65D890D3, 0x4254D1F9), (0x4C5D65A5, 0x418F034B), (0x4D604EBE, 0x419A352C), (0x66A8C860, 0x42595E46),
            (0x1F116AB8, 0xC233B53E), (0x41178FEB, 0x400FE5E7), (0x3C413D3A, 0xC08E158F), (0x6F31A8EC, 0x42845A89),
            (0x38DCBE38, 0xC1128BA4), (0x5EE8984E, 0x422E4A21),
        ]),
        new("Log2", VectorMath.CorrectlyRounded.Log2, VectorMath.CorrectlyRounded.Log2, VectorMath.CorrectlyRounded.Log2, VectorMath.CorrectlyRounded.Log2, VectorMath.CorrectlyRounded.Log2,
        [
            (0x3EA07AB9, 0xBFD63DA2), (0x002452A4, 0xC2FFA268), (0x7F114A90, 0x42FE5D98), (0x0048A548, 0xC2FDA268),
            (0x7E914A90, 0x42FC5D98), (0x00914A90, 0xC2FBA268), (0x7E114A90, 0x42FA5D98), (0x01114A90, 0xC2F9A268),
            (0x7D914A90, 0x42F85D98), (0x01914A90, 0xC2F7A268),
        ]),
        new("Log10", VectorMath.CorrectlyRounded.Log10, VectorMath.CorrectlyRounded.Log10, VectorMath.CorrectlyRounded.Log10, VectorMath.CorrectlyRounded.Log10, VectorMath.CorrectlyRounded.Log10,
        [
            (0x62A6C1DD, 0x41A97EEC), (0x610567E4, 0x41A17EEC), (0x45BDEDC8, 0x407228D0), (0x0EFEEE7A, 0xC1E99D23),
            (0x120B93DC, 0xC1DAD957), (0x604DF02C, 0x419E3014), (0x13AE78D3, 0xC1D2D957), (0x6F592C3C, 0x41E69E9C),
            (0x427A28E9, 0x3FE5E87D), (0x2F149212, 0xC11DE885),
        ]),
        new("Log1p", VectorMath.CorrectlyRounded.Log1p, VectorMath.CorrectlyRounded.Log1p, VectorMath.CorrectlyRounded.Log1p, VectorMath.CorrectlyRounded.Log1p, VectorMath.CorrectlyRounded.Log1p,
        [
            (0x35400003, 0x353FFFFF), (0xB53FFFFD, 0xB5400001), (0x65D890D3, 0x4254D1F9), (0x3EFD81AD, 0x3ECDEEE1),
            (0x55185F82, 0x41EFD648), (0x3710001B, 0x370FFFF3), (0xB70FFFE5, 0xB710000D), (0x66A8C860, 0x42595E46),
            (0x41078FEB, 0x400FE5E7), (0xBB0EC8C4, 0xBB0EF0A5),
        ]),
        new("Sigmoid", VectorMath.CorrectlyRounded.Sigmoid, VectorMath.CorrectlyRounded.Sigmoid, VectorMath.CorrectlyRounded.Sigmoid, VectorMath.CorrectlyRounded.Sigmoid, VectorMath.CorrectlyRounded.Sigmoid,
        [
            (0xB3800000, 0x3F000000), (0x34000000, 0x3F000000), (0xB4400000, 0x3EFFFFFF), (0xB4A00000, 0x3EFFFFFE),
            (0xB5880000, 0x3EFFFFF8), (0x35900000, 0x3F000004), (0xB5980000, 0x3EFFFFF7), (0xB5A80000, 0x3EFFFFF6),
            (0x35B00000, 0x3F000005), (0xB5B80000, 0x3EFFFFF5), (0xBA928601, 0x3EFFDB5F), (0x3D21BC81, 0x3F0286DC),
            (0xBE104170, 0x3EEDFF70), (0x3B128604, 0x3F0024A1),
        ]),
        new("Tanh", VectorMath.CorrectlyRounded.Tanh, VectorMath.CorrectlyRounded.Tanh, VectorMath.CorrectlyRounded.Tanh, VectorMath.CorrectlyRounded.Tanh, VectorMath.CorrectlyRounded.Tanh,
        [
            (0x3AC37DE2, 0x3AC37DD9), (0xBAC37DE2, 0xBAC37DD9), (0x3EEE0566, 0x3EDE3CBE), (0xBEEE0566, 0xBEDE3CBE),
            (0x40ACB4D0, 0x3F7FFD50), (0xC0ACB4D0, 0xBF7FFD50), (0x3CD41B91, 0x3CD40F70), (0xBCD41B91, 0xBCD40F70),
        ]),
        new("Sin", VectorMath.CorrectlyRounded.Sin, VectorMath.CorrectlyRounded.Sin, VectorMath.CorrectlyRounded.Sin, VectorMath.CorrectlyRounded.Sin, VectorMath.CorrectlyRounded.Sin,
        [
            (0x73243F06, 0x3E943A84), (0xF3243F06, 0xBE943A84), (0x46199998, 0xBEB1FA5D), (0xC6199998, 0x3EB1FA5D),
            (0x55CAFB2A, 0xBF7E7A17), (0xD5CAFB2A, 0x3F7E7A17), (0x67A9242B, 0xBF7FAB81), (0xE7A9242B, 0x3F7FAB81),
            (0x4371ADE3, 0x3E62DA56), (0xC371ADE3, 0xBE62DA56),
        ]),
        new("Cos", VectorMath.CorrectlyRounded.Cos, VectorMath.CorrectlyRounded.Cos, VectorMath.CorrectlyRounded.Cos, VectorMath.CorrectlyRounded.Cos, VectorMath.CorrectlyRounded.Cos,
        [
            (0x6115CB11, 0x3F78142F), (0xE115CB11, 0x3F78142F), (0x5F18B878, 0x3F7F14BB), (0xDF18B878, 0x3F7F14BB),
            (0x59443C0A, 0x3F425F62), (0xD9443C0A, 0x3F425F62), (0x7A4B1A27, 0x3F7C54DA), (0xFA4B1A27, 0x3F7C54DA),
            (0x7908CD73, 0x3F798BB5), (0xF908CD73, 0x3F798BB5),
        ]),
        new("Cbrt", VectorMath.CorrectlyRounded.Cbrt, VectorMath.CorrectlyRounded.Cbrt, VectorMath.CorrectlyRounded.Cbrt, VectorMath.CorrectlyRounded.Cbrt, VectorMath.CorrectlyRounded.Cbrt,
        [
            (0x010353B5, 0x2AA2A7BC), (0x028353B5, 0x2B22A7BC), (0x040353B5, 0x2BA2A7BC), (0x058353B5, 0x2C22A7BC),
            (0x070353B5, 0x2CA2A7BC), (0x088353B5, 0x2D22A7BC), (0x0A0353B5, 0x2DA2A7BC), (0x0B8353B5, 0x2E22A7BC),
            (0x0D0353B5, 0x2EA2A7BC), (0x0E8353B5, 0x2F22A7BC),
        ]),
    ];

    private delegate void SpanForm(ReadOnlySpan<float> x, Span<float> destination);

    private sealed record RoundedCase(
        string Name,
        Func<float, float> Scalar,
        SpanForm Span,
        Func<Vector128<float>, Vector128<float>> Of128,
        Func<Vector256<float>, Vector256<float>> Of256,
        Func<Vector512<float>, Vector512<float>> Of512,
        (uint X, uint Value)[] Hardest)
    {
        public double Reference(double x) => Name switch
        {
            "Exp" => Math.Exp(x),
            "Exp2" => double.Exp2(x),
            "Exp10" => double.Exp10(x),
            "Expm1" => SingleReference.Expm1(x),
            "Log" => Math.Log(x),
            "Log2" => Math.Log2(x),
            "Log10" => Math.Log10(x),
            "Log1p" => SingleReference.Log1p(x),
            "Sigmoid" => SingleReference.Sigmoid(x),
            "Tanh" => Math.Tanh(x),
            "Sin" => Math.Sin(x),
            "Cos" => Math.Cos(x),
            _ => Math.Cbrt(x),
        };
    }
}
