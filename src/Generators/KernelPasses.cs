using System;
using System.Linq;
using Kernels.Generators.Bodies;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Text;

namespace Kernels.Generators;

/// <summary>The passes, in order. Each takes a function and returns one that computes the same.</summary>
internal static class KernelPasses
{
    /// <summary>All that a kernel's file is written from. A defect of a pass costs the kernel that shows it, and no other.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="describe">Its file ends with a description for documentation.</param>
    public static CompiledKernel Compile(KernelModel kernel, bool describe = false)
    {
        if (kernel.Body is not { } body)
            return new CompiledKernel(kernel);
        try
        {
            if (kernel.Gradient is not null)
                return CompileTerms(ForProcessor(kernel), TablePlaces.ForProcessor(body));
            var joined = Join(body, kernel.Callees);
            var code = Code(joined);
            var vectors = VectorOperations(joined, code);
            var isDerivative = body.Derivative is not null;
            return new CompiledKernel(
                kernel,
                code,
                kernel.Parameters.Any(static parameter => parameter.IsTable) // the methods of branches have no tables
                    ? RareBranches.Forget(vectors)
                    : RareBranches.Run(vectors, PrivateMember(kernel, joined, "Rare")),
                ClosureCheck.NodesOf(vectors).Select(static node => node.Type.Bits).Append(kernel.LaneBits).Max(),
                kernel.Partial is null ? null : RareBranches.Forget(vectors),
                isDerivative || describe ? Meaning(joined) : null,
                isDerivative ? PrimalOf(body, kernel.Callees) : null,
                Travels(kernel) ? BodyText.Write(Trim.Run(body), kernel.Callees.Select(Trim.Run).ToEquatableArray()) : null,
                describe)
            {
                Device = kernel.Options.Gpu.Count == 0 ? null : ForDevice(kernel, code, vectors),
                Tables = Tables(kernel, joined),
            };
        }
        catch (Exception exception)
        {
            return new CompiledKernel(kernel, Failure: DiagnosticInfo.FailureOf(exception));
        }
    }

    /// <summary>The kernel as devices run it: in a table, they take an index that is out of range for the nearest one.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="code">What the processor runs.</param>
    /// <param name="vectors">What vectors compute of it.</param>
    private static DeviceKernel ForDevice(KernelModel kernel, Function code, Function vectors)
    {
        if (!TablePlaces.Differ(kernel.Body!) && !kernel.Callees.Any(TablePlaces.Differ))
            return new DeviceKernel(kernel, code, RareBranches.Forget(vectors));
        var lengths = kernel.Parameters.Where(static parameter => parameter.IsTable)
            .ToDictionary(static table => table.Name, table => LeastLength.Of(code, table.Name));
        var joined = Join(kernel.Body!, kernel.Callees, onDevice: true);
        var deviceCode = TablePlaces.WithLengths(Code(joined), lengths);
        return new DeviceKernel(
            kernel with
            {
                Parameters = [.. kernel.Parameters.Select(parameter => parameter.IsTable ? parameter with { LeastLength = lengths[parameter.Name] } : parameter)],
                TakesNearest = TablePlaces.Differ(deviceCode),
            },
            deviceCode,
            TablePlaces.WithLengths(RareBranches.Forget(VectorOperations(joined, deviceCode)), lengths));
    }

    private static KernelModel ForProcessor(KernelModel kernel) => kernel with { Callees = [.. kernel.Callees.Select(TablePlaces.ForProcessor)] };

    /// <summary>Of a derivative by the numbers of a table: what is summed up is a kernel of its own.</summary>
    private static CompiledKernel CompileTerms(KernelModel kernel, Function body)
    {
        var terms = ResolveDerivatives.TermsOf(body, kernel.Callees);
        if (terms.Count == 0)
            return new CompiledKernel(kernel); // no number is ever read
        var element = kernel.Results[0].Element;
        var isSum = terms.Reads != TableReads.Anywhere;
        var results = isSum && terms.Count == 1
            ? [new KernelResult(element, null)]
            : Enumerable.Range(1, terms.Count).Select(static i => Literals.Digits(i)).SelectMany(i => isSum
                ? new[] { new KernelResult(element, $"Term{i}") }
                : [new KernelResult(element, $"Term{i}"), new KernelResult(ElementTypes.Of(ScalarType.Int32), $"Place{i}")]).ToEquatableArray();
        var type = results.Count == 1 ? element.Code : $"({string.Join(", ", results.Select(static result => $"{result.Element.Code} {result.Name}"))})";
        var place = terms.Function.Parameters.Skip(kernel.Parameters.Count)
            .Select(static parameter => new KernelParameter(ElementTypes.Of(ScalarType.Int32), parameter.Name, IsUniform: true));
        var summary = $"What an element adds to the derivative by the numbers of {kernel.Gradient!.Table}{(isSum ? "" : ", and where")}.";
        var compiled = Compile(kernel with
        {
            Name = new NameAllocator(kernel.Container.TakenNames).Allocate($"{kernel.Name}Terms{kernel.Container.OverloadNumber}"),
            Accessibility = "private",
            Documentation = new Documentation([summary], [], [], []),
            Parameters = [.. kernel.Parameters, .. place],
            Results = results,
            Body = terms.Function,
            Options = kernel.Options with { Reduce = isSum ? Reductions.Sum : Reductions.None, Parallel = kernel.Options.Parallel && isSum },
            Partial = terms.Function.Throws is null ? null : kernel.Partial! with { Modifiers = "private static", ResultType = type, IsExtension = false },
            Gradient = null,
            IsReducedOnly = isSum,
        });
        return compiled.Failure is { } failure
            ? new CompiledKernel(kernel, Failure: failure)
            : new CompiledKernel(kernel) { Terms = new CompiledTerms(compiled, terms.Reads, terms.Places, terms.Count) };
    }

