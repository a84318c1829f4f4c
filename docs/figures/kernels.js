// Written by `dotnet run -c Release --project src/Site` from the kernels of the library. A change made here is lost.

import { intBits, floatOf, copysign, rint, power, powerOf2, powerOf10, fma, Tanh, Sigmoid, Softplus } from './prelude.js';

const { fround } = Math;

function IsNegative(x) {
    return (intBits(x) >>> 0) >= 2147483648;
}

function Max(x, y) {
    return x > y ? x : y > x ? y : x == y ? (IsNegative(x) ? y : x) : fround(x + y);
}

function Exp2M1(x) {
    return Math.abs(x) < 2 ? fround(Math.expm1(fround(x * fround(0.6931472)))) : fround(fround(powerOf2(x)) - 1);
}

function Exp10M1(x) {
    return Math.abs(x) < fround(0.6)
        ? fround(Math.expm1(fround(x * fround(2.3025851))))
        : fround(fround(powerOf10(x)) - 1);
}

function Log2P1(x) {
    return fround(fround(Math.log1p(x)) * fround(1.442695));
}

function Log10P1(x) {
    return fround(fround(Math.log1p(x)) * fround(0.4342945));
}

function LogAddExp(x, y) {
    const difference = x == y ? 0 : -Math.abs(fround(x - y));
    return fround(Max(x, y) + fround(Math.log1p(fround(Math.exp(difference)))));
}

function IsNaN(x) {
    return (((intBits(x) >>> 0) & 2147483647) >>> 0) > 2139095040;
}

function XLogY(x, y) {
    return x == 0 && !IsNaN(y) ? 0 : fround(x * fround(Math.log(y)));
}

function ToInt(x) {
    return x >= fround(2.1474836E+09)
        ? 2147483647
        : x >= fround(-2.1474836E+09)
        ? x | 0
        : x < 0
        ? -2147483648
        : 0;
}

function SinPi(x) {
    const rest = fround(x - fround(2 * rint(fround(0.5 * x))));
    const n = rint(fround(rest + rest));
    const angle = fround(fround(rest - fround(0.5 * n)) * fround(3.1415927));
    const quarter = ToInt(n);
    const value = ((quarter & 1) | 0) != 0 ? fround(Math.cos(angle)) : fround(Math.sin(angle));
    const sine = ((quarter & 2) | 0) != 0 ? -value : value;
    return sine == 0 ? copysign(0, x) : sine;
}

function LogGamma(x) {
    const size = Math.abs(x);
    const isReflected = x <= -0.5;
    const y = isReflected ? size : x;
    const isFar = y >= 4.5;
    const mask = y < 1.5;
    const lower = y < 0.5 ? fround(y * fround(y + 1)) : mask ? y : 1;
    const shiftedY = fround(y - 1);
    const upper = y < 3.5 ? shiftedY : fround(shiftedY * fround(y - 2));
    const argument = isFar ? y : y < 2.5 ? lower : upper;
    const log = fround(Math.log(Math.abs(argument)));
    const choice = isFar ? 2 : y;
    const t = choice < 0.5
        ? choice
        : choice < 1.5
        ? fround(choice - 1)
        : choice < 2.5
        ? fround(choice - 2)
        : choice < 3.5
        ? fround(choice - 3)
        : fround(choice - 4);
    const sum = fround(fround(fround(0.000113730464) * t) - fround(0.00024571366));
    const sum2 = fround(fround(fround(fround(sum * t) + fround(0.00050649093)) * t) - fround(0.0011896059));
    const sum3 = fround(fround(fround(fround(sum2 * t) + fround(0.0028907768)) * t) - fround(0.007385656));
    const near = fround(
        t
            * fround(
                fround(0.42278433)
                    + fround(
                        t
                            * fround(
                                fround(0.32246703)
                                    + fround(
                                        t
                                            * fround(
                                                fround(fround(fround(sum3 * t) + fround(0.020580802)) * t)
                                                    - fround(0.0673523)))))));
    const inverse = fround(1 / argument);
    const inverseSquared = fround(inverse * inverse);
    const sum4 = fround(fround(fround(0.0005413429) * inverseSquared) - fround(0.0005902681));
    const sum5 = fround(
        fround(fround(fround(sum4 * inverseSquared) + fround(0.0007962468)) * inverseSquared)
            - fround(0.0027779534));
    const far = fround(
        fround(fround(y - 0.5) * fround(log - 1))
            + fround(
                fround(0.41893855)
                    + fround(inverse * fround(fround(sum5 * inverseSquared) + fround(0.083333336)))));
    const value = isFar ? far : mask ? fround(near - log) : fround(near + log);
    const reflected = fround(
        fround(fround(1.1447299) - fround(Math.log(fround(size * Math.abs(SinPi(x)))))) - value);
    const isPole = x <= 0 && Math.floor(x) == x;
    return isPole ? Infinity : isReflected ? reflected : value;
}

function CosPi(x) {
    const rest = fround(x - fround(2 * rint(fround(0.5 * x))));
    const n = rint(fround(rest + rest));
    const angle = fround(fround(rest - fround(0.5 * n)) * fround(3.1415927));
    const quarter = (ToInt(n) + 1) | 0;
    const value = ((quarter & 1) | 0) != 0 ? fround(Math.cos(angle)) : fround(Math.sin(angle));
    const cosine = ((quarter & 2) | 0) != 0 ? -value : value;
    return cosine == 0 ? 0 : cosine;
}

function TanPi(x) {
    return fround(SinPi(x) / CosPi(x));
}

