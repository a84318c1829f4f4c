namespace Kernels;

public static partial class VectorMath
{
    // π/4 with so few bits that its multiples by 2, 3 and 4 are exact, and what each of them lacks, relative to itself. So one product
    // gives the rest of any of these angles.
    private const float HalfRightAngle = 0.785398006f;
    private const float RightAngle = 2f * HalfRightAngle;
    private const float StraightAngle = 4f * HalfRightAngle;
    private const float RelativeAngleRest = 1.99845474e-7f;

    private const double HalfRightAngleDouble = 0.78539816339744828;
    private const double RightAngleDouble = 2.0 * HalfRightAngleDouble;
    private const double StraightAngleDouble = 4.0 * HalfRightAngleDouble;
    private const double RelativeAngleRestDouble = 3.8981718325193755e-17;
}
