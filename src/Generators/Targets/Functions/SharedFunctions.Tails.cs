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
}
