// The operations in C, each a plain loop that the compiler vectorises with the C library's vector functions, and below
// with SLEEF's where its header is installed. All have one signature, so that the caller needs only their names.
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

#ifdef WITH_SLEEF
#include <immintrin.h>
#include <sleef.h>

#ifdef __AVX512F__
typedef __m512 floats;
typedef __m512d doubles;
#define SLEEF(function) Sleef_##function##f16_u10
#define SLEEF_DOUBLE(function) Sleef_##function##d8_u10
#else
typedef __m256 floats;
typedef __m256d doubles;
#define SLEEF(function) Sleef_##function##f8_u10
#define SLEEF_DOUBLE(function) Sleef_##function##d4_u10
#endif

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
#endif