    /// <summary>
    /// Can anybody use the body of a kernel? Not that of a private one, or in a private type. An internal one may be seen
    /// by another assembly, and <c>DerivativeCheck</c> reads it in its own. A function of the table is called by its name,
    /// and the table has its derivative.
    /// </summary>
    private static bool Travels(KernelModel kernel) => kernel.Container.IsVisibleOutside && kernel.Accessibility != "private"
        && !kernel.Parameters.Any(static parameter => parameter.IsTable)
        && !(kernel.Container.QualifiedName == "Kernels.VectorMath" && IsInTable(kernel.Name, kernel.Parameters[0].Type));

    private static bool IsInTable(string name, ScalarType type) =>
        MathFunctions.Find(name) is { } function && (function.Integers || type.IsFloat);

    /// <summary>The function as it is written in code.</summary>
    public static Function Run(Function body, EquatableArray<Function> callees) => Code(Join(body, callees));

    private static Function Code(Function joined) => Lowered(RareBranches.Forget(joined));

    private static Function Lowered(Function joined) => CommonSubexpressions.Run(LowerSlopes.Run(joined));

    /// <summary>
    /// The function as vectors compute it, and the scalar method of a derivative, whose bits are theirs. What is rare is
    /// still marked.
    /// </summary>
    /// <param name="joined">What <see cref="Join"/> gives.</param>
    /// <param name="code">What <see cref="Code"/> makes of it: the same where nothing is marked.</param>
    private static Function VectorOperations(Function joined, Function code) =>
        SharedExponentials.Run(NarrowFunctions.Run(RareBranches.HasMark(joined) ? Lowered(joined) : code));

    /// <summary>A name for methods of rare branches, or for tables, which no parameter and no local hides.</summary>
    private static string PrivateMember(KernelModel kernel, Function joined, string what)
    {
        var member = $"{new ReductionNames(kernel).Private(what)}{kernel.Container.OverloadNumber}";
        var locals = joined.Parameters.Select(static parameter => parameter.Name).Concat(joined.Bindings.Select(static binding => binding.Name ?? "")).ToList();
        while (locals.Any(local => local.StartsWith(member, StringComparison.Ordinal)))
            member += "Member";
        return member;
    }

    private static EquatableArray<NamedTable> Tables(KernelModel kernel, Function joined)
    {
        var tables = ClosureCheck.NodesOf(joined).OfType<Lookup>().Select(static lookup => lookup.Table)
            .Where(static table => !table.IsParameter).Distinct().ToList();
        return tables.Count == 0 ? [] : [.. tables.Select((table, i) =>
            new NamedTable(table, $"{PrivateMember(kernel, joined, "Table")}{(i == 0 ? "" : $"_{Literals.Digits(i + 1)}")}"))];
    }

    /// <summary>The function as it is described: a slope is still what it means, and not how it is computed.</summary>
    /// <param name="joined">What <see cref="Join"/> gives.</param>
    private static Function Meaning(Function joined) =>
        CommonSubexpressions.Run(RareBranches.Forget(joined with { Throws = null }).Map(StableForms.WithoutCaps));

    /// <summary>One function without calls, from which code and description are made.</summary>
    /// <param name="body">The kernel's body.</param>
    /// <param name="callees">The functions that it calls.</param>
    /// <param name="onDevice">It runs on a device, where an index that is out of a table's range means the nearest one.</param>
    public static Function Join(Function body, EquatableArray<Function> callees, bool onDevice = false)
    {
        (body, callees) = ResolveDerivatives.Run(Prepared(body), callees.Select(Prepared).ToEquatableArray());
        var simple = Simplify.Run(LowerPieces.Run(LowerFunctions.Run(Inline.Run(body, callees))));
        return NarrowArithmetic.Run(ThrowConditions.Run(onDevice ? ConstantState.Run(simple) : simple));

        Function Prepared(Function function) => Trim.Run(onDevice ? TablePlaces.ForDevice(function) : TablePlaces.ForProcessor(function));
    }

    /// <summary>
    /// What a derivative is the derivative of, as it is described, in the derivative's names; null where its derivative is
    /// the user's.
    /// </summary>
    private static Function? PrimalOf(Function derivative, EquatableArray<Function> callees)
    {
        var primal = callees.First(callee => callee.Key == derivative.Derivative!.Primal);
        if (primal.Own is not null)
            return null;
        var names = primal.Parameters
            .Zip(derivative.Parameters, static (from, to) => (from, to))
            .ToDictionary(static pair => pair.from, static pair => pair.to);
        Expr Rename(Expr expression) => expression.Rewrite(node => node is Parameter parameter ? names[parameter] : node);
        var function = Meaning(Join(primal, callees));
        return function with
        {
            Parameters = [.. derivative.Parameters.Take(primal.Parameters.Count)],
            Bindings = function.Bindings.Select(binding => binding with { Value = Rename(binding.Value) }).ToEquatableArray(),
            Result = Rename(function.Result),
        };
    }
}
