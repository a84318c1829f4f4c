using Kernels.Checking;

namespace Kernels.Accuracy;

/// <summary>Compares the reference itself with values that another program computed.</summary>
public static class ExactMathCheck
{
    /// <summary>The relative error that the reference may have: 2⁻⁸⁵.</summary>
    public const double Bound = 2.6e-26;

    // By mpmath with 400 bits, split into two doubles, which is good for some 106 bits.
    private static readonly (string Name, Exact Value, DoubleDouble Expected)[] Values =
    [
        ("Exp(1)", ExactMath.Exp(1.0), new(2.718281828459045, 1.4456468917292502e-16)),
        ("Exp(-0.3)", ExactMath.Exp(-0.3), new(0.7408182206817179, -1.805530505953e-18)),
        ("Exp(700.7)", ExactMath.Exp(700.7), new(2.0424125462260529e+304, -1.0818321818180253e+288)),
        ("Exp(-5.5)", ExactMath.Exp(-5.5), new(0.004086771438464067, 3.9646859782158316e-19)),
        ("Expm1(1e-05)", ExactMath.Expm1(1e-05), new(1.0000050000166668e-05, -3.111926571619883e-22)),
        ("Expm1(-0.7)", ExactMath.Expm1(-0.7), new(-0.5034146962085905, 9.827550225511106e-18)),
        ("Expm1(3)", ExactMath.Expm1(3.0), new(19.085536923187668, -1.8275625525512858e-16)),
        ("Log(2)", ExactMath.Log(2.0), new(0.6931471805599453, 2.3190468138462996e-17)),
        ("Log(0.9999)", ExactMath.Log(0.9999), new(-0.00010000500033334732, 4.110491732511812e-21)),
        ("Log(10)", ExactMath.Log(10.0), new(2.302585092994046, -2.1707562233822494e-16)),
        ("Log(1e-300)", ExactMath.Log(1e-300), new(-690.7755278982137, -2.3670096176709832e-14)),
        ("Log1p(1e-09)", ExactMath.Log1p(1e-09), new(9.999999995e-10, 7.493897403823754e-26)),
        ("Log1p(-0.9)", ExactMath.Log1p(-0.9), new(-2.302585092994046, -4.968982586806388e-18)),
        ("Log1p(0.4)", ExactMath.Log1p(0.4), new(0.33647223662121295, -3.704625908593426e-18)),
        ("Log1p(100000.0)", ExactMath.Log1p(100000.0), new(11.51293546492023, -3.6933309017485567e-16)),
        ("Tanh(1e-06)", ExactMath.Tanh(1e-06), new(9.999999999996666e-07, -2.5868588632771325e-23)),
        ("Tanh(0.5)", ExactMath.Tanh(0.5), new(0.46211715726000974, 2.1916603238260928e-17)),
        ("Tanh(-7)", ExactMath.Tanh(-7.0), new(-0.9999983369439447, 1.612443653741189e-17)),
        ("Sigmoid(-30)", ExactMath.Sigmoid(-30.0), new(9.357622968839299e-14, 8.837142511495094e-31)),
        ("Sigmoid(0.1)", ExactMath.Sigmoid(0.1), new(0.52497918747894, -2.5084310194303448e-17)),
        ("Sigmoid(5)", ExactMath.Sigmoid(5.0), new(0.9933071490757152, -1.2264619394086437e-17)),
        ("Softplus(-20)", ExactMath.Softplus(-20.0), new(2.061153620314381e-09, -1.0113320447997458e-25)),
        ("Softplus(0)", ExactMath.Softplus(0.0), new(0.6931471805599453, 2.3190468138462996e-17)),
        ("Softplus(3.25)", ExactMath.Softplus(3.25), new(3.288041371687783, 1.4084066997604749e-16)),
        ("SigmoidSlope(-30)", ExactMath.SigmoidSlope(-30.0), new(9.357622968838423e-14, 3.884443130383061e-30)),
        ("SigmoidSlope(0.1)", ExactMath.SigmoidSlope(0.1), new(0.24937604019289197, -5.682536550698835e-18)),
        ("SigmoidSlope(5)", ExactMath.SigmoidSlope(5.0), new(0.006648056670790155, 3.1119708727854244e-19)),
        ("TanhSlope(0.5)", ExactMath.TanhSlope(0.5), new(0.7864477329659274, 6.0689685225374924e-18)),
        ("TanhSlope(-7)", ExactMath.TanhSlope(-7.0), new(3.3261093449010853e-06, 8.159700891463018e-23)),
        ("Log2(10.0)", ExactMath.Log2(10.0), new(3.321928094887362, 1.661617516973592e-16)),
        ("Log2(0.3)", ExactMath.Log2(0.3), new(-1.7369655941662063, 1.0829022389854901e-16)),
        ("Log2(1.0009)", ExactMath.Log2(1.0009), new(0.0012978415956467913, -2.3084194830777988e-20)),
        ("Log10(2.0)", ExactMath.Log10(2.0), new(0.3010299956639812, -2.8037281277851704e-18)),
        ("Log10(1e-300)", ExactMath.Log10(1e-300), new(-300.0, 1.0883025305537996e-17)),
        ("Sinh(1e-05)", ExactMath.Sinh(1e-05), new(1.0000000000166668e-05, -6.182319396196156e-22)),
        ("Sinh(-2.5)", ExactMath.Sinh(-2.5), new(-6.0502044810397875, 1.5266669624477375e-16)),
        ("Sinh(30.0)", ExactMath.Sinh(30.0), new(5343237290762.231, -0.0003718172657214174)),
        ("Cosh(0.001)", ExactMath.Cosh(0.001), new(1.0000005000000416, 7.443797190204747e-17)),
        ("Cosh(-2.5)", ExactMath.Cosh(-2.5), new(6.132289479663686, 3.560067179782552e-16)),
        ("Cosh(30.0)", ExactMath.Cosh(30.0), new(5343237290762.231, -0.0003718172656278412)),
        ("Sin(1e-09)", ExactMath.Sin(1e-09), new(1e-09, -1.6666666666666669e-28)),
        ("Sin(0.7)", ExactMath.Sin(0.7), new(0.644217687237691, 2.8740567927338755e-18)),
        ("Sin(-2.0)", ExactMath.Sin(-2.0), new(-0.9092974268256817, 1.4020906557816256e-17)),
        ("Sin(100000.0)", ExactMath.Sin(100000.0), new(0.03574879797201651, 1.5429743706109861e-18)),
        ("Sin(3.141592653589793)", ExactMath.Sin(3.141592653589793), new(1.2246467991473532e-16, -2.99476980971834e-33)),
        ("Sin(1e+22)", ExactMath.Sin(1e+22), new(-0.8522008497671888, -6.7806825896773284e-18)),
        ("Sin(1.7976931348623157e+308)", ExactMath.Sin(1.7976931348623157e+308), new(0.004961954789184062, -2.5049377676494104e-19)),
        ("Cos(1e-09)", ExactMath.Cos(1e-09), new(1.0, -5e-19)),
        ("Cos(0.7)", ExactMath.Cos(0.7), new(0.7648421872844885, -4.013780434022238e-17)),
        ("Cos(-2.0)", ExactMath.Cos(-2.0), new(-0.4161468365471424, 1.990596398957495e-17)),
        ("Cos(100000.0)", ExactMath.Cos(100000.0), new(-0.9993608074382124, -2.3447088905187402e-17)),
        ("Cos(1.5707963267948966)", ExactMath.Cos(1.5707963267948966), new(6.123233995736766e-17, -1.4973849048591698e-33)),
        ("Cos(1e+22)", ExactMath.Cos(1e+22), new(0.523214785395139, -4.7143201076575164e-17)),
        ("Cos(6381956970095103.0)", ExactMath.Cos(6381956970095103.0), new(0.813329207771117, 1.8240442060383245e-18)),
        ("Tan(0.7)", ExactMath.Tan(0.7), new(0.8422883804630794, -3.9128846706146343e-17)),
        ("Tan(-2.0)", ExactMath.Tan(-2.0), new(2.185039863261519, 1.0289483692188619e-16)),
        ("Tan(1.5707963267948966)", ExactMath.Tan(1.5707963267948966), new(1.633123935319537e+16, -0.24403226295847108)),
        ("Asin(1e-09)", ExactMath.Asin(1e-09), new(1e-09, 1.6666666666666669e-28)),
        ("Asin(0.5)", ExactMath.Asin(0.5), new(0.5235987755982989, -5.360408832255455e-17)),
        ("Asin(-0.999999)", ExactMath.Asin(-0.999999), new(-1.5693821131146521, 1.100101637792604e-16)),
        ("Asin(1.0)", ExactMath.Asin(1.0), new(1.5707963267948966, 6.123233995736766e-17)),
        ("Acos(1e-09)", ExactMath.Acos(1e-09), new(1.5707963257948967, -7.807189403102154e-17)),
        ("Acos(0.5)", ExactMath.Acos(0.5), new(1.0471975511965979, -1.072081766451091e-16)),
        ("Acos(-0.999999)", ExactMath.Acos(-0.999999), new(3.1401784399095485, 1.7326678110313857e-16)),
        ("Acos(0.9999999999)", ExactMath.Acos(0.9999999999), new(1.4142136208911564e-05, -2.2842444927957235e-22)),
        ("Atan(1e-09)", ExactMath.Atan(1e-09), new(1e-09, -3.3333333333333338e-28)),
        ("Atan(0.5)", ExactMath.Atan(0.5), new(0.4636476090008061, 2.2698777452961687e-17)),
        ("Atan(-1.0)", ExactMath.Atan(-1.0), new(-0.7853981633974483, -3.061616997868383e-17)),
        ("Atan(10000000000.0)", ExactMath.Atan(10000000000.0), new(1.5707963266948965, 6.950637705727703e-17)),
        ("Atan2(1.0, 2.0)", ExactMath.Atan2(1.0, 2.0), new(0.4636476090008061, 2.2698777452961687e-17)),
        ("Atan2(1.0, -2.0)", ExactMath.Atan2(1.0, -2.0), new(2.677945044588987, 1.5527705369303147e-16)),
        ("Atan2(-3.0, -1e-05)", ExactMath.Atan2(-3.0, -1e-05), new(-1.57079966012823, -2.7049586876256915e-17)),
        ("Atan2(1e-09, -1.0)", ExactMath.Atan2(1e-09, -1.0), new(3.141592652589793, 2.0520505085187742e-16)),
        ("Atan2(-1.0, 0.0)", ExactMath.Atan2(-1.0, 0.0), new(-1.5707963267948966, -6.123233995736766e-17)),
        ("Atan2(0.0, -1.0)", ExactMath.Atan2(0.0, -1.0), new(3.141592653589793, 1.2246467991473532e-16)),
        ("Atan2(2.0, 10000000000.0)", ExactMath.Atan2(2.0, 10000000000.0), new(2e-10, -7.289106129766216e-27)),
        ("ErfInv(1e-09)", ExactMath.ErfInv(1e-09), new(8.86226925452758e-10, 3.5784539398064e-26)),
        ("ErfInv(0.25)", ExactMath.ErfInv(0.25), new(0.2253120550121781, 1.7832251208756863e-18)),
        ("ErfInv(-0.7)", ExactMath.ErfInv(-0.7), new(-0.7328690779592167, -4.340965697571891e-17)),
        ("ErfInv(0.999)", ExactMath.ErfInv(0.999), new(2.3267537655135246, -1.471845016183616e-16)),
        ("ErfInv(0.9999999999999999)", ExactMath.ErfInv(0.9999999999999999), new(5.8635847487551676, 3.744492687184258e-16)),
        ("Sqrt(2.0)", ExactMath.Sqrt(2.0), new(1.4142135623730951, -9.667293313452913e-17)),
        ("Sqrt(1e-300)", ExactMath.Sqrt(1e-300), new(1e-150, 6.234187685431415e-168)),
        ("Sqrt(5e-324)", ExactMath.Sqrt(5e-324), new(2.2227587494850775e-162, 0.0)),
        ("Sqrt(3e+200)", ExactMath.Sqrt(3e+200), new(1.7320508075688773e+100, -6.154220429494397e+83)),
        ("Cbrt(2.0)", ExactMath.Cbrt(2.0), new(1.2599210498948732, -2.589933375300507e-17)),
        ("Cbrt(1e-300)", ExactMath.Cbrt(1e-300), new(1e-100, -1.1638869190866631e-117)),
        ("Cbrt(3e+200)", ExactMath.Cbrt(3e+200), new(6.694329500821695e+66, 3.1298901310458345e+50)),
        ("Hypot(1.0, 2.0)", ExactMath.Hypot(1.0, 2.0), new(2.23606797749979, -1.0864230407365012e-16)),
        ("Hypot(1e+200, 3e+200)", ExactMath.Hypot(1e+200, 3e+200), new(3.1622776601683794e+200, -1.5075257847173458e+184)),
        ("Hypot(1e-200, 2e-200)", ExactMath.Hypot(1e-200, 2e-200), new(2.2360679774997897e-200, 5.993526548577494e-218)),
        ("Pow(2.0, 0.5)", ExactMath.Pow(2.0, 0.5), new(1.4142135623730951, -9.667293313452913e-17)),
        ("Pow(10.0, -200.0)", ExactMath.Pow(10.0, -200.0), new(1e-200, 1.789973760091724e-217)),
        ("Pow(1.0000001, 100000000.0)", ExactMath.Pow(1.0000001, 100000000.0), new(22026.454910182532, 1.5095446215275538e-12)),
        ("Pow(0.3, 7.25)", ExactMath.Pow(0.3, 7.25), new(0.00016185610934246275, -1.3208106382755054e-20)),
        ("Pow(-3.0, 3.0)", ExactMath.Pow(-3.0, 3.0), new(-27.0, 0.0)),
        ("Pow(-2.5, 4.0)", ExactMath.Pow(-2.5, 4.0), new(39.0625, 0.0)),
    ];

    /// <summary>The largest relative error among the values.</summary>
    public static (string Name, double RelativeError) Worst() =>
        Values.Select(value => (value.Name, RelativeError(value.Value, value.Expected))).MaxBy(value => value.Item2);

    private static double RelativeError(Exact value, DoubleDouble expected)
    {
        var mantissa = value.Mantissa;
        var scaled = new DoubleDouble(Math.ScaleB(mantissa.High, value.Exponent), Math.ScaleB(mantissa.Low, value.Exponent));
        return Math.Abs(((scaled - expected) / expected).High);
    }
}
