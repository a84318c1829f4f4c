// The operations in C, each a plain loop that the compiler vectorises with the C library's vector functions, and below
// with SLEEF's where its header is installed. All have one signature, so that the caller needs only their names.
#define _GNU_SOURCE // exp10
#include <math.h>

#define ARRAYS(type) const type *restrict x, const type *restrict y, const type *restrict z, type *restrict r, type *restrict s, long n

#define MAP(name, type, expression)                 \
    void name(ARRAYS(type)) {                     \
        for (long i = 0; i < n; i++)                \
            r[i] = expression;                      \
    }

#define REDUCE(name, start, expression)             \
    void name(ARRAYS(float)) {                    \
        float t = start;                            \
        for (long i = 0; i < n; i++)                \
            t = expression;                         \
        r[0] = t;                                   \
    }

MAP(c_Sigmoid, float, 1.0f / (1.0f + expf(-x[i])))
MAP(c_Exp, float, expf(x[i]))
MAP(c_Tanh, float, tanhf(x[i]))
MAP(c_Log, float, logf(x[i]))
MAP(c_Softplus, float, fmaxf(x[i], 0.0f) + log1pf(expf(-fabsf(x[i]))))
MAP(c_Pow, float, powf(x[i], y[i]))
MAP(c_Sin, float, sinf(x[i]))
MAP(c_Relu, float, x[i] <= 0.0f ? 0.0f : x[i])
MAP(c_LogisticLoss, float, fmaxf(x[i], 0.0f) - x[i] * y[i] + log1pf(expf(-fabsf(x[i]))))
MAP(c_ExpDouble, double, exp(x[i]))
MAP(c_Silu, float, x[i] / (1.0f + expf(-x[i])))
MAP(c_Gelu, float, x[i] / (1.0f + expf(-1.5957691216f * (x[i] + 0.044715f * x[i] * x[i] * x[i]))))

void c_LogisticLossGradient(ARRAYS(float)) {
    for (long i = 0; i < n; i++) {
        float e = expf(-fabsf(x[i]));
        float q = 1.0f / (1.0f + e);
        r[i] = fmaxf(x[i], 0.0f) - x[i] * y[i] + log1pf(e);
        s[i] = (x[i] < 0.0f ? e * q : q) - y[i];
    }
}

