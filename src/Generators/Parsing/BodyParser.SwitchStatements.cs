using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// <c>switch</c> statements, as a chain of branches. A <c>goto case</c> executes the section that it names where it stands. As no
/// section runs into the next, nothing of the first one follows.
/// </summary>
internal sealed partial class BodyParser
{
    /// <summary>The statements around, the innermost first.</summary>
    private readonly Stack<SwitchScope> switches = [];

    private void ExecuteSwitch(ISwitchOperation operation)
    {
        var scope = new SwitchScope(operation);
        var input = Bind(Evaluate(operation.Value));
        var outer = block;
        switches.Push(scope);
        jumpDepth += scope.HasJumps ? 1 : 0;
        try
        {
            if (scope.HasJumps)
                block = new Block(outer.Live);
            ExecuteSections(scope, input);
            if (scope.HasJumps)
                Rejoin(operation.ExitLabel);
        }
        finally
        {
            jumpDepth -= scope.HasJumps ? 1 : 0;
            switches.Pop();
            var inner = block;
            block = outer;
            if (inner != outer)
                LeaveTo(inner, inner.IsOver);
        }
    }

    private void ExecuteSections(SwitchScope scope, Expr input)
    {
        var (start, outer) = (locals, block);
        var sections = new List<(ISwitchCaseOperation Section, Expr Condition, Expr Unmatched)>();
        Expr unmatched = Constant.True;
        foreach (var section in scope.Operation.Cases)
        {
            Expr condition = Constant.False;
            foreach (var clause in section.Clauses.Where(static clause => clause is not IDefaultCaseClauseOperation))
                condition = Or(condition, And(Not(condition), Bind(Under(And(unmatched, Not(condition)), () => Matches(clause, input)))));
            sections.Add((section, condition, unmatched));
            unmatched = And(unmatched, Not(condition));
        }

        // The default section takes what no other one does, wherever it stands. It may have other labels too, which come first then.
        start = locals;
        var last = sections.FindIndex(static item => item.Section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
        var labelled = last < 0 ? Constant.False : And(sections[last].Unmatched, sections[last].Condition);
        var rest = ExecuteWhere(Or(unmatched, labelled), last < 0 ? null : sections[last].Section);
        for (var i = sections.Count - 1; i >= 0; i--)
        {
            if (i == last)
                continue;
            var (section, condition, reached) = sections[i];
            var taken = ExecuteWhere(And(reached, condition), section);
            block = new Block(And(outer.Live, i > last ? Or(reached, labelled) : reached));
            Join(i > last && !IsFalse(labelled) ? And(reached, condition) : condition, taken, rest);
            rest = (locals, block);
        }

        (locals, block) = (rest.Locals, outer);
        LeaveTo(rest.Block, rest.Block.IsOver);

        (ImmutableDictionary<ISymbol, Expr?> Locals, Block Block) ExecuteWhere(Expr condition, ISwitchCaseOperation? section)
        {
            (locals, block) = (start, new Block(And(outer.Live, condition)));
            if (section is not null && !IsFalse(condition))
                ExecuteSection(scope, section);
            return (locals, block);
        }
    }

    private void ExecuteSection(SwitchScope scope, ISwitchCaseOperation section)
    {
        scope.Running.Push(section);
        foreach (var statement in section.Body)
            Execute(statement);
        scope.Running.Pop();
    }

    private Expr Matches(ICaseClauseOperation clause, Expr input)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return MatchesConstant(Evaluate(single.Value), input, single);
            case IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard }:
                var matches = Bind(Matches(pattern, input));
                return guard is null ? matches : And(matches, Bind(Under(matches, () => Evaluate(guard))));
            default:
                throw Unsupported(clause);
        }
    }

    /// <summary>A jump within a <c>switch</c> statement, if it is one.</summary>
    private bool TryJumpInSwitch(IBranchOperation branch)
    {
        if (switches.Count > 0 && !switches.Peek().HasJumps && SymbolEqualityComparer.Default.Equals(branch.Target, switches.Peek().Operation.ExitLabel))
            return true; // what follows is the end of the section
        if (branch.BranchKind != BranchKind.GoTo)
            return false;
        foreach (var scope in switches)
        {
            if (scope.SectionOf(branch.Target) is not { } section)
                continue;
            if (scope.Running.Contains(section))
                throw Fault(Descriptors.UnsupportedConstruct, Place(branch), "A goto back to a section that led here", "write a loop");
            ExecuteSection(scope, section);
            return true;
        }

        return false;
    }

    /// <summary>Lanes that left a block inside the current one go on from there.</summary>
    private void LeaveTo(Block inner, bool isOver)
    {
        foreach (var (returned, value) in inner.Returns)
            Return(returned, value);
        foreach (var jump in inner.Jumps)
            Jump(jump.Target, jump.Condition, jump.Locals);
        if (isOver && TracksExits)
            (block.Here, block.Live) = (Constant.False, Constant.False);
    }

    /// <summary>A statement that is being executed.</summary>
    private sealed class SwitchScope(ISwitchOperation operation)
    {
        public ISwitchOperation Operation => operation;

        /// <summary>The sections that led to the place that is being executed, each by a <c>goto</c>.</summary>
        public Stack<ISwitchCaseOperation> Running { get; } = [];

        /// <summary>Do lanes leave a section before its end? A <c>break</c> at the end leaves nothing out.</summary>
        public bool HasJumps { get; } = operation.Cases.SelectMany(static section => section.Body)
            .SelectMany(static statement => statement.DescendantsAndSelf())
            .OfType<IBranchOperation>()
            .Any(branch => (branch.BranchKind == BranchKind.GoTo || SymbolEqualityComparer.Default.Equals(branch.Target, operation.ExitLabel))
                && !IsLast(branch, operation));

        public ISwitchCaseOperation? SectionOf(ILabelSymbol label) => operation.Cases
            .FirstOrDefault(section => section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, label)));

        /// <summary>Does nothing of the section follow the statement?</summary>
        private static bool IsLast(IOperation statement, ISwitchOperation within)
        {
            for (; statement.Parent is { } parent; statement = parent)
            {
                switch (parent)
                {
                    case ISwitchCaseOperation section:
                        return section.Parent == within && section.Body[section.Body.Length - 1] == statement;
                    case IBlockOperation around when around.Operations[around.Operations.Length - 1] == statement:
                    case IConditionalOperation:
                        break;
                    default:
                        return false;
                }
            }

            return false;
        }
    }
}
