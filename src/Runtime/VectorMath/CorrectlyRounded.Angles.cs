namespace Kernels;

public static partial class VectorMath
{
    public static partial class CorrectlyRounded
    {
        // What VectorMath computes of doubles, rounded. Few floats have a value so close to the middle of two floats that the middle is the double
        // next to it; those of them that would be rounded to the wrong side are named.

        /// <summary>The sine of an angle in radians.</summary>
        /// <remarks>Correctly rounded for every float. Sin(−0) is −0.</remarks>
        /// <param name="x">The angle.</param>
        /// <returns>A value from −1 to 1; NaN for infinities and NaN.</returns>
        [Vectorize]
        public static float Sin(float x)
        {
            float sine = (float)VectorMath.Sin((double)x);
            return MathF.Abs(x) == 9830.398f ? MathF.CopySign(0.34761325f, -x) : sine;
        }

        /// <summary>The cosine of an angle in radians.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The angle.</param>
        /// <returns>A value from −1 to 1; NaN for infinities and NaN.</returns>
        [Vectorize]
        public static float Cos(float x)
        {
            float size = MathF.Abs(x);
            float cosine = (float)VectorMath.Cos((double)x);
            cosine = size == 1.1004678e19f ? 0.9964101f : cosine;
            return size == 1.7269983e20f ? 0.969058f : cosine;
        }

        /// <summary>The cube root: <c>∛x</c>.</summary>
        /// <remarks>Correctly rounded for every float.</remarks>
        /// <param name="x">The number, of any sign.</param>
        /// <returns>The root, of the same sign; NaN for NaN.</returns>
        [Vectorize]
        public static float Cbrt(float x) => (float)VectorMath.Cbrt((double)x);
    }
}