function Digamma(x) {
    const isReflected = x <= -0.5;
    const y = isReflected ? -x : x;
    const isFar = y >= 4.5;
    const mask = y < 0.5;
    const mask2 = y < 1.5;
    const lower = mask ? fround(y * fround(y + 1)) : mask2 ? y : 1;
    const mask3 = y < 3.5;
    const shiftedY = fround(y - 1);
    const upper = mask3 ? shiftedY : fround(shiftedY * fround(y - 2));
    const mask4 = y < 2.5;
    const product = isFar ? y : mask4 ? lower : upper;
    const lower2 = mask ? fround(fround(2 * y) + 1) : mask2 ? 1 : 0;
    const numerator = mask4 ? lower2 : mask3 ? -1 : fround(3 - fround(y + y));
    const choice = isFar ? 2 : y;
    const t = choice < 0.5
        ? choice
        : choice < 1.5
        ? fround(choice - 1)
        : choice < 2.5
        ? fround(choice - 2)
        : choice < 3.5
        ? fround(choice - 3)
        : fround(choice - 4);
    const sum = fround(fround(fround(-0.0005594291) * t) + fround(0.0011475235));
    const sum2 = fround(fround(fround(fround(sum * t) - fround(0.0020009482)) * t) + fround(0.0040476825));
    const sum3 = fround(fround(fround(fround(sum2 * t) - fround(0.00834866)) * t) + fround(0.017345164));
    const sum4 = fround(fround(fround(fround(sum3 * t) - fround(0.03692788)) * t) + fround(0.08232319));
    const near = fround(
        fround(
                fround(0.42278433)
                    + fround(
                        t * fround(fround(0.64493406) + fround(t * fround(fround(sum4 * t) - fround(0.2020569))))))
            - fround(numerator / product));
    const inverse = fround(1 / product);
    const square = fround(inverse * inverse);
    const sum5 = fround(fround(fround(0.003543751) * square) - fround(0.0037747417));
    const sum6 = fround(
        fround(fround(fround(sum5 * square) + fround(0.003952827)) * square) - fround(0.008333234));
    const far = fround(
        fround(Math.log(Math.abs(product)))
            - fround(
                fround(0.5 * inverse) + fround(square * fround(fround(sum6 * square) + fround(0.083333336)))));
    const value = isFar ? far : near;
    const reflected = fround(fround(value - fround(1 / x)) - fround(fround(3.1415927) / TanPi(x)));
    const isPole = x < 0 && Math.floor(x) == x;
    return isPole ? NaN : isReflected ? reflected : Math.abs(x) < fround(1E-10) ? fround(-1 / x) : value;
}

function Trigamma(x) {
    const isReflected = x <= -0.5;
    const y = isReflected ? -x : x;
    const isFar = y >= 2.5;
    const isMoved = isFar && y < 4.5;
    const hasTwo = y < 0.5 || isMoved;
    const first = fround(1 / y);
    const second = fround(1 / fround(y + 1));
    const firstSquared = fround(first * first);
    const terms = hasTwo
        ? fround(firstSquared + fround(second * second))
        : isFar
        ? 0
        : y < 1.5
        ? firstSquared
        : 0;
    const choice = isFar ? 2 : y;
    const t = choice < 0.5
        ? choice
        : choice < 1.5
        ? fround(choice - 1)
        : choice < 2.5
        ? fround(choice - 2)
        : choice < 3.5
        ? fround(choice - 3)
        : fround(choice - 4);
    const inverse = fround(1 / (isMoved ? fround(y + 2) : y));
    const square = fround(inverse * inverse);
    const sum = fround(fround(fround(0.029692471) * square) - fround(0.028600082));
    const sum2 = fround(
        fround(fround(fround(sum * square) + fround(0.023581054)) * square) - fround(0.033329334));
    const far = fround(
        inverse
            + fround(square * fround(0.5 + fround(inverse * fround(fround(sum2 * square) + fround(0.16666666))))));
    const sum3 = fround(fround(fround(-0.0061757625) * t) + fround(0.010762125));
    const sum4 = fround(fround(fround(fround(sum3 * t) - fround(0.015724484)) * t) + fround(0.028165232));
    const sum5 = fround(fround(fround(fround(sum4 * t) - fround(0.050136328)) * t) + fround(0.0867437));
    const sum6 = fround(fround(fround(fround(sum5 * t) - fround(0.1477091)) * t) + fround(0.24696924));
    const value = fround(
        (isFar ? far : fround(fround(fround(fround(sum6 * t) - fround(0.40411383)) * t) + fround(0.64493406)))
            + terms);
    const sine = fround(fround(3.1415927) / SinPi(x));
    const reflected = fround(fround(sine * sine) - fround(value - fround(fround(1 / x) / x)));
    const isPole = x <= 0 && Math.floor(x) == x;
    const limit = x < fround(-3.4028235E+38) ? NaN : Infinity;
    return isPole ? limit : isReflected ? reflected : value;
}

function ExpOfProduct(x, y) {
    const highX = floatOf(((intBits(x) >>> 0) & 4294963200) >>> 0);
    const highY = floatOf(((intBits(y) >>> 0) & 4294963200) >>> 0);
    const product = fround(x * y);
    const isCommon = Math.abs(product) < 120;
    const rest = fround(fround(highX * fround(y - highY)) + fround(fround(x - highX) * y));
    return fround(
        fround(Math.exp(isCommon ? fround(highX * highY) : product)) * fround(Math.exp(isCommon ? rest : 0)));
}

function Erf(x) {
    const s = fround(x * x);
    const sum = fround(fround(fround(7.9241305E-05) * s) - fround(0.0008031836));
    const sum2 = fround(fround(fround(fround(sum * s) + fround(0.0051908446)) * s) - fround(0.026855174));
    const sum3 = fround(fround(fround(fround(sum2 * s) + fround(0.11283619)) * s) - fround(0.3761263));
    const sum4 = fround(fround(sum3 * s) + fround(0.12837917));
    const magnitude = Math.abs(x);
    const m = fround(6 / fround(magnitude + 3));
    const q = fround(1 - m);
    const sum5 = fround(fround(fround(-5.4114113E-05) * q) - fround(8.031603E-05));
    const sum6 = fround(fround(fround(fround(sum5 * q) + fround(0.000513439)) * q) - fround(0.00020451607));
    const sum7 = fround(fround(fround(fround(sum6 * q) - fround(0.004473351)) * q) + fround(0.01992153));
    const sum8 = fround(fround(fround(fround(sum7 * q) - fround(0.051744327)) * q) + fround(0.09837138));
    const sum9 = fround(fround(fround(fround(sum8 * q) - fround(0.14723241)) * q) + fround(0.17900115));
    const large = fround(1 - fround(ExpOfProduct(-magnitude, magnitude) * fround(m * sum9)));
    return magnitude < 1 ? fround(x + fround(x * sum4)) : copysign(large, x);
}

