namespace Kernels.Generators.Targets.Functions;

/// <content>The logarithm of the gamma function and the derivatives of that. VectorMath says where the polynomials are from.</content>
internal static partial class SharedFunctions
{
    public static float LogGamma(float x)
    {
        var size = MathF.Abs(x);
        var isReflected = x <= -0.5f;
        var y = isReflected ? size : x;
        var isFar = y >= 4.5f;
        var argument = isFar ? y : GammaSteps(y);
        var log = MathF.Log(MathF.Abs(argument));
        var t = GammaFromTwo(isFar ? 2f : y);
        var near = t * (0.42278433f + t * (0.32246703f + t * LogGammaCube(t)));
        var inverse = 1f / argument;
        var far = (y - 0.5f) * (log - 1f) + (0.41893855f + inverse * StirlingSeries(inverse * inverse));
        var value = isFar ? far : y < 1.5f ? near - log : near + log;
        var reflected = 1.1447299f - MathF.Log(size * MathF.Abs(float.SinPi(x))) - value;
        var isPole = x <= 0f && MathF.Floor(x) == x;
        return isPole ? float.PositiveInfinity : isReflected ? reflected : value;
    }

    public static float Digamma(float x)
    {
        var isReflected = x <= -0.5f;
        var y = isReflected ? -x : x;
        var isFar = y >= 4.5f;
        var product = isFar ? y : GammaSteps(y);
        var lower = y < 0.5f ? 2f * y + 1f : y < 1.5f ? 1f : 0f;
        var numerator = y < 2.5f ? lower : y < 3.5f ? -1f : 3f - (y + y);
        var t = GammaFromTwo(isFar ? 2f : y);
        var near = 0.42278433f + t * (0.64493406f + t * DigammaSquare(t)) - numerator / product;
        var inverse = 1f / product;
        var square = inverse * inverse;
        var far = MathF.Log(MathF.Abs(product)) - (0.5f * inverse + square * DigammaSeries(square));
        var value = isFar ? far : near;
        var reflected = value - 1f / x - 3.14159274f / float.TanPi(x);
        var isPole = x < 0f && MathF.Floor(x) == x;
        return isPole ? float.NaN : isReflected ? reflected : MathF.Abs(x) < 1e-10f ? -1f / x : value;
    }

    public static float Trigamma(float x)
    {
        var isReflected = x <= -0.5f;
        var y = isReflected ? -x : x;
        var isMoved = y >= 2.5f && y < 4.5f;
        var isFar = y >= 2.5f;
        var hasTwo = y < 0.5f || isMoved;
        var first = 1f / y;
        var second = 1f / (y + 1f);
        var terms = hasTwo ? first * first + second * second : isFar ? 0f : y < 1.5f ? first * first : 0f;
        var t = GammaFromTwo(isFar ? 2f : y);
        var inverse = 1f / (isMoved ? y + 2f : y);
        var square = inverse * inverse;
        var far = inverse + square * (0.5f + inverse * TrigammaSeries(square));
        var value = (isFar ? far : TrigammaAroundTwo(t)) + terms;
        var sine = 3.14159274f / float.SinPi(x);
        var reflected = sine * sine - (value - 1f / x / x);
        var isPole = x <= 0f && MathF.Floor(x) == x;
        var limit = x < -3.40282347e38f ? float.NaN : float.PositiveInfinity;
        return isPole ? limit : isReflected ? reflected : value;
    }

    // What a number up to 4.5 has to be multiplied or divided by so that Γ is taken between 1.5 and 2.5.
    private static float GammaSteps(float y)
    {
        var lower = y < 0.5f ? y * (y + 1f) : y < 1.5f ? y : 1f;
        var upper = y < 3.5f ? y - 1f : (y - 1f) * (y - 2f);
        return y < 2.5f ? lower : upper;
    }

    private static float GammaFromTwo(float y) =>
        y < 0.5f ? y : y < 1.5f ? y - 1f : y < 2.5f ? y - 2f : y < 3.5f ? y - 3f : y - 4f;

    private static float LogGammaCube(float t)
    {
        var sum = 0.000113730464f * t - 0.00024571366f;
        sum = (sum * t + 0.00050649093f) * t - 0.0011896059f;
        sum = (sum * t + 0.0028907768f) * t - 0.007385656f;
        return (sum * t + 0.020580802f) * t - 0.0673523f;
    }

    private static float StirlingSeries(float t)
    {
        var sum = 0.0005413429f * t - 0.0005902681f;
        sum = (sum * t + 0.0007962468f) * t - 0.0027779534f;
        return sum * t + 0.083333336f;
    }

