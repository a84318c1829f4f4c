using System.Collections.Generic;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Passes;

/// <summary>What is left of a function whose rare branches are methods.</summary>
internal sealed partial class RareBranches
{
    /// <summary>Writes what is left of the function, each operation behind those that it needs.</summary>
    private sealed class Rewriting(RareBranches pass, HashSet<Expr> moved)
    {
        private readonly Dictionary<Expr, Expr> written = [];
        private readonly Dictionary<Group, Variable> branches = [];

        public List<Binding> Bindings { get; } = [];

        public void Write(Variable leaf)
        {
            if (!moved.Contains(leaf))
                Leaf(leaf);
        }

        public Expr Leaf(Expr leaf)
        {
            if (pass.Definition(leaf) is not { } node)
                return leaf.Operands.Count == 0 ? leaf : leaf.MapOperands(Leaf); // a test made of several conditions
            if (written.TryGetValue(leaf, out var known))
                return known;

            var value = pass.members.TryGetValue(leaf, out var place) ? new Item(leaf.Type, Branch(place.Group), place.Index)
                : node is Rare rare && !pass.KeepsMarks ? Leaf(rare.Operand)
                : node.MapOperands(Leaf);
            if (!value.IsAtom)
            {
                Bindings.Add(pass.byLeaf[leaf] with { Value = value });
                value = leaf;
            }

            return written[leaf] = value;
        }

        private Variable Branch(Group group)
        {
            if (!branches.TryGetValue(group, out var variable))
            {
                var branch = pass.BranchOf(group, this);
                branches.Add(group, variable = new Variable(branch.Type, $"#branch{branches.Count}"));
                Bindings.Add(new Binding(variable, branch, null));
            }

            return variable;
        }
    }
}
