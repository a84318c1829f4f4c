using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Kernels.Generators.Tests.Properties;

/// <summary>FsCheck's generator of kernels.</summary>
internal sealed class RandomKernels
{
    private static readonly float[] Plain = [0f, 1f, -1f, 2f, 0.5f, -0.25f, 3f, 0.1f, -1.7f, 10f];

    private static readonly float[] Awkward =
    [
        -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, float.MinValue,
        1.17549435E-38f, 1e-40f, 1e30f, -1e-30f, 16777217f, 8388609.5f, 1.7014118E+38f, 0.33333334f,
    ];

    private readonly Vocabulary vocabulary;
    private readonly ILookup<TermType, Gen<Operation>> operations;
    private readonly Gen<Term> literals;

    private RandomKernels(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        var numbers = Gen.Elements(Plain);
        if (vocabulary.HasFlag(Vocabulary.Special))
            numbers = Gen.Frequency((3, numbers), (1, Gen.Elements(Awkward)));
        literals = numbers.Select(static value => (Term)new Literal(value));

        // First by part, or the many integer operations would crowd out the rest.
        operations = Operations.All
            .Where(operation => (vocabulary & operation.Part) != 0)
            .GroupBy(static operation => (operation.Result, operation.Part))
            .ToLookup(static group => group.Key.Result, static group => Gen.Elements([.. group]));
    }

