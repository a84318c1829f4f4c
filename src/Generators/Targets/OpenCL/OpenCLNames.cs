using System.Collections.Generic;
using System.Linq;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Names that mean something in OpenCL C 1.2, so that a user's name must not hide them.</summary>
internal static class OpenCLNames
{
    private const string Keywords =
        "auto break case char const continue default do double else enum extern float for goto if inline int long register "
        + "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool _Complex "
        + "_Imaginary bool true false NULL asm typeof "
        + "kernel global local constant private generic pipe read_only write_only read_write __kernel __global __local __constant __private "
        + "__generic __read_only __write_only __read_write __attribute__ "
        + "uchar ushort uint ulong half quad complex imaginary size_t ptrdiff_t intptr_t uintptr_t event_t sampler_t "
        + "image1d_t image1d_buffer_t image1d_array_t image2d_t image2d_array_t image3d_t queue_t ndrange_t clk_event_t reserve_id_t";

    private const string Macros =
        "INFINITY NAN HUGE_VAL HUGE_VALF MAXFLOAT FLT_MAX FLT_MIN FLT_EPSILON DBL_MAX DBL_MIN DBL_EPSILON CHAR_BIT CHAR_MAX CHAR_MIN "
        + "INT_MAX INT_MIN LONG_MAX LONG_MIN SCHAR_MAX SCHAR_MIN SHRT_MAX SHRT_MIN UCHAR_MAX USHRT_MAX UINT_MAX ULONG_MAX "
        + "M_E M_LOG2E M_LOG10E M_LN2 M_LN10 M_PI M_PI_2 M_PI_4 M_1_PI M_2_PI M_2_SQRTPI M_SQRT2 M_SQRT1_2 "
        + "M_E_F M_PI_F M_PI_2_F M_PI_4_F M_LN2_F M_LN10_F M_SQRT2_F M_SQRT1_2_F FLT_DIG FLT_RADIX DBL_DIG linux unix";

    private const string Functions =
        "get_work_dim get_global_size get_global_id get_local_size get_local_id get_num_groups get_group_id get_global_offset barrier "
        + "acos acosh acospi asin asinh asinpi atan atan2 atanh atanpi atan2pi cbrt ceil copysign cos cosh cospi erf erfc exp exp2 exp10 "
        + "expm1 fabs fdim floor fma fmax fmin fmod fract frexp hypot ilogb ldexp lgamma lgamma_r log log2 log10 log1p logb mad maxmag "
        + "minmag modf nan nextafter pow pown powr remainder remquo rint rootn round rsqrt sin sincos sinh sinpi sqrt tan tanh tanpi tgamma "
        + "trunc abs abs_diff add_sat hadd rhadd clamp clz mad_hi mad24 mul24 mul_hi max min rotate sub_sat upsample popcount degrees mix "
        + "radians step smoothstep sign cross dot distance length normalize isequal isnotequal isgreater isgreaterequal isless "
        + "islessequal islessgreater isfinite isinf isnan isnormal isordered isunordered signbit any all bitselect select printf prefetch "
        + "shuffle shuffle2 vec_step async_work_group_copy wait_group_events mem_fence read_mem_fence write_mem_fence "
        + "atomic_add atomic_sub atomic_xchg atomic_inc atomic_dec atomic_cmpxchg atomic_min atomic_max atomic_and atomic_or atomic_xor "
        + "as_int as_uint as_long as_ulong as_float as_double main";

    /// <summary>Keywords, types, macros and functions.</summary>
    public static readonly IReadOnlyCollection<string> Reserved = new HashSet<string>(
        $"{Keywords} {Macros} {Functions}".Split(' ')
            .Concat(VectorTypes)
            .Concat(VectorTypes.Select(static type => "as_" + type)));

    private static IEnumerable<string> VectorTypes =>
        from type in "char uchar short ushort int uint long ulong half float double".Split(' ')
        from width in "2 3 4 8 16".Split(' ')
        select type + width;
}
