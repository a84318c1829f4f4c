namespace Kernels.Generators.Targets.Functions;

/// <content>The error function and the tails of the normal distribution.</content>
internal static partial class SharedFunctions
{
    public static float ExpOfProduct(float x, float y)
    {
        // Each factor is the sum of a part of 12 bits and the rest, so that the product of the first parts is exact. A fused operation may not be one.
        var highX = BitConverter.UInt32BitsToSingle(Bits(x) & 0xFFFFF000);
        var highY = BitConverter.UInt32BitsToSingle(Bits(y) & 0xFFFFF000);
        var product = x * y;
        var isCommon = MathF.Abs(product) < 120f;
        var rest = highX * (y - highY) + (x - highX) * y;
        return MathF.Exp(isCommon ? highX * highY : product) * MathF.Exp(isCommon ? rest : 0f);
    }

    // A polynomial up to 1; beyond, 1 - erfc x.
    public static float Erf(float x)
    {
        var s = x * x;
        var sum = 7.92413048e-05f * s - 0.00080318359f;
        sum = (sum * s + 0.00519084465f) * s - 0.0268551745f;
        sum = (sum * s + 0.11283619f) * s - 0.376126289f;
        sum = sum * s + 0.128379166f;
        var magnitude = MathF.Abs(x);
        var large = 1f - VectorMath.ExpOfProduct(-magnitude, magnitude) * ScaledErfc(magnitude);
        return magnitude < 1f ? x + x * sum : MathF.CopySign(large, x);
    }

    public static float Erfc(float x)
    {
        var magnitude = MathF.Abs(x);
        var tail = VectorMath.ExpOfProduct(-magnitude, magnitude) * ScaledErfc(magnitude);
        return x < 0f ? 2f - tail : tail;
    }

    public static float NormalCdf(float x)
    {
        var half = 0.5f * ScaledErfc(MathF.Abs(x) * 0.707106769f);
        var tail = VectorMath.ExpOfProduct(-0.5f * x, x) * half;
        return x > 0f ? 1f - tail : tail;
    }

    // e^(a²) · erfc a for a >= 0, by the polynomial of the runtime.
    private static float ScaledErfc(float a)
    {
        var m = 6f / (a + 3f);
        var q = 1f - m;
        var sum = -5.41141126e-05f * q - 8.03160292e-05f;
        sum = (sum * q + 0.000513439009f) * q - 0.000204516065f;
        sum = (sum * q - 0.00447335094f) * q + 0.01992153f;
        sum = (sum * q - 0.0517443269f) * q + 0.0983713791f;
        sum = (sum * q - 0.147232413f) * q + 0.179001153f;
        return m * sum;
    }

    // By the polynomials of the runtime: s + s · terms for s = √w, where w = -ln(1 - x²).
    public static float ErfInv(float x)
    {
        var a = MathF.Abs(x);
        var w = a < 0.75f ? -KernelMath.Log1p(-(a * a)) : -MathF.Log((1f - a) * (1f + a));
        var s = MathF.Sqrt(w);
        var terms = w < 5f ? CommonErfInvTerms(w - 2.5f) : FarErfInvTerms(s - 3.125f);
        var inverse = a < 1e-6f ? a - 0.113773075f * a : s + s * terms;
        return MathF.CopySign(a == 1f ? float.PositiveInfinity : inverse, x);
    }

    // √π/2 · e^(y²) for y = erf⁻¹ x, as in the runtime.
    public static float ErfInvSlope(float x, float y)
    {
        var rest = 1f - MathF.Abs(x);
        return rest == 0f ? float.PositiveInfinity : 0.886226925f * ScaledErfc(MathF.Abs(y)) / rest;
    }

    private static float CommonErfInvTerms(float d)
    {
        var sum = -2.669832e-10f * d + 7.4740205e-09f;
        sum = (sum * d - 2.4327335e-08f) * d - 4.5567865e-07f;
        sum = (sum * d + 5.1040865e-06f) * d - 1.210083e-06f;
        sum = (sum * d - 0.0005369712f) * d + 0.008174493f;
        sum = sum * d - 0.09023265f;
        return sum;
    }

    private static float FarErfInvTerms(float d)
    {
        var sum = 2.696818e-06f * d - 6.0755747e-06f;
        sum = (sum * d - 3.1468153e-06f) * d + 4.54935e-05f;
        sum = (sum * d - 0.00013836184f) * d + 0.00019894028f;
        sum = (sum * d + 0.00037695427f) * d - 0.0040872768f;
        sum = (sum * d + 0.018427258f) * d - 0.053364716f;
        return sum;
    }

    public static double ExpOfProduct(double x, double y)
    {
        // Each factor is the sum of a part of 26 bits and the rest, so that the product of the first parts is exact.
        var wideX = 134217729d * x;
        var wideY = 134217729d * y;
        var highX = wideX - (wideX - x);
        var highY = wideY - (wideY - y);
        var product = x * y;
        var isCommon = Math.Abs(product) < 800d && Math.Abs(x) < 1e100 && Math.Abs(y) < 1e100;
        var rest = highX * (y - highY) + (x - highX) * y;
        return Math.Exp(isCommon ? highX * highY : product) * Math.Exp(isCommon ? rest : 0d);
    }

    // A polynomial up to 1; beyond, 1 - erfc x.
    public static double Erf(double x)
    {
        var s = x * x;
        var sum = -7.78714026300816e-10d * s + 1.3714890690732947e-08d;
        sum = (sum * s - 1.620715229537573e-07d) * s + 1.6447228937057244e-06d;
        sum = (sum * s - 1.4924718787982984e-05d) * s + 0.00012055293808155596d;
        sum = (sum * s - 0.0008548325931727704d) * s + 0.005223977605995373d;
        sum = (sum * s - 0.02686617064306099d) * s + 0.11283791670943447d;
        sum = (sum * s - 0.37612638903183476d) * s + 0.12837916709551256d;
        var magnitude = Math.Abs(x);
        var large = 1d - VectorMath.ExpOfProduct(-magnitude, magnitude) * ScaledErfc(magnitude);
        return magnitude < 1d ? x + x * sum : Math.CopySign(large, x);
    }

