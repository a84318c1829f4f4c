using System.Collections.Generic;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>Choices with a rare arm, and those that one method computes.</summary>
internal sealed partial class RareBranches
{
    /// <summary>A choice with a rare arm.</summary>
    private sealed record Member(Variable Leaf, Select Choice, bool WhenTrue)
    {
        public Expr Arm => WhenTrue ? Choice.WhenTrue : Choice.WhenFalse;

        public Expr Other => WhenTrue ? Choice.WhenFalse : Choice.WhenTrue;

        /// <summary>What the choice takes that is not rare.</summary>
        public IEnumerable<Expr> Outside => [Choice.Condition, Other];

        /// <summary><c>c &amp;&amp; r</c> is a choice too, between r and false.</summary>
        public static Member? Of(Variable leaf, Expr node, HashSet<Expr> rare) => node switch
        {
            Select choice when rare.Contains(choice.WhenTrue) != rare.Contains(choice.WhenFalse) => new(leaf, choice, rare.Contains(choice.WhenTrue)),
            Binary { Type.IsBool: true, Operator: BinaryOperator.And } both when rare.Contains(both.Right) && !rare.Contains(both.Left) =>
                new(leaf, new Select(both.Left, both.Right, Constant.False), true),
            Binary { Type.IsBool: true, Operator: BinaryOperator.And } both when rare.Contains(both.Left) && !rare.Contains(both.Right) =>
                new(leaf, new Select(both.Right, both.Left, Constant.False), true),
            Binary { Type.IsBool: true, Operator: BinaryOperator.Or } either when rare.Contains(either.Right) && !rare.Contains(either.Left) =>
                new(leaf, new Select(either.Left, Constant.True, either.Right), false),
            Binary { Type.IsBool: true, Operator: BinaryOperator.Or } either when rare.Contains(either.Left) && !rare.Contains(either.Right) =>
                new(leaf, new Select(either.Right, Constant.True, either.Left), false),
            _ => null,
        };
    }

    /// <summary>Choices that one method computes.</summary>
    private sealed class Group((Expr Condition, bool WhenTrue) test)
    {
        public (Expr Condition, bool WhenTrue) Test => test;

        public List<Member> Members { get; } = [];

        public HashSet<Expr> Moved { get; set; } = [];
    }
}