function Erfc(x) {
    const magnitude = Math.abs(x);
    const m = fround(6 / fround(magnitude + 3));
    const q = fround(1 - m);
    const sum = fround(fround(fround(-5.4114113E-05) * q) - fround(8.031603E-05));
    const sum2 = fround(fround(fround(fround(sum * q) + fround(0.000513439)) * q) - fround(0.00020451607));
    const sum3 = fround(fround(fround(fround(sum2 * q) - fround(0.004473351)) * q) + fround(0.01992153));
    const sum4 = fround(fround(fround(fround(sum3 * q) - fround(0.051744327)) * q) + fround(0.09837138));
    const sum5 = fround(fround(fround(fround(sum4 * q) - fround(0.14723241)) * q) + fround(0.17900115));
    const tail = fround(ExpOfProduct(-magnitude, magnitude) * fround(m * sum5));
    return x < 0 ? fround(2 - tail) : tail;
}

function NormalCdf(x) {
    const m = fround(6 / fround(fround(Math.abs(x) * fround(0.70710677)) + 3));
    const q = fround(1 - m);
    const sum = fround(fround(fround(-5.4114113E-05) * q) - fround(8.031603E-05));
    const sum2 = fround(fround(fround(fround(sum * q) + fround(0.000513439)) * q) - fround(0.00020451607));
    const sum3 = fround(fround(fround(fround(sum2 * q) - fround(0.004473351)) * q) + fround(0.01992153));
    const sum4 = fround(fround(fround(fround(sum3 * q) - fround(0.051744327)) * q) + fround(0.09837138));
    const sum5 = fround(fround(fround(fround(sum4 * q) - fround(0.14723241)) * q) + fround(0.17900115));
    const half = fround(0.5 * fround(m * sum5));
    const tail = fround(ExpOfProduct(fround(-0.5 * x), x) * half);
    return x > 0 ? fround(1 - tail) : tail;
}

function ErfInv(x) {
    const a = Math.abs(x);
    const w = a < 0.75
        ? -fround(Math.log1p(-fround(a * a)))
        : -fround(Math.log(fround(fround(1 - a) * fround(1 + a))));
    const s = fround(Math.sqrt(w));
    const shiftedW = fround(w - 2.5);
    const sum = fround(fround(fround(-2.669832E-10) * shiftedW) + fround(7.4740205E-09));
    const sum2 = fround(
        fround(fround(fround(sum * shiftedW) - fround(2.4327335E-08)) * shiftedW) - fround(4.5567865E-07));
    const sum3 = fround(
        fround(fround(fround(sum2 * shiftedW) + fround(5.1040865E-06)) * shiftedW) - fround(1.210083E-06));
    const sum4 = fround(
        fround(fround(fround(sum3 * shiftedW) - fround(0.0005369712)) * shiftedW) + fround(0.008174493));
    const sum5 = fround(fround(sum4 * shiftedW) - fround(0.09023265));
    const shiftedS = fround(s - 3.125);
    const sum6 = fround(fround(fround(2.696818E-06) * shiftedS) - fround(6.0755747E-06));
    const sum7 = fround(
        fround(fround(fround(sum6 * shiftedS) - fround(3.1468153E-06)) * shiftedS) + fround(4.54935E-05));
    const sum8 = fround(
        fround(fround(fround(sum7 * shiftedS) - fround(0.00013836184)) * shiftedS) + fround(0.00019894028));
    const sum9 = fround(
        fround(fround(fround(sum8 * shiftedS) + fround(0.00037695427)) * shiftedS) - fround(0.0040872768));
    const sum10 = fround(
        fround(fround(fround(sum9 * shiftedS) + fround(0.018427258)) * shiftedS) - fround(0.053364716));
    const terms = w < 5 ? sum5 : sum10;
    const inverse = a < fround(1E-06)
        ? fround(a - fround(fround(0.11377308) * a))
        : fround(s + fround(s * terms));
    return copysign(a == 1 ? Infinity : inverse, x);
}

function ErfInvSlope(x, y) {
    const rest = fround(1 - Math.abs(x));
    const m = fround(6 / fround(Math.abs(y) + 3));
    const q = fround(1 - m);
    const sum = fround(fround(fround(-5.4114113E-05) * q) - fround(8.031603E-05));
    const sum2 = fround(fround(fround(fround(sum * q) + fround(0.000513439)) * q) - fround(0.00020451607));
    const sum3 = fround(fround(fround(fround(sum2 * q) - fround(0.004473351)) * q) + fround(0.01992153));
    const sum4 = fround(fround(fround(fround(sum3 * q) - fround(0.051744327)) * q) + fround(0.09837138));
    const sum5 = fround(fround(fround(fround(sum4 * q) - fround(0.14723241)) * q) + fround(0.17900115));
    return rest == 0 ? Infinity : fround(fround(fround(0.88622695) * fround(m * sum5)) / rest);
}

function Root(x, n) {
    const reciprocal = fround(1 / n);
    const root = fround(power(Math.abs(x), reciprocal));
    const high = floatOf(((intBits(reciprocal) >>> 0) & 4294963200) >>> 0);
    const rest = fround(
        fround(fround(1 - fround(high * n)) - fround(fround(reciprocal - high) * n)) * reciprocal);
    const isCommon = x > 0 && x < Infinity && n != 0 && Math.abs(n) <= 4096 && root > 0 && root < Infinity;
    const common = fround(root + fround(root * fround(rest * fround(Math.log(x)))));
    const other = n == 0 || x < 0 ? NaN : root;
    return isCommon ? common : other;
}

function ReciprocalSqrt(x) {
    return fround(1 / fround(Math.sqrt(x)));
}

function Sinc(x) {
    const isZero = x == 0;
    const ratio = fround(fround(Math.sin(x)) / (isZero ? 1 : x));
    return isZero ? 1 : Math.abs(x) == Infinity ? 0 : ratio;
}

