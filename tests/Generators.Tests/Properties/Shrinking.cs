using System.Collections.Immutable;

namespace Kernels.Generators.Tests.Properties;

/// <summary>The smaller kernels that FsCheck tries when one fails; every one of them compiles.</summary>
internal static class Shrinking
{
    private static readonly Term Zero = new Literal(0f);
    private static readonly Term One = new Literal(1f);

    public static IEnumerable<RandomKernel> Shrink(RandomKernel kernel)
    {
        foreach (var value in kernel.Statements.SelectMany(Values).Where(IsClosed))
            yield return kernel with { Statements = [], Result = value };
        foreach (var (block, undeclared) in Shrink(kernel.Statements))
            yield return kernel with { Statements = block, Result = undeclared is null ? kernel.Result : kernel.Result.Replace(undeclared, One) };
        foreach (var result in Shrink(kernel.Result))
            yield return kernel with { Result = result };
        if (kernel.Helper is not { } helper)
            yield break;
        if (!Contains(kernel.Result) && !kernel.Statements.SelectMany(Values).Any(Contains))
            yield return kernel with { Helper = null };
        foreach (var smaller in Shrink(helper))
            yield return kernel with { Helper = smaller };
    }

    /// <summary>A part of the same type, then leaves, then the same term with one part smaller.</summary>
    private static IEnumerable<Term> Shrink(Term term)
    {
        foreach (var operand in term.Operands.Where(operand => operand.Type == term.Type))
            yield return operand;
        if (term.Type == TermType.Number && term is not (Input or Literal { Value: 0f or 1f }))
        {
            yield return Zero;
            yield return One;
            if (term is not Literal)
                yield return new Input(0);
        }

        for (var i = 0; i < term.Operands.Length; i++)
        {
            foreach (var smaller in Shrink(term.Operands[i]))
                yield return term.With(i, smaller);
        }
    }

    /// <summary>A block with one statement smaller or gone, and the local that is then no longer declared.</summary>
    private static IEnumerable<(ImmutableArray<Statement> Block, Local? Undeclared)> Shrink(ImmutableArray<Statement> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var (before, after) = (block[..i], block[(i + 1)..]);
            if (block[i] is Assignment { IsDeclaration: true, Target: var local })
                yield return ([.. before, .. after.SelectMany(statement => Without(local, statement))], local);
            foreach (var replacement in Shrink(block[i]))
                yield return ([.. before, .. replacement, .. after], null);
        }
    }

    /// <summary>What may stand in place of a statement.</summary>
    private static IEnumerable<ImmutableArray<Statement>> Shrink(Statement statement) => statement switch
    {
        Assignment assignment => Shrink(assignment.Value)
            .Select(value => ImmutableArray.Create<Statement>(assignment with { Value = value }))
            .Concat(assignment.IsDeclaration ? [] : [[]]),
        Return returned => Shrink(returned.Value)
            .Select(static value => ImmutableArray.Create<Statement>(new Return(value)))
            .Prepend([]),
        If branch => Shrink(branch),
        _ => [],
    };

    private static IEnumerable<ImmutableArray<Statement>> Shrink(If branch)
    {
        yield return [];
        yield return branch.WhenTrue;
        if (!branch.WhenFalse.IsEmpty)
            yield return branch.WhenFalse;
        foreach (var condition in Shrink(branch.Condition))
            yield return [branch with { Condition = condition }];
        foreach (var (arm, _) in Shrink(branch.WhenTrue))
            yield return [branch with { WhenTrue = arm }];
        foreach (var (arm, _) in Shrink(branch.WhenFalse))
            yield return [branch with { WhenFalse = arm }];
    }

    /// <summary>Where it is not declared, a local is 1, and assignments to it go.</summary>
    private static IEnumerable<Statement> Without(Local local, Statement statement) => statement switch
    {
        Assignment assignment => assignment.Target == local ? [] : [assignment with { Value = assignment.Value.Replace(local, One) }],
        Return returned => [new Return(returned.Value.Replace(local, One))],
        If branch =>
        [
            new If(
                branch.Condition.Replace(local, One),
                [.. branch.WhenTrue.SelectMany(inner => Without(local, inner))],
                [.. branch.WhenFalse.SelectMany(inner => Without(local, inner))]),
        ],
        _ => [statement],
    };

    private static IEnumerable<Term> Values(Statement statement) => statement switch
    {
        Return returned => [returned.Value],
        Assignment assignment => [assignment.Value],
        If branch => branch.WhenTrue.Concat(branch.WhenFalse).SelectMany(Values).Prepend(branch.Condition),
        _ => [],
    };

    private static bool IsClosed(Term term) => term is not Local && term.Type == TermType.Number && term.Operands.All(IsFreeOfLocals);

    private static bool IsFreeOfLocals(Term term) => term is not Local && term.Operands.All(IsFreeOfLocals);

    private static bool Contains(Term term) => term is HelperCall || term.Operands.Any(Contains);
}