    private static float DigammaSquare(float t)
    {
        var sum = -0.0005594291f * t + 0.0011475235f;
        sum = (sum * t - 0.0020009482f) * t + 0.0040476825f;
        sum = (sum * t - 0.00834866f) * t + 0.017345164f;
        sum = (sum * t - 0.03692788f) * t + 0.08232319f;
        return sum * t - 0.2020569f;
    }

    private static float DigammaSeries(float t)
    {
        var sum = 0.003543751f * t - 0.0037747417f;
        sum = (sum * t + 0.003952827f) * t - 0.008333234f;
        return sum * t + 0.083333336f;
    }

    private static float TrigammaAroundTwo(float t)
    {
        var sum = -0.0061757625f * t + 0.010762125f;
        sum = (sum * t - 0.015724484f) * t + 0.028165232f;
        sum = (sum * t - 0.050136328f) * t + 0.0867437f;
        sum = (sum * t - 0.1477091f) * t + 0.24696924f;
        return (sum * t - 0.40411383f) * t + 0.64493406f;
    }

    private static float TrigammaSeries(float t)
    {
        var sum = 0.029692471f * t - 0.028600082f;
        sum = (sum * t + 0.023581054f) * t - 0.033329334f;
        return sum * t + 0.16666666f;
    }

    public static double LogGamma(double x)
    {
        var size = Math.Abs(x);
        var isReflected = x <= -0.5;
        var y = isReflected ? size : x;
        var isFar = y >= 4.5;
        var argument = isFar ? y : GammaSteps(y);
        var log = Math.Log(Math.Abs(argument));
        var t = GammaFromTwo(isFar ? 2d : y);
        var near = t * (0.42278433509846713 + t * (0.3224670334241132 + t * LogGammaCube(t)));
        var inverse = 1d / argument;
        var far = (y - 0.5) * (log - 1d) + (0.4189385332046727 + inverse * StirlingSeries(inverse * inverse));
        var value = isFar ? far : y < 1.5 ? near - log : near + log;
        var reflected = 1.1447298858494002 - Math.Log(size * Math.Abs(double.SinPi(x))) - value;
        var isPole = x <= 0d && Math.Floor(x) == x;
        return isPole ? double.PositiveInfinity : isReflected ? reflected : value;
    }

    public static double Digamma(double x)
    {
        var isReflected = x <= -0.5;
        var y = isReflected ? -x : x;
        var isFar = y >= 4.5;
        var product = isFar ? y : GammaSteps(y);
        var lower = y < 0.5 ? 2d * y + 1d : y < 1.5 ? 1d : 0d;
        var numerator = y < 2.5 ? lower : y < 3.5 ? -1d : 3d - (y + y);
        var t = GammaFromTwo(isFar ? 2d : y);
        var near = 0.42278433509846713 + t * (0.6449340668482264 + t * DigammaSquare(t)) - numerator / product;
        var inverse = 1d / product;
        var square = inverse * inverse;
        var far = Math.Log(Math.Abs(product)) - (0.5 * inverse + square * DigammaSeries(square));
        var value = isFar ? far : near;
        var reflected = value - 1d / x - 3.141592653589793 / double.TanPi(x);
        var isPole = x < 0d && Math.Floor(x) == x;
        return isPole ? double.NaN : isReflected ? reflected : Math.Abs(x) < 1e-20 ? -1d / x : value;
    }

    public static double Trigamma(double x)
    {
        var isReflected = x <= -0.5;
        var y = isReflected ? -x : x;
        var isMoved = y >= 2.5 && y < 4.5;
        var isFar = y >= 2.5;
        var hasTwo = y < 0.5 || isMoved;
        var first = 1d / y;
        var second = 1d / (y + 1d);
        var terms = hasTwo ? first * first + second * second : isFar ? 0d : y < 1.5 ? first * first : 0d;
        var t = GammaFromTwo(isFar ? 2d : y);
        var inverse = 1d / (isMoved ? y + 2d : y);
        var square = inverse * inverse;
        var far = inverse + square * (0.5 + inverse * TrigammaSeries(square));
        var value = (isFar ? far : TrigammaAroundTwo(t)) + terms;
        var sine = 3.141592653589793 / double.SinPi(x);
        var reflected = sine * sine - (value - 1d / x / x);
        var isPole = x <= 0d && Math.Floor(x) == x;
        var limit = x < -1.7976931348623157e308 ? double.NaN : double.PositiveInfinity;
        return isPole ? limit : isReflected ? reflected : value;
    }