function SincSlope(x) {
    const square = fround(x * x);
    const series = fround(fround(fround(1.401676E-16) * square) - fround(4.491635E-14));
    const series2 = fround(
        fround(fround(fround(series * square) + fround(1.07057115E-11)) * square) - fround(1.9270843E-09));
    const series3 = fround(
        fround(fround(fround(series2 * square) + fround(2.5052108E-07)) * square) - fround(2.2045855E-05));
    const series4 = fround(
        fround(fround(fround(series3 * square) + fround(0.0011904762)) * square) - fround(0.033333335));
    const series5 = fround(fround(series4 * square) + fround(0.33333334));
    const isNear = square <= 4;
    const divisor = isNear ? 1 : x;
    const quotient = fround(fround(fround(Sinc(x) - fround(Math.cos(x))) / divisor) / divisor);
    return isNear ? series5 : Math.abs(x) == Infinity ? 0 : quotient;
}

function SincCurvature(x) {
    const square = fround(x * x);
    const series = fround(fround(fround(6.699316E-18) * square) - fround(2.3645054E-15));
    const series2 = fround(
        fround(fround(fround(series * square) + fround(6.2975173E-13)) * square) - fround(1.284723E-10));
    const series3 = fround(
        fround(fround(fround(series2 * square) + fround(1.9270853E-08)) * square) - fround(2.0041687E-06));
    const series4 = fround(
        fround(fround(fround(series3 * square) + fround(0.00013227513)) * square) - fround(0.004761905));
    const series5 = fround(fround(series4 * square) + fround(0.06666667));
    const isNear = square <= 4;
    const divisor = isNear ? 1 : x;
    const quotient = fround(fround(fround(fround(3 * SincSlope(x)) - Sinc(x)) / divisor) / divisor);
    return isNear ? series5 : Math.abs(x) == Infinity ? 0 : quotient;
}

function Min(x, y) {
    return x < y ? x : y < x ? y : x == y ? (IsNegative(x) ? x : y) : fround(x + y);
}

/** The identity: f(x) = x, the activation of a neuron for linear regression. */
export function linear(x) {
    return x;
}

/** The derivative of Linear: 1 everywhere. */
export function linearDerivative(x) {
    return 1;
}

export function linearSecondDerivative(x) {
    return 0;
}

/** The binary step of the perceptron: f(x) = 0 where x < threshold, 1 where x ≥ threshold. */
export function step(x, threshold) {
    return x < threshold ? 0 : x >= threshold ? 1 : fround(x + threshold);
}

/** The derivative of Step: 0 everywhere, for the jump at the threshold has no slope. */
export function stepDerivative(x, threshold) {
    return x >= threshold ? 0 : x < threshold ? 0 : 1;
}

export function stepSecondDerivative(x, threshold) {
    return 0;
}

/** The logistic function: σ(x) = 1 / (1 + e⁻ˣ), from 0 at −∞ through ½ at 0 to 1 at +∞. */
export function sigmoid(x) {
    return fround(1 / fround(1 + fround(Math.exp(-x))));
}

/** The derivative of Sigmoid: σ(x)·(1 − σ(x)), at most ¼. */
export function sigmoidDerivative(x) {
    const t = fround(Math.exp(-x));
    const sigmoid = fround(1 / fround(1 + t));
    return fround(sigmoid * fround((fround(3.4028235E+38) < t ? fround(3.4028235E+38) : t) * sigmoid));
}

export function sigmoidSecondDerivative(x) {
    const t = Sigmoid(-Math.abs(x));
    return -fround(fround(t * fround(1 - t)) * Tanh(fround(0.5 * x)));
}

/** The rectified linear unit: f(x) = 0 where x ≤ 0, x elsewhere. */
export function relu(x) {
    return x <= 0 ? 0 : x;
}

/** The derivative of Relu: 0 up to and at 0, 1 above it. */
export function reluDerivative(x) {
    return x <= 0 ? 0 : 1;
}

export function reluSecondDerivative(x) {
    return 0;
}

/** The leaky rectifier: f(x) = slope·x where x ≤ 0, x elsewhere. */
export function leakyRelu(x, slope) {
    return x <= 0 ? fround(slope * x) : x;
}

/** The derivative of LeakyRelu by the input: slope up to and at 0, 1 above it. */
export function leakyReluDerivative(x, slope) {
    return x <= 0 ? slope : 1;
}

export function leakyReluSecondDerivative(x, slope) {
    return 0;
}

/** The hyperbolic tangent: tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), from −1 to 1. */
export function tanh(x) {
    return Tanh(x);
}

/** The derivative of Tanh: 1 − tanh²(x). */
export function tanhDerivative(x) {
    const t = Math.abs(x);
    const mask = t > 20;
    const product = fround(-2 * t);
    const t2 = Sigmoid(mask ? fround(product + 40) : product);
    const difference = fround(1 - t2);
    return fround(t2 * (mask ? fround(fround(1.6993417E-17) / difference) : fround(4 * difference)));
}

export function tanhSecondDerivative(x) {
    const t = Math.abs(x);
    const mask = t > 20;
    const product = fround(-2 * t);
    const t2 = Sigmoid(mask ? fround(product + 40) : product);
    const difference = fround(1 - t2);
    return fround(
        fround(-2 * Tanh(x))
            * fround(t2 * (mask ? fround(fround(1.6993417E-17) / difference) : fround(4 * difference))));
}

/** The smooth rectifier: f(x) = ln(1 + eˣ). */
export function softplus(x) {
    return Softplus(x);
}

/** The derivative of Softplus: the logistic function. */
export function softplusDerivative(x) {
    return Sigmoid(x);
}

export function softplusSecondDerivative(x) {
    const t = Sigmoid(-Math.abs(x));
    return fround(t * fround(1 - t));
}

/** The logistic loss (binary cross-entropy) of a logit: −y·ln σ(z) − (1 − y)·ln(1 − σ(z)). */
export function logisticLoss(logit, label) {
    return fround(
        fround(Max(logit, 0) - fround(logit * label)) + fround(Math.log1p(fround(Math.exp(-Math.abs(logit))))));
}