static inline float normal(float d) {
    float k = 1.0f / (1.0f + 0.2316419f * fabsf(d));
    float p = k * (0.319381530f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
    float upper = 0.3989422804f * expf(-0.5f * d * d) * p;
    return d < 0.0f ? upper : 1.0f - upper;
}

static inline float call_price(float spot, float strike, float years) {
    const float rate = 0.03f, volatility = 0.25f;
    float deviation = volatility * sqrtf(years);
    float d1 = (logf(spot / strike) + (rate + 0.5f * volatility * volatility) * years) / deviation;
    return spot * normal(d1) - strike * expf(-rate * years) * normal(d1 - deviation);
}

MAP(c_BlackScholes, float, call_price(x[i], y[i], z[i]))

REDUCE(c_Sum, 0.0f, t + x[i])
REDUCE(c_Dot, 0.0f, t + x[i] * y[i])
REDUCE(c_Min, x[0], x[i] < t ? x[i] : t)
REDUCE(c_Max, x[0], x[i] > t ? x[i] : t)

// Elementary functions, for float and double.
#define FUNCTION(name, function)                    \
    MAP(c_##name, float, function##f(x[i]))         \
    MAP(c_##name##Double, double, function(x[i]))

#define FUNCTION_OF_PAIRS(name, function)           \
    MAP(c_##name, float, function##f(x[i], y[i]))   \
    MAP(c_##name##Double, double, function(x[i], y[i]))

FUNCTION(Exp2, exp2)
FUNCTION(Exp10, exp10)
FUNCTION(Expm1, expm1)
FUNCTION(Log2, log2)
FUNCTION(Log10, log10)
FUNCTION(Log1p, log1p)
FUNCTION(Cos, cos)
FUNCTION(Tan, tan)
FUNCTION(Asin, asin)
FUNCTION(Acos, acos)
FUNCTION(Atan, atan)
FUNCTION(Sinh, sinh)
FUNCTION(Cosh, cosh)
FUNCTION(Asinh, asinh)
FUNCTION(Acosh, acosh)
FUNCTION(Atanh, atanh)
FUNCTION(Cbrt, cbrt)
FUNCTION(Erf, erf)
FUNCTION(Erfc, erfc)
FUNCTION(LogGamma, lgamma)
FUNCTION_OF_PAIRS(Atan2, atan2)
FUNCTION_OF_PAIRS(Hypot, hypot)
MAP(c_SigmoidDouble, double, 1.0 / (1.0 + exp(-x[i])))
MAP(c_LogDouble, double, log(x[i]))
MAP(c_TanhDouble, double, tanh(x[i]))
MAP(c_SinDouble, double, sin(x[i]))
MAP(c_PowDouble, double, pow(x[i], y[i]))
MAP(c_ReciprocalSqrt, float, 1.0f / sqrtf(x[i]))
MAP(c_ReciprocalSqrtDouble, double, 1.0 / sqrt(x[i]))

#ifdef WITH_SLEEF
#include <immintrin.h>
#include <sleef.h>

#ifdef __AVX512F__
typedef __m512 floats;
typedef __m512d doubles;
#define SLEEF_WITHIN(function, bound) Sleef_##function##f16_##bound
#define SLEEF_DOUBLE_WITHIN(function, bound) Sleef_##function##d8_##bound
#else
typedef __m256 floats;
typedef __m256d doubles;
#define SLEEF_WITHIN(function, bound) Sleef_##function##f8_##bound
#define SLEEF_DOUBLE_WITHIN(function, bound) Sleef_##function##d4_##bound
#endif
#define SLEEF(function) SLEEF_WITHIN(function, u10)
#define SLEEF_DOUBLE(function) SLEEF_DOUBLE_WITHIN(function, u10)

// A vector that may begin anywhere. What is left at the end goes through a vector of its own.
#define SLEEF_MAP(name, type, vector, expression)                                          \
    static inline vector name##_vector(vector X, vector Y) { return expression; }          \
    void name(ARRAYS(type)) {                                                            \
        enum { width = sizeof(vector) / sizeof(type) };                                    \
        typedef vector anywhere __attribute__((aligned(sizeof(type)), may_alias));         \
        long i = 0;                                                                        \
        for (; i + width <= n; i += width)                                                 \
            *(anywhere *)(r + i) = name##_vector(*(anywhere *)(x + i), *(anywhere *)(y + i)); \
        if (i < n) {                                                                       \
            type X[width] = {0}, Y[width] = {0}, R[width];                                 \
            for (long j = i; j < n; j++) {                                                 \
                X[j - i] = x[j];                                                           \
                Y[j - i] = y[j];                                                           \
            }                                                                              \
            *(anywhere *)R = name##_vector(*(anywhere *)X, *(anywhere *)Y);                \
            for (long j = i; j < n; j++)                                                   \
                r[j] = R[j - i];                                                           \
        }                                                                                  \
    }

SLEEF_MAP(sleef_Sigmoid, float, floats, 1.0f / (1.0f + SLEEF(exp)(-X)))
SLEEF_MAP(sleef_Exp, float, floats, SLEEF(exp)(X))
SLEEF_MAP(sleef_Tanh, float, floats, SLEEF(tanh)(X))
SLEEF_MAP(sleef_Log, float, floats, SLEEF(log)(X))
SLEEF_MAP(sleef_Softplus, float, floats, SLEEF(log1p)(SLEEF(exp)(X)))
SLEEF_MAP(sleef_Pow, float, floats, SLEEF(pow)(X, Y))
SLEEF_MAP(sleef_Sin, float, floats, SLEEF(sin)(X))
SLEEF_MAP(sleef_LogisticLoss, float, floats, SLEEF(log1p)(SLEEF(exp)(X)) - X * Y)
SLEEF_MAP(sleef_ExpDouble, double, doubles, SLEEF_DOUBLE(exp)(X))
SLEEF_MAP(sleef_Silu, float, floats, X / (1.0f + SLEEF(exp)(-X)))

// Elementary functions, with the bound in tenths of an ULP.
#define SLEEF_FUNCTION(name, function, bound)                                        \
    SLEEF_MAP(sleef_##name, float, floats, SLEEF_WITHIN(function, bound)(X))         \
    SLEEF_MAP(sleef_##name##Double, double, doubles, SLEEF_DOUBLE_WITHIN(function, bound)(X))

#define SLEEF_FUNCTION_OF_PAIRS(name, function, bound)                               \
    SLEEF_MAP(sleef_##name, float, floats, SLEEF_WITHIN(function, bound)(X, Y))      \
    SLEEF_MAP(sleef_##name##Double, double, doubles, SLEEF_DOUBLE_WITHIN(function, bound)(X, Y))

SLEEF_FUNCTION(Exp2, exp2, u10)
SLEEF_FUNCTION(Exp10, exp10, u10)
SLEEF_FUNCTION(Expm1, expm1, u10)
SLEEF_FUNCTION(Log2, log2, u10)
SLEEF_FUNCTION(Log10, log10, u10)
SLEEF_FUNCTION(Log1p, log1p, u10)
SLEEF_FUNCTION(Cos, cos, u10)
SLEEF_FUNCTION(Tan, tan, u10)
SLEEF_FUNCTION(Asin, asin, u10)
SLEEF_FUNCTION(Acos, acos, u10)
SLEEF_FUNCTION(Atan, atan, u10)
SLEEF_FUNCTION(Sinh, sinh, u10)
SLEEF_FUNCTION(Cosh, cosh, u10)
SLEEF_FUNCTION(Asinh, asinh, u10)
SLEEF_FUNCTION(Acosh, acosh, u10)
SLEEF_FUNCTION(Atanh, atanh, u10)
SLEEF_FUNCTION(Cbrt, cbrt, u10)
SLEEF_FUNCTION(Erf, erf, u10)
SLEEF_FUNCTION(Erfc, erfc, u15)
SLEEF_FUNCTION(LogGamma, lgamma, u10)
SLEEF_FUNCTION(SinPi, sinpi, u05)
SLEEF_FUNCTION(CosPi, cospi, u05)
SLEEF_FUNCTION_OF_PAIRS(Atan2, atan2, u10)
SLEEF_FUNCTION_OF_PAIRS(Hypot, hypot, u05)
SLEEF_MAP(sleef_SigmoidDouble, double, doubles, 1.0 / (1.0 + SLEEF_DOUBLE(exp)(-X)))
SLEEF_MAP(sleef_LogDouble, double, doubles, SLEEF_DOUBLE(log)(X))
SLEEF_MAP(sleef_TanhDouble, double, doubles, SLEEF_DOUBLE(tanh)(X))
SLEEF_MAP(sleef_SinDouble, double, doubles, SLEEF_DOUBLE(sin)(X))
SLEEF_MAP(sleef_PowDouble, double, doubles, SLEEF_DOUBLE(pow)(X, Y))
#endif
