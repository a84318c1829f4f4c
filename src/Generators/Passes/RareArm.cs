using System;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>
/// A select one of whose arms is slow: computed lane by lane, or by a function that says so. Such an arm is mostly there
/// for rare arguments, so it is computed only when some lane asks for it.
/// </summary>
/// <param name="WhenTrue">The slow arm is the one for a true condition.</param>
internal sealed record RareArm(Expr Condition, Expr Slow, Expr Usual, bool WhenTrue)
{
    /// <param name="isSlow">Tells whether an arm holds a slow call.</param>
    public static RareArm? Of(Expr node, Func<Expr, bool> isSlow) => node is not Select select
        ? null
        : (isSlow(select.WhenTrue), isSlow(select.WhenFalse)) switch
        {
            (true, false) => new RareArm(select.Condition, select.WhenTrue, select.WhenFalse, true),
            (false, true) => new RareArm(select.Condition, select.WhenFalse, select.WhenTrue, false),
            _ => null,
        };

    public static bool IsSlowCall(Expr node) => node switch
    {
        ExternalCall call => call.Rare,
        MathCall call => call.Form == VectorForm.LaneByLane,
        _ => false,
    };
}