export function logisticLossDerivative(logit, label) {
    const t = fround(Math.exp(-Math.abs(logit)));
    const mask = logit == 0;
    return fround(
        fround((mask ? 0.5 : logit < 0 ? 0 : 1) - label)
            - (mask ? 0 : fround(fround(t / fround(1 + t)) * copysign(1, logit))));
}

export function logisticLossSecondDerivative(logit, label) {
    const t = fround(Math.exp(-Math.abs(logit)));
    const quotient = fround(1 / fround(1 + t));
    return fround(quotient * fround(t * quotient));
}

/** The squared error: (p − t)². */
export function squaredError(prediction, target) {
    const difference = fround(prediction - target);
    return fround(difference * difference);
}

export function squaredErrorDerivative(prediction, target) {
    const difference = fround(prediction - target);
    return fround(2 * difference);
}

export function squaredErrorSecondDerivative(prediction, target) {
    return 2;
}

export function exp(x) {
    return fround(Math.exp(x));
}

export function expDerivative(x) {
    return fround(Math.exp(x));
}

export function expSecondDerivative(x) {
    return fround(Math.exp(x));
}

export function exp2(x) {
    return fround(powerOf2(x));
}

export function exp2Derivative(x) {
    return fround(fround(powerOf2(x)) * fround(0.6931472));
}

export function exp2SecondDerivative(x) {
    return fround(fround(0.6931472) * fround(fround(powerOf2(x)) * fround(0.6931472)));
}

export function exp10(x) {
    return fround(powerOf10(x));
}

export function exp10Derivative(x) {
    return fround(fround(powerOf10(x)) * fround(2.3025851));
}

export function exp10SecondDerivative(x) {
    return fround(fround(2.3025851) * fround(fround(powerOf10(x)) * fround(2.3025851)));
}

export function expm1(x) {
    return fround(Math.expm1(x));
}

export function expm1Derivative(x) {
    return fround(Math.exp(x));
}

export function expm1SecondDerivative(x) {
    return fround(Math.exp(x));
}

export function log(x) {
    return fround(Math.log(x));
}

export function logDerivative(x) {
    return fround(1 / x);
}

export function logSecondDerivative(x) {
    return -fround(fround(1 / x) / x);
}

export function log1p(x) {
    return fround(Math.log1p(x));
}

export function log1pDerivative(x) {
    return fround(1 / fround(1 + x));
}

export function log1pSecondDerivative(x) {
    const onePlusX = fround(1 + x);
    return -fround(fround(1 / onePlusX) / onePlusX);
}

export function log2(x) {
    return fround(Math.log2(x));
}

export function log2Derivative(x) {
    return fround(fround(1.442695) / x);
}

export function log2SecondDerivative(x) {
    return -fround(fround(fround(1.442695) / x) / x);
}

export function log10(x) {
    return fround(Math.log10(x));
}

export function log10Derivative(x) {
    return fround(fround(0.4342945) / x);
}

export function log10SecondDerivative(x) {
    return -fround(fround(fround(0.4342945) / x) / x);
}

export function exp2M1(x) {
    return Exp2M1(x);
}

export function exp2M1Derivative(x) {
    return fround(fround(powerOf2(x)) * fround(0.6931472));
}

export function exp2M1SecondDerivative(x) {
    return fround(fround(0.6931472) * fround(fround(powerOf2(x)) * fround(0.6931472)));
}

export function exp10M1(x) {
    return Exp10M1(x);
}

export function exp10M1Derivative(x) {
    return fround(fround(powerOf10(x)) * fround(2.3025851));
}

export function exp10M1SecondDerivative(x) {
    return fround(fround(2.3025851) * fround(fround(powerOf10(x)) * fround(2.3025851)));
}

export function log2P1(x) {
    return Log2P1(x);
}

export function log2P1Derivative(x) {
    return fround(fround(1.442695) / fround(1 + x));
}

export function log2P1SecondDerivative(x) {
    const onePlusX = fround(1 + x);
    return -fround(fround(fround(1.442695) / onePlusX) / onePlusX);
}

export function log10P1(x) {
    return Log10P1(x);
}

export function log10P1Derivative(x) {
    return fround(fround(0.4342945) / fround(1 + x));
}

export function log10P1SecondDerivative(x) {
    const onePlusX = fround(1 + x);
    return -fround(fround(fround(0.4342945) / onePlusX) / onePlusX);
}

export function logAddExp(x, y) {
    return LogAddExp(x, y);
}

export function logAddExpDerivative(x, y) {
    const result = Sigmoid(fround(x - y));
    const result2 = Sigmoid(fround(y - x));
    return [result, result2];
}

export function logAddExpSecondDerivative(x, y) {
    const t = Sigmoid(-Math.abs(fround(x - y)));
    const product = fround(t * fround(1 - t));
    const t2 = Sigmoid(-Math.abs(fround(y - x)));
    const result = -product;
    const result2 = fround(t2 * fround(1 - t2));
    return [product, result, result2];
}

export function xLogY(x, y) {
    return XLogY(x, y);
}

export function xLogYDerivative(x, y) {
    const result = fround(Math.log(y));
    const result2 = x == 0 ? 0 : fround(x / y);
    return [result, result2];
}

export function xLogYSecondDerivative(x, y) {
    const result = fround(1 / y);
    const result2 = x == 0 ? 0 : -fround(fround(x / y) / y);
    return [0, result, result2];
}

export function kernelMathSigmoid(x) {
    return Sigmoid(x);
}

export function kernelMathSigmoidDerivative(x) {
    const t = Sigmoid(-Math.abs(x));
    return fround(t * fround(1 - t));
}

export function kernelMathSigmoidSecondDerivative(x) {
    const t = Sigmoid(-Math.abs(x));
    return -fround(fround(t * fround(1 - t)) * Tanh(fround(0.5 * x)));
}

export function logGamma(x) {
    return LogGamma(x);
}

export function logGammaDerivative(x) {
    return Digamma(x);
}

export function logGammaSecondDerivative(x) {
    return Trigamma(x);
}

export function digamma(x) {
    return Digamma(x);
}

export function digammaDerivative(x) {
    return Trigamma(x);
}

export function sinh(x) {
    return fround(Math.sinh(x));
}

