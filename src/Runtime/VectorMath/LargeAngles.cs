using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels;

// Angles that are so large that reducing them costs several times what is left to do.
public static partial class VectorMath
{
    [VectorOverloads]
    private static float SinOf(float x, float small) => MathF.Abs(x) > LargestReducedAngle ? LargeSin(x) : small;

    [VectorOverloads]
    private static float CosOf(float x, float small) => MathF.Abs(x) > LargestReducedAngle ? LargeCos(x) : small;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SinOf(Vector128<float> x, Vector128<float> small) =>
        UsualOr<LargeSinCases, float>(x, small, Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinOf(Vector256<float> x, Vector256<float> small) =>
        UsualOr<LargeSinCases, float>(x, small, Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SinOf(Vector512<float> x, Vector512<float> small) =>
        UsualOr<LargeSinCases, float>(x, small, Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> CosOf(Vector128<float> x, Vector128<float> small) =>
        UsualOr<LargeCosCases, float>(x, small, Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CosOf(Vector256<float> x, Vector256<float> small) =>
        UsualOr<LargeCosCases, float>(x, small, Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> CosOf(Vector512<float> x, Vector512<float> small) =>
        UsualOr<LargeCosCases, float>(x, small, Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)));

    private readonly struct LargeSinCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) =>
            Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)), LargeSin(x), usual);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)), LargeSin(x), usual);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) =>
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)), LargeSin(x), usual);
    }

    private readonly struct LargeCosCases : IRareCases<float>
    {
        public static Vector128<float> Of(Vector128<float> x, Vector128<float> usual) =>
            Vector128.ConditionalSelect(Vector128.GreaterThan(Vector128.Abs(x), Vector128.Create(LargestReducedAngle)), LargeCos(x), usual);

        public static Vector256<float> Of(Vector256<float> x, Vector256<float> usual) =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(LargestReducedAngle)), LargeCos(x), usual);

        public static Vector512<float> Of(Vector512<float> x, Vector512<float> usual) =>
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(LargestReducedAngle)), LargeCos(x), usual);
    }
}
