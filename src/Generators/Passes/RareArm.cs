using System;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// A select one of whose arms is computed lane by lane. Such an arm is slow, and mostly there for rare arguments, so it
/// is computed only when some lane asks for it.
/// </summary>
/// <param name="WhenTrue">The slow arm is the one for a true condition.</param>
internal sealed record RareArm(Expr Condition, Expr Slow, Expr Usual, bool WhenTrue)
{
    /// <param name="isSlow">Tells whether an arm holds a lane-by-lane call.</param>
    public static RareArm? Of(Expr node, Func<Expr, bool> isSlow) => node is not Select select
        ? null
        : (isSlow(select.WhenTrue), isSlow(select.WhenFalse)) switch
        {
            (true, false) => new RareArm(select.Condition, select.WhenTrue, select.WhenFalse, true),
            (false, true) => new RareArm(select.Condition, select.WhenFalse, select.WhenTrue, false),
            _ => null,
        };

    public static bool IsLaneCall(Expr node) => node is MathCall { Form: VectorForm.LaneByLane };
}