export function sinhDerivative(x) {
    return fround(Math.cosh(x));
}

export function sinhSecondDerivative(x) {
    return fround(Math.sinh(x));
}

export function cosh(x) {
    return fround(Math.cosh(x));
}

export function coshDerivative(x) {
    return fround(Math.sinh(x));
}

export function coshSecondDerivative(x) {
    return fround(Math.cosh(x));
}

export function asinh(x) {
    return fround(Math.asinh(x));
}

export function asinhDerivative(x) {
    return fround(1 / fround(Math.hypot(x, 1)));
}

export function asinhSecondDerivative(x) {
    const t = fround(Math.hypot(x, 1));
    return -(t == 0 ? 0 : fround(fround(fround(1 / t) / t) * fround(x / t)));
}

export function acosh(x) {
    return fround(Math.acosh(x));
}

export function acoshDerivative(x) {
    return fround(1 / fround(fround(Math.sqrt(fround(x - 1))) * fround(Math.sqrt(fround(x + 1)))));
}

export function acoshSecondDerivative(x) {
    const t = fround(Math.sqrt(fround(x - 1)));
    const t2 = fround(Math.sqrt(fround(x + 1)));
    const product = fround(t * t2);
    const quotient = fround(fround(1 / product) / product);
    return fround(
        -fround(fround(0.5 * fround(quotient * t2)) / t) - fround(fround(0.5 * fround(quotient * t)) / t2));
}

export function atanh(x) {
    return fround(Math.atanh(x));
}

export function atanhDerivative(x) {
    return fround(1 / fround(fround(1 - x) * fround(1 + x)));
}

export function atanhSecondDerivative(x) {
    const oneMinusX = fround(1 - x);
    const onePlusX = fround(1 + x);
    const product = fround(oneMinusX * onePlusX);
    const quotient = fround(fround(1 / product) / product);
    return fround(fround(quotient * onePlusX) - fround(quotient * oneMinusX));
}

export function erf(x) {
    return Erf(x);
}

export function erfDerivative(x) {
    return fround(fround(1.1283792) * ExpOfProduct(-x, x));
}

export function erfSecondDerivative(x) {
    const product = fround(fround(1.1283792) * fround(x * ExpOfProduct(-x, x)));
    return fround(-product - product);
}

export function erfc(x) {
    return Erfc(x);
}

export function erfcDerivative(x) {
    return fround(fround(-1.1283792) * ExpOfProduct(-x, x));
}

export function erfcSecondDerivative(x) {
    const product = fround(fround(-1.1283792) * fround(x * ExpOfProduct(-x, x)));
    return fround(-product - product);
}

export function normalCdf(x) {
    return NormalCdf(x);
}

export function normalCdfDerivative(x) {
    return fround(fround(0.3989423) * ExpOfProduct(fround(-0.5 * x), x));
}

export function normalCdfSecondDerivative(x) {
    const scaledX = fround(-0.5 * x);
    const t = ExpOfProduct(scaledX, x);
    return fround(
        fround(-0.5 * fround(fround(0.3989423) * fround(x * t)))
            + fround(fround(0.3989423) * fround(scaledX * t)));
}

export function erfInv(x) {
    return ErfInv(x);
}

export function erfInvDerivative(x) {
    return ErfInvSlope(x, ErfInv(x));
}

export function erfInvSecondDerivative(x) {
    const t = ErfInv(x);
    const erfInvDerivative = ErfInvSlope(x, t);
    return fround(fround(fround(2 * t) * erfInvDerivative) * erfInvDerivative);
}

export function sqrt(x) {
    return fround(Math.sqrt(x));
}

export function sqrtDerivative(x) {
    return fround(0.5 / fround(Math.sqrt(x)));
}

export function sqrtSecondDerivative(x) {
    const t = fround(Math.sqrt(x));
    return -fround(fround(0.5 * fround(fround(0.5 / t) / t)) / t);
}

export function cbrt(x) {
    return fround(Math.cbrt(x));
}

export function cbrtDerivative(x) {
    const cbrt = fround(Math.cbrt(x));
    return fround(1 / fround(3 * fround(cbrt * cbrt)));
}

export function cbrtSecondDerivative(x) {
    const t = fround(Math.cbrt(x));
    const cbrtDerivative = fround(1 / fround(3 * fround(t * t)));
    return fround(fround(cbrtDerivative * fround(-2 / t)) * cbrtDerivative);
}

export function pow(x, y) {
    return fround(power(x, y));
}

export function powDerivative(x, y) {
    const result = y == 0 ? 0 : fround(y * fround(power(x, fround(y - 1))));
    const result2 = x == 0 ? 0 : fround(fround(power(x, y)) * fround(Math.log(x)));
    return [result, result2];
}

export function powSecondDerivative(x, y) {
    const mask = x == 0;
    const t = fround(Math.log(x));
    const shiftedY = fround(y - 1);
    const mask2 = y == 0;
    const t2 = fround(power(x, shiftedY));
    const result = mask2
        ? -fround(fround(y / x) / x)
        : fround(y * (shiftedY == 0 ? 0 : fround(shiftedY * fround(power(x, fround(shiftedY - 1))))));
    const result2 = mask ? 0 : fround(t2 + fround((mask2 ? 0 : fround(y * t2)) * t));
    const result3 = mask ? 0 : mask ? 0 : fround(t * fround(fround(power(x, y)) * t));
    return [result, result2, result3];
}

export function root(x, n) {
    return Root(x, n);
}

export function rootDerivative(x, n) {
    const root = Root(x, n);
    const mask = x == 0;
    const result = n != 0 && (mask || x == Infinity)
        ? (n == 1 ? 1 : fround((mask ? Infinity : 0) / n))
        : fround(fround(root / x) / n);
    const result2 = root == 0 ? 0 : -fround(fround(fround(root * fround(Math.log(x))) / n) / n);
    return [result, result2];
}