    public static Gen<RandomKernel> Of(Vocabulary vocabulary)
    {
        var kernels = new RandomKernels(vocabulary);
        var plain = Gen.Sized(size =>
            from parameters in Gen.Choose(1, 3)
            from uniforms in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))), parameters - 1)
            from hasHelper in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from helper in hasHelper ? kernels.Kernel([false, false], null, size / 3) : Gen.Constant<RandomKernel>(null!)
            from kernel in kernels.Kernel([false, .. uniforms], helper, size)
            select kernel);
        return !vocabulary.HasFlag(Vocabulary.Spellings) ? plain
            : from kernel in plain
              from locals in Gen.Elements(Spelling.Plain, Spelling.Array, Spelling.Span)
              from branches in Gen.Elements(Spelling.Plain, Spelling.Switch)
              from helper in Gen.Elements(Spelling.Plain, Spelling.Out, Spelling.LocalFunction, Spelling.Lambda, Spelling.Generic)
              select kernel with
              {
                  Spelling = locals | branches | helper,
                  Helper = kernel.Helper is { } own ? own with { Spelling = locals | branches } : null,
              };
    }

    private Gen<RandomKernel> Kernel(ImmutableArray<bool> inputs, RandomKernel? helper, int size)
    {
        var scope = new Scope(inputs.Length, [], 0, helper?.Inputs.Length ?? 0);
        return
            from count in vocabulary.HasFlag(Vocabulary.Statements) ? Gen.Choose(0, 4) : Gen.Constant(0)
            from block in Block(count, scope, size / (count + 1))
            from result in Term(TermType.Number, Math.Max(1, size / (count + 1)), block.Scope)
            select new RandomKernel(inputs, block.Statements, result, helper);
    }

    private Gen<(ImmutableArray<Statement> Statements, Scope Scope)> Block(int count, Scope scope, int size) => count == 0
        ? Gen.Constant((ImmutableArray<Statement>.Empty, scope))
        : from first in Statement(scope, size)
          from rest in Block(count - 1, first.Scope, size)
          select (rest.Statements.Insert(0, first.Statement), rest.Scope);

    private Gen<(Statement Statement, Scope Scope)> Statement(Scope scope, int size)
    {
        var declaration =
            from value in Term(TermType.Number, size, scope)
            select ((Statement)new Assignment(new Local(scope.Next), value, IsDeclaration: true), scope.Declare());
        var branch =
            from condition in Term(TermType.Truth, size / 2, scope)
            from counts in Gen.Two(Gen.Choose(0, 2))
            from whenTrue in Arm(counts.Item1 + 1, scope, size / 2)
            from whenFalse in Arm(counts.Item2, scope with { Next = whenTrue.Scope.Next }, size / 2)
            select ((Statement)new If(condition, whenTrue.Statements, whenFalse.Statements), scope with { Next = whenFalse.Scope.Next });
        if (scope.Locals.IsEmpty)
            return Gen.Frequency((3, declaration), (1, branch));

        var assignment =
            from target in Gen.Elements<Local>(scope.Locals)
            from value in Term(TermType.Number, size, scope)
            select ((Statement)new Assignment(target, value, IsDeclaration: false), scope);
        return Gen.Frequency((2, declaration), (1, assignment), (3, branch));
    }

    /// <summary>One arm of a branch: statements, and often a return behind them.</summary>
    private Gen<(ImmutableArray<Statement> Statements, Scope Scope)> Arm(int count, Scope scope, int size) =>
        from block in Block(count > 0 && size < 2 ? 1 : count, scope, size / 2)
        from returns in Gen.Choose(0, 2)
        from value in Term(TermType.Number, size / 2, block.Scope)
        select returns == 0 ? (block.Statements.Add(new Return(value)), block.Scope) : block;

    private Gen<Term> Term(TermType type, int size, Scope scope)
    {
        if (size <= 1)
            return Leaf(type, scope);

        var application =
            from operation in Gen.OneOf(operations[type])
            from operands in Terms(operation.Operands, size - 1, scope)
            select (Term)new Apply(operation, operands);
        var choice =
            from operands in Terms([TermType.Truth, type, type], size - 1, scope)
            select (Term)new Choice(operands[0], operands[1], operands[2]);
        if (type != TermType.Number || scope.HelperInputs == 0)
            return Gen.Frequency((1, Leaf(type, scope)), (12, application), (2, choice));

        // Often with a constant, so that what the helper compares and tests is decided where it is inlined.
        var call =
            from operands in Terms([.. Enumerable.Repeat(TermType.Number, scope.HelperInputs)], size - 1, scope)
            from constants in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true))), scope.HelperInputs)
            from numbers in Gen.ArrayOf(literals, scope.HelperInputs)
            select (Term)new HelperCall([.. operands.Select((operand, i) => constants[i] ? numbers[i] : operand)]);
        return Gen.Frequency((1, Leaf(type, scope)), (12, application), (2, choice), (2, call));
    }

    /// <summary>Terms that share a size unevenly, so that chains grow as well as bushes.</summary>
    private Gen<ImmutableArray<Term>> Terms(ImmutableArray<TermType> types, int size, Scope scope) =>
        from heir in Gen.Choose(0, types.Length - 1)
        from terms in Gen.CollectToArray(types.Select((type, i) => Term(type, i == heir ? (size * 2 / 3) + 1 : size / 3, scope)))
        select ImmutableArray.Create(terms);

    private Gen<Term> Leaf(TermType type, Scope scope)
    {
        if (type == TermType.Truth)
        {
            return
                from row in Gen.Elements("Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "NotEqual")
                from operands in Gen.Two(Leaf(TermType.Number, scope))
                select (Term)new Apply(Operations.Named(row), [operands.Item1, operands.Item2]);
        }

        if (type == TermType.Whole)
        {
            return
                from row in Gen.Elements("Whole", "BitsOf")
                from operand in Leaf(TermType.Number, scope)
                select (Term)new Apply(Operations.Named(row), [operand]);
        }

        var input = Gen.Choose(0, scope.Inputs - 1).Select(static index => (Term)new Input(index));
        return scope.Locals.IsEmpty
            ? Gen.Frequency((4, input), (1, literals))
            : Gen.Frequency((3, input), (1, literals), (3, Gen.Elements<Local>(scope.Locals).Select(static local => (Term)local)));
    }

    /// <summary>What a term may name.</summary>
    /// <param name="Next">The number of the next local; numbers are not used twice, also not in another block.</param>
    /// <param name="HelperInputs">How many parameters the helper has; 0 where there is none.</param>
    private sealed record Scope(int Inputs, ImmutableArray<Local> Locals, int Next, int HelperInputs)
    {
        public Scope Declare() => this with { Locals = Locals.Add(new Local(Next)), Next = Next + 1 };
    }
}