    public static double Erfc(double x)
    {
        var magnitude = Math.Abs(x);
        var tail = VectorMath.ExpOfProduct(-magnitude, magnitude) * ScaledErfc(magnitude);
        return x < 0d ? 2d - tail : tail;
    }

    public static double NormalCdf(double x)
    {
        var half = 0.5d * ScaledErfc(Math.Abs(x) * 0.7071067811865476d);
        var tail = VectorMath.ExpOfProduct(-0.5d * x, x) * half;
        return x > 0d ? 1d - tail : tail;
    }

    // e^(a²) · erfc a for a >= 0, by the polynomial of the runtime.
    private static double ScaledErfc(double a)
    {
        var m = 6d / (a + 3d);
        var q = 1d - m;
        var sum = -2.3404954388639965e-10d * q - 9.990176050016044e-10d;
        sum = (sum * q + 3.164358646370222e-10d) * q + 7.905975487558211e-09d;
        sum = (sum * q + 6.7840600535220315e-09d) * q - 3.85153135337737e-08d;
        sum = (sum * q - 6.712012662086475e-08d) * q + 1.662841173380296e-07d;
        sum = (sum * q + 4.603807612158299e-07d) * q - 7.91471901949539e-07d;
        sum = (sum * q - 2.9115672941804353e-06d) * q + 5.066344962827303e-06d;
        sum = (sum * q + 1.7926868499689657e-05d) * q - 4.6129638294422185e-05d;
        sum = (sum * q - 9.138494191748069e-05d) * q + 0.0005056769998482164d;
        sum = (sum * q - 0.00020206943843328735d) * q - 0.004471205770718676d;
        sum = (sum * q + 0.019921293547905883d) * q - 0.05174454365009564d;
        sum = (sum * q + 0.09837139285068323d) * q - 0.14723240886164726d;
        sum = sum * q + 0.17900115118138996d;
        return m * sum;
    }

    public static double ErfInv(double x)
    {
        var a = Math.Abs(x);
        var w = a < 0.75d ? -KernelMath.Log1p(-(a * a)) : -Math.Log((1d - a) * (1d + a));
        var s = Math.Sqrt(w);
        var terms = w < 5d ? CommonErfInvTerms(w - 2.5d) : FarErfInvTerms(12d / (s + 1d) - 2.7d);
        var inverse = a < 1e-9d ? a - 0.113773074547242d * a : s + s * terms;
        return Math.CopySign(a == 1d ? double.PositiveInfinity : inverse, x);
    }

    public static double ErfInvSlope(double x, double y)
    {
        var rest = 1d - Math.Abs(x);
        return rest == 0d ? double.PositiveInfinity : 0.886226925452758d * ScaledErfc(Math.Abs(y)) / rest;
    }

    private static double CommonErfInvTerms(double d)
    {
        var sum = 2.035486300869335e-20d * d - 6.483641569632585e-20d;
        sum = (sum * d - 1.4331630288716333e-18d) * d + 9.785537470195143e-18d;
        sum = (sum * d + 3.446080306458613e-17d) * d - 7.033731972683279e-16d;
        sum = (sum * d + 1.906008683701694e-15d) * d + 2.856448061477825e-14d;
        sum = (sum * d - 2.6886952755885255e-13d) * d - 1.1684264417092295e-13d;
        sum = (sum * d + 1.6506518287380888e-11d) * d - 8.979060693674533e-11d;
        sum = (sum * d - 4.84491398561601e-10d) * d + 8.726410247820113e-09d;
        sum = (sum * d - 2.3208721749954766e-08d) * d - 4.6151511181151883e-07d;
        sum = (sum * d + 5.101666669821823e-06d) * d - 1.1999885043293927e-06d;
        sum = (sum * d - 0.0005369693728604122d) * d + 0.008174487963994672d;
        sum = sum * d - 0.09023265173910061d;
        return sum;
    }

    private static double FarErfInvTerms(double q)
    {
        var sum = -2.9230493946687304e-10d * q - 1.5848136277030254e-10d;
        sum = (sum * q + 3.0462369347778463e-09d) * q + 2.714493138655934e-10d;
        sum = (sum * q - 1.4848438912989453e-08d) * q + 5.70666518013821e-09d;
        sum = (sum * q + 4.476171737534126e-08d) * q - 4.3964728380829914e-08d;
        sum = (sum * q - 9.03265471600783e-08d) * q + 1.812109532989261e-07d;
        sum = (sum * q + 1.1215544866127261e-07d) * q - 5.580895833059145e-07d;
        sum = (sum * q - 1.928237960072104e-08d) * q + 1.4991893991734998e-06d;
        sum = (sum * q - 2.2819062177985694e-07d) * q - 3.8615564890394e-06d;
        sum = (sum * q - 1.586014541145751e-07d) * q + 9.591757003530544e-06d;
        sum = (sum * q + 6.745851315804871e-06d) * q - 1.754875188347383e-05d;
        sum = (sum * q - 4.628764074070331e-05d) * q - 3.718463356299011e-05d;
        sum = (sum * q + 0.0001345859439479557d) * q + 0.001400833386800255d;
        sum = (sum * q - 0.00014526299881848984d) * q - 0.026256706755926163d;
        sum = sum * q - 0.0478813713747756d;
        return sum;
    }
}