export function rootSecondDerivative(x, n) {
    const root = Root(x, n);
    const mask = x == 0;
    const mask2 = n == 1;
    const root2 = n != 0 && (mask || x == Infinity)
        ? (mask2 ? 1 : fround((mask ? Infinity : 0) / n))
        : fround(fround(root / x) / n);
    const mask3 = root == 0;
    const t = fround(Math.log(x));
    const quotient = fround(fround(fround(root * t) / n) / n);
    const quotient2 = fround(-1 / n);
    const result = mask2 ? 0 : fround(fround(root2 * fround(fround(1 - n) / n)) / fround(x + 0));
    const result2 = -fround(fround(root2 / n) * fround(1 + fround(t / n)));
    const result3 = mask3
        ? 0
        : fround(
            fround(
                    (mask3 ? 0 : -fround(fround(fround(quotient2 / n) * t) * quotient))
                        - fround(quotient2 * quotient))
                + fround(quotient / n));
    return [result, result2, result3];
}

export function hypot(x, y) {
    return fround(Math.hypot(x, y));
}

export function hypotDerivative(x, y) {
    const hypot = fround(Math.hypot(x, y));
    const mask = hypot == 0;
    const result = mask ? 0 : fround(x / hypot);
    const result2 = mask ? 0 : fround(y / hypot);
    return [result, result2];
}

export function hypotSecondDerivative(x, y) {
    const hypot = fround(Math.hypot(x, y));
    const mask = hypot == 0;
    const xOverHypot = fround(x / hypot);
    const yOverHypot = fround(y / hypot);
    const xOverHypotOverHypot = fround(xOverHypot / hypot);
    const inverseHypot = fround(1 / hypot);
    const result = mask ? 0 : fround(inverseHypot - (mask ? 0 : fround(xOverHypotOverHypot * xOverHypot)));
    const result2 = mask ? 0 : -(mask ? 0 : fround(xOverHypotOverHypot * yOverHypot));
    const result3 = mask
        ? 0
        : fround(inverseHypot - (mask ? 0 : fround(fround(yOverHypot / hypot) * yOverHypot)));
    return [result, result2, result3];
}

export function reciprocalSqrt(x) {
    return ReciprocalSqrt(x);
}

export function reciprocalSqrtDerivative(x) {
    const reciprocalSqrt = ReciprocalSqrt(x);
    return fround(fround(-0.5 * reciprocalSqrt) * fround(reciprocalSqrt * reciprocalSqrt));
}

export function reciprocalSqrtSecondDerivative(x) {
    const reciprocalSqrt = ReciprocalSqrt(x);
    const scaledReciprocalSqrt = fround(-0.5 * reciprocalSqrt);
    const product = fround(reciprocalSqrt * reciprocalSqrt);
    return fround(
        fround(fround(-0.5 * product) + fround(scaledReciprocalSqrt * fround(2 * reciprocalSqrt)))
            * fround(scaledReciprocalSqrt * product));
}

export function reciprocalEstimate(x) {
    return fround(1 / x);
}

export function reciprocalEstimateDerivative(x) {
    const reciprocalEstimate = fround(1 / x);
    return -fround(reciprocalEstimate * reciprocalEstimate);
}

export function reciprocalEstimateSecondDerivative(x) {
    const reciprocalEstimate = fround(1 / x);
    return fround(fround(2 * reciprocalEstimate) * fround(reciprocalEstimate * reciprocalEstimate));
}

export function reciprocalSqrtEstimate(x) {
    return fround(1 / Math.sqrt(x));
}

export function reciprocalSqrtEstimateDerivative(x) {
    const reciprocalSqrtEstimate = fround(1 / Math.sqrt(x));
    return fround(
        fround(-0.5 * reciprocalSqrtEstimate) * fround(reciprocalSqrtEstimate * reciprocalSqrtEstimate));
}

export function reciprocalSqrtEstimateSecondDerivative(x) {
    const reciprocalSqrtEstimate = fround(1 / Math.sqrt(x));
    const product = fround(-0.5 * reciprocalSqrtEstimate);
    const product2 = fround(reciprocalSqrtEstimate * reciprocalSqrtEstimate);
    return fround(
        fround(fround(-0.5 * product2) + fround(product * fround(2 * reciprocalSqrtEstimate)))
            * fround(product * product2));
}

export function fusedMultiplyAdd(x, y, z) {
    return fma(x, y, z);
}

export function fusedMultiplyAddDerivative(x, y, z) {
    return [y, x, 1];
}

export function sin(x) {
    return fround(Math.sin(x));
}

export function sinDerivative(x) {
    return fround(Math.cos(x));
}

export function sinSecondDerivative(x) {
    return -fround(Math.sin(x));
}

export function cos(x) {
    return fround(Math.cos(x));
}

export function cosDerivative(x) {
    return -fround(Math.sin(x));
}

export function cosSecondDerivative(x) {
    return -fround(Math.cos(x));
}

export function tan(x) {
    return fround(Math.tan(x));
}

export function tanDerivative(x) {
    const tan = fround(Math.tan(x));
    return fround(1 + fround(tan * tan));
}

export function tanSecondDerivative(x) {
    const tan = fround(Math.tan(x));
    return fround(fround(2 * tan) * fround(1 + fround(tan * tan)));
}

export function sinPi(x) {
    return SinPi(x);
}

export function sinPiDerivative(x) {
    return fround(fround(3.1415927) * CosPi(x));
}

export function sinPiSecondDerivative(x) {
    return fround(fround(3.1415927) * fround(fround(-3.1415927) * SinPi(x)));
}

export function cosPi(x) {
    return CosPi(x);
}

export function cosPiDerivative(x) {
    return fround(fround(-3.1415927) * SinPi(x));
}

export function cosPiSecondDerivative(x) {
    return fround(fround(-3.1415927) * fround(fround(3.1415927) * CosPi(x)));
}

export function tanPi(x) {
    return TanPi(x);
}

export function tanPiDerivative(x) {
    const tanPi = TanPi(x);
    return fround(fround(3.1415927) * fround(1 + fround(tanPi * tanPi)));
}

export function tanPiSecondDerivative(x) {
    const tanPi = TanPi(x);
    return fround(
        fround(fround(3.1415927) * fround(2 * tanPi))
            * fround(fround(3.1415927) * fround(1 + fround(tanPi * tanPi))));
}

