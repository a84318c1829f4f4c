namespace Kernels;

public static partial class VectorMath
{
    // Each angle is the sum of a number and of what it lacks.
    private const float HalfRightAngle = 0.785398185f;
    private const float HalfRightAngleRest = -2.18556941e-8f;
    private const float RightAngle = 1.57079637f;
    private const float RightAngleRest = -4.37113883e-8f;
    private const float StraightAngle = 3.14159274f;
    private const float StraightAngleRest = -8.74227766e-8f;

    private const double HalfRightAngleDouble = 0.78539816339744828;
    private const double HalfRightAngleRestDouble = 3.061616997868383e-17;
    private const double RightAngleDouble = 1.5707963267948966;
    private const double RightAngleRestDouble = 6.123233995736766e-17;
    private const double StraightAngleDouble = 3.1415926535897931;
    private const double StraightAngleRestDouble = 1.2246467991473532e-16;
}
