using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>The pieces of a masked loop: its state, the mask of the lanes in it, and what they take.</summary>
internal sealed partial class VectorExpressionWriter
{
    /// <summary>The variables that hold the state of the loops written so far, by the name of the loop's value.</summary>
    private readonly Dictionary<string, IReadOnlyList<Variable>> states = [];

    public string LoopComment => "A lane is active while its scalar loop runs, and then keeps its values. The last active lane ends the loop.";

    public bool HasLoopsOfC => true;

    /// <summary>Makes the loop's variables known, and settles which vectors its conditions are.</summary>
    public void Declare(string name, MaskedLoop loop)
    {
        states.Add(name, loop.State);
        foreach (var binding in loop.Bindings.Where(static binding => binding.Value.Type == ScalarType.Bool))
        {
            if (MaskElement(binding.Value) is { } element)
                maskElements[binding.Variable.Name] = element;
        }

        var own = Element(kernel.ResultType);
        maskElements[loop.Active.Name] = MaskElement(loop.GoesOn) ?? own;
        for (var i = 0; i < loop.State.Count; i++)
        {
            var variable = loop.State[i];
            if (variable.Type == ScalarType.Bool)
            {
                var next = loop.Updates.FirstOrDefault(update => update.State == variable)?.Value;
                maskElements[variable.Name] = MaskElement(loop.Initial[i]) ?? (next is null ? null : MaskElement(next)) ?? own;
            }
        }
    }

    /// <summary>A value for a variable that is declared already.</summary>
    public string WriteFor(Variable variable, Expr value) =>
        variable.Type == ScalarType.Bool ? PrintMask(value, maskElements[variable.Name]).Text : Print(value).Text;

    /// <summary>The state's next value in the lanes of a mask, the present one elsewhere.</summary>
    public string WriteUpdate(MaskedLoop.Update update)
    {
        var element = update.State.Type == ScalarType.Bool ? maskElements[update.State.Name] : Element(update.State.Type);
        return Call("ConditionalSelect", PrintMask(update.Lanes, element).Text, WriteFor(update.State, update.Value), Print(update.State).Text).Text;
    }

    public string WriteLeave(Variable active, Expr goesOn) =>
        $"{Name(active.Name)} = {PrintAnd(Conjuncts(goesOn).Prepend(active), maskElements[active.Name]).Text}";

    public string WriteIsAny(Variable mask) => Call("AnyWhereAllBitsSet", Print(mask).Text).Text;

    /// <summary>The variable that holds an item of a loop's value; null of another tuple.</summary>
    private Variable? StateOf(Item item) => states.TryGetValue(((Variable)item.Tuple).Name, out var state) ? state[item.Index] : null;
}