export function sinc(x) {
    return Sinc(x);
}

export function sincDerivative(x) {
    return -fround(x * SincSlope(x));
}

export function sincSecondDerivative(x) {
    return fround(fround(x * fround(x * SincCurvature(x))) - SincSlope(x));
}

export function asin(x) {
    return fround(Math.asin(x));
}

export function asinDerivative(x) {
    return fround(1 / fround(Math.sqrt(fround(fround(1 - x) * fround(1 + x)))));
}

export function asinSecondDerivative(x) {
    const oneMinusX = fround(1 - x);
    const onePlusX = fround(1 + x);
    const t = fround(Math.sqrt(fround(oneMinusX * onePlusX)));
    const quotient = fround(fround(1 / t) / t);
    const mask = t == 0;
    const product = fround(quotient * 0);
    const quotient2 = fround(0.5 / t);
    return fround(
        (mask && onePlusX == 0 ? product : fround(quotient * fround(onePlusX * quotient2)))
            - (mask && oneMinusX == 0 ? product : fround(quotient * fround(oneMinusX * quotient2))));
}

export function acos(x) {
    return fround(Math.acos(x));
}

export function acosDerivative(x) {
    return -fround(1 / fround(Math.sqrt(fround(fround(1 - x) * fround(1 + x)))));
}

export function acosSecondDerivative(x) {
    const oneMinusX = fround(1 - x);
    const onePlusX = fround(1 + x);
    const t = fround(Math.sqrt(fround(oneMinusX * onePlusX)));
    const quotient = fround(fround(1 / t) / t);
    const mask = t == 0;
    const product = fround(quotient * 0);
    const quotient2 = fround(0.5 / t);
    return fround(
        (mask && oneMinusX == 0 ? product : fround(quotient * fround(oneMinusX * quotient2)))
            - (mask && onePlusX == 0 ? product : fround(quotient * fround(onePlusX * quotient2))));
}

export function atan(x) {
    return fround(Math.atan(x));
}

export function atanDerivative(x) {
    return fround(1 / fround(1 + fround(x * x)));
}

export function atanSecondDerivative(x) {
    const sum = fround(1 + fround(x * x));
    return -fround(fround(fround(1 / sum) / sum) * fround(2 * x));
}

export function atan2(y, x) {
    return fround(Math.atan2(y, x));
}

export function atan2Derivative(y, x) {
    const t = fround(Math.hypot(y, x));
    const mask = t == 0;
    const result = mask ? 0 : fround(fround(x / t) / t);
    const result2 = -(mask ? 0 : fround(fround(y / t) / t));
    return [result, result2];
}

export function atan2SecondDerivative(y, x) {
    const t = fround(Math.hypot(y, x));
    const mask = t == 0;
    const quotient = fround(x / t);
    const quotient2 = fround(quotient / t);
    const quotient3 = fround(y / t);
    const quotient4 = fround(quotient3 / t);
    const quotient5 = fround(1 / t);
    const difference = fround(-fround(quotient5 * quotient2) - fround(quotient2 / t));
    const result = mask ? 0 : mask ? 0 : fround(difference * quotient3);
    const result2 = mask ? 0 : fround((mask ? 0 : fround(difference * quotient)) + fround(quotient5 / t));
    const result3 = mask
        ? 0
        : mask
        ? 0
        : fround(fround(fround(quotient4 / t) - fround(fround(-1 / t) * quotient4)) * quotient);
    return [result, result2, result3];
}

export function abs(x) {
    return Math.abs(x);
}

export function absDerivative(x) {
    return x == 0 ? 0 : copysign(1, x);
}

export function absSecondDerivative(x) {
    return 0;
}

export function min(x, y) {
    return Min(x, y);
}

export function minDerivative(x, y) {
    const result = x == y ? 0.5 : x > y ? 0 : 1;
    const result2 = y == x ? 0.5 : y > x ? 0 : 1;
    return [result, result2];
}

export function max(x, y) {
    return Max(x, y);
}

export function maxDerivative(x, y) {
    const result = x == y ? 0.5 : x < y ? 0 : 1;
    const result2 = y == x ? 0.5 : y < x ? 0 : 1;
    return [result, result2];
}

export function minNative(x, y) {
    return x < y ? x : y;
}

export function minNativeDerivative(x, y) {
    const result = x == y ? 0.5 : x > y ? 0 : 1;
    const result2 = y == x ? 0.5 : y > x ? 0 : 1;
    return [result, result2];
}

export function maxNative(x, y) {
    return x > y ? x : y;
}

export function maxNativeDerivative(x, y) {
    const result = x == y ? 0.5 : x < y ? 0 : 1;
    const result2 = y == x ? 0.5 : y < x ? 0 : 1;
    return [result, result2];
}

export function clamp(x, min, max) {
    const choice = x < min ? min : x;
    return choice > max ? max : choice;
}

export function clampDerivative(x, min, max) {
    const mask = x < min;
    return mask ? 0 : (mask ? min : x) > max ? 0 : 1;
}

export function clampSecondDerivative(x, min, max) {
    return 0;
}

export function sign(x) {
    return fround(x > 0 ? 1 : x < 0 ? -1 : 0);
}

export function signDerivative(x) {
    return 0;
}

export function signSecondDerivative(x) {
    return 0;
}

export function copySign(x, y) {
    return copysign(x, y);
}

export function copySignDerivative(x, y) {
    const result = fround(copysign(1, x) * copysign(1, y));
    return [result, 0];
}

export function floor(x) {
    return Math.floor(x);
}

export function floorDerivative(x) {
    return 0;
}

export function floorSecondDerivative(x) {
    return 0;
}

export function ceiling(x) {
    return Math.ceil(x);
}

export function ceilingDerivative(x) {
    return 0;
}

export function ceilingSecondDerivative(x) {
    return 0;
}

export function round(x) {
    return rint(x);
}

export function roundDerivative(x) {
    return 0;
}

export function roundSecondDerivative(x) {
    return 0;
}

export function truncate(x) {
    return Math.trunc(x);
}

export function truncateDerivative(x) {
    return 0;
}

export function truncateSecondDerivative(x) {
    return 0;
}