    // What a number up to 4.5 has to be multiplied or divided by so that Γ is taken between 1.5 and 2.5.
    private static double GammaSteps(double y)
    {
        var lower = y < 0.5 ? y * (y + 1d) : y < 1.5 ? y : 1d;
        var upper = y < 3.5 ? y - 1d : (y - 1d) * (y - 2d);
        return y < 2.5 ? lower : upper;
    }

    private static double GammaFromTwo(double y) =>
        y < 0.5 ? y : y < 1.5 ? y - 1d : y < 2.5 ? y - 2d : y < 3.5 ? y - 3d : y - 4d;

    private static double LogGammaCube(double t)
    {
        var sum = 6.388282649455704e-08 * t - 1.318427088206658e-07;
        sum = (sum * t + 2.030009241548089e-07) * t - 4.329029365324978e-07;
        sum = (sum * t + 9.578582327158075e-07) * t - 2.0437390184543263e-06;
        sum = (sum * t + 4.374385708324265e-06) * t - 9.438753581062537e-06;
        sum = (sum * t + 2.050726433517687e-05) * t - 4.492630829227326e-05;
        sum = (sum * t + 9.94575095167892e-05) * t - 0.00022315475438664575;
        sum = (sum * t + 0.0005096695248562319) * t - 0.0011927539118276483;
        sum = (sum * t + 0.0028905103307397054) * t - 0.007385551028672269;
        return (sum * t + 0.020580808427784557) * t - 0.0673523010531981;
    }

    private static double StirlingSeries(double t)
    {
        var sum = -0.2127141694255172 * t + 0.09525305854288768;
        sum = (sum * t - 0.02523199199368421) * t + 0.006259091082511731;
        sum = (sum * t - 0.0019139911889179658) * t + 0.0008416972211865861;
        sum = (sum * t - 0.0005952375949499394) * t + 0.0007936507910381883;
        return (sum * t - 0.0027777777777714214) * t + 0.08333333333333333;
    }

    private static double DigammaSquare(double t)
    {
        var sum = -6.40873787530836e-07 * t + 1.2933086059138551e-06;
        sum = (sum * t - 1.8264637745658797e-06) * t + 3.637587746425624e-06;
        sum = (sum * t - 7.6577002633007e-06) * t + 1.5332830880229383e-05;
        sum = (sum * t - 3.058558971730219e-05) * t + 6.123977255882121e-05;
        sum = (sum * t - 0.00012271347161532098) * t + 0.00024608738442111146;
        sum = (sum * t - 0.0004941886133433762) * t + 0.0009945750794478493;
        sum = (sum * t - 0.0020083928245940605) * t + 0.004077356199466501;
        sum = (sum * t - 0.008349277381994135) * t + 0.017343061984427383;
        sum = (sum * t - 0.0369277551433686) * t + 0.08232323371113828;
        return sum * t - 0.2020569031595943;
    }

    private static double DigammaSeries(double t)
    {
        var sum = -4.044387286389865 * t + 1.6204045428685714;
        sum = (sum * t - 0.37862524824192006) * t + 0.0813775433050502;
        sum = (sum * t - 0.021054233847438524) * t + 0.007575281565388894;
        sum = (sum * t - 0.00416666323522432) * t + 0.003968253955551376;
        return (sum * t - 0.008333333333314888) * t + 0.08333333333333333;
    }

    private static double TrigammaAroundTwo(double t)
    {
        var sum = 5.862637834084763e-06 * t - 1.3836288529020804e-05;
        sum = (sum * t + 1.8603982620004818e-05) * t - 3.174573305041447e-05;
        sum = (sum * t + 6.429728154347316e-05) * t - 0.00012304840515925527;
        sum = (sum * t + 0.0002294765133791372) * t - 0.000428065766610684;
        sum = (sum * t + 0.0007961722400226436) * t - 0.0014725813539587858;
        sum = (sum * t + 0.002706959181692245) * t - 0.004941884382305134;
        sum = (sum * t + 0.008951175575148016) * t - 0.016067142687051405;
        sum = (sum * t + 0.028541493413253096) * t - 0.05009566428948086;
        sum = (sum * t + 0.08671530992152156) * t - 0.147711020573505;
        sum = (sum * t + 0.24696970113342323) * t - 0.4041138063191885;
        return sum * t + 0.6449340668482264;
    }

    private static double TrigammaSeries(double t)
    {
        var sum = 479.2764799318487 * t - 187.10068068801934;
        sum = (sum * t + 39.04589376201476) * t - 6.558674065944451;
        sum = (sum * t + 1.1543068851731306) * t - 0.2529220521535138;
        sum = (sum * t + 0.07575568053127105) * t - 0.0333333222115001;
        sum = (sum * t + 0.023809523775584866) * t - 0.033333333333292074;
        return sum * t + 0.16666666666666666;
    }
}
