using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Reducing;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>
/// The shaders of a kernel. Reductions follow the tree of the CPU's forms: a thread takes a lane of a block, and then
/// neighbours are combined until one value is left.
/// </summary>
internal sealed class ShaderKernels
{
    private readonly KernelModel kernel;
    private readonly GpuCode code;
    private readonly GpuNames names;

    public ShaderKernels(KernelModel kernel, Function body)
    {
        this.kernel = kernel;
        code = LowerForGpu.Run(body, HlslLanguage.Instance,
            GpuReductions.Extremes(kernel).Where(static pair => IsInHlsl(pair.Reduced)).Select(static pair => pair.Function));
        names = new GpuNames(kernel, code, HlslLanguage.Instance);
    }

    /// <summary>The reductions that a shader can have.</summary>
    public IEnumerable<ReductionPlan> Plans => GpuReductions.PlansOf(kernel)
        .Where(static plan => plan.Reduced.All(IsInHlsl));

    private static bool IsInHlsl(ReducedResult reduced) => ComputeSharpTarget.Buffers.Limit(reduced.Operator, reduced.Result.Type) is null;

    public IEnumerable<ShaderKernel> All()
    {
        yield return Map();
        foreach (var shader in Plans.SelectMany(Of))
            yield return shader;

        if (kernel.Options.Matrix)
            yield return Columns(new ReductionPlan(kernel, ReductionOperator.Sum, unroll: 1));
    }

    /// <summary>What reduces blocks, and what combines them.</summary>
    public IEnumerable<ShaderKernel> Of(ReductionPlan plan) =>
        [Blocks(plan), .. GpuReductions.OneOfEachType(plan).Select(reduced => Pairs(plan, reduced))];

    /// <summary>The struct of the shader that runs a function of <see cref="GpuNames"/>; the map has the kernel's own name.</summary>
    public string StructOf(string function) => Struct(kernel, function.Substring(names.Body.Length));

    /// <param name="part">What the shader does besides the map, such as <c>Sum</c>.</param>
    public static string Struct(KernelModel kernel, string part) => GpuMemberName.Of(kernel, part, "Shader");

    public string BlocksStruct(ReductionPlan plan) => StructOf(names.Reduce(plan.Operator));

    public string PairsStruct(ReductionPlan plan, ReducedResult reduced) => StructOf(names.Pairs(plan, reduced));

    public string ColumnsStruct => StructOf(names.Columns);

    /// <summary>The kernel's function behind those that it calls, and those that the shader itself calls.</summary>
    private IReadOnlyList<(Function, string, IReadOnlyList<string>)> FunctionsWith(params string[] called) =>
    [
        .. Named(code.FunctionsWith(called)),
        (code.Body, names.Body, kernel.ReturnsTuple ? [.. kernel.Results.Select(GpuNames.Result)] : []),
    ];

    private static IReadOnlyList<(Function, string, IReadOnlyList<string>)> Named(IEnumerable<Function> functions) =>
        [.. functions.Select(static function => (function, function.Key, (IReadOnlyList<string>)[]))];

    private IEnumerable<ShaderField> Inputs => kernel.Parameters.Select(static parameter => new ShaderField(
        parameter.IsUniform && !parameter.IsTable ? ShaderFieldKind.Scalar : ShaderFieldKind.ReadOnlyBuffer, parameter.Type, parameter.Name));

    /// <summary>The shader with a field for the length of each table.</summary>
    private ShaderKernel WithTables(ShaderKernel shader)
    {
        List<ShaderField> fields = [.. shader.Fields];
        var tables = new Dictionary<string, (ShaderField Buffer, ShaderField Length)>();
        foreach (var table in GpuTables.ParametersOf(kernel))
        {
            var length = Number(fields, $"{table}Length", table);
            tables.Add(table, (fields.Find(field => field.Name == table), length));
            fields.Add(length);
        }

        return shader with { Fields = fields, Tables = tables };
    }

    private IEnumerable<ShaderField> Outputs(IEnumerable<int> results)
    {
        var destinations = new GeneratedMembers(kernel.Name, kernel.Parameters, kernel.Results, kernel.Options).Destinations;
        return results.Select(result => new ShaderField(ShaderFieldKind.ReadWriteBuffer, kernel.Results[result].Type, destinations[result]));
    }

    private ShaderKernel Map()
    {
        List<ShaderField> fields = [.. Inputs, .. Outputs(Enumerable.Range(0, kernel.Results.Count))];
        var destinations = fields.Skip(kernel.Parameters.Count).ToList();
        var length = Number(fields, "count", destinations[0].Name);
        return WithTables(new ShaderKernel(
            Struct(kernel, ""),
            $"Runs <c>{kernel.Name}</c> on every element: <c>device.For(destination.Length, new {Struct(kernel, "")}(...))</c>.",
            [.. fields, length],
            FunctionsWith(),
            (language, expressions, writer) =>
            {
                var i = expressions.Allocate("i");
                writer.Line($"int {i} = {language.ThreadIndex};");
                writer.Line($"if ({i} < {expressions.Name(length.Name)})");
                Braced(kernel.ReturnsTuple, writer, () => WriteCall(
                    expressions, _ => i, (result, value) => $"{expressions.Name(destinations[result].Name)}[{i}] = {value}", writer));
            }));
    }

    private ShaderKernel Blocks(ReductionPlan plan)
    {
        var isMatrix = kernel.Options.Matrix && plan.Operator == ReductionOperator.Sum;
        List<ShaderField> fields = [.. Inputs, .. Outputs(plan.Stored)];
        var stores = plan.Stored.Select((index, i) => (index, Field: fields[kernel.Parameters.Count + i]))
            .ToDictionary(static pair => pair.index, static pair => pair.Field);
        var (rows, columns, lanes) = (Number(fields, "rows"), Number(fields, isMatrix ? "columns" : "count"), Number(fields, "lanes"));
        fields.AddRange([rows, columns, lanes]);
        var totals = new Dictionary<int, ShaderField>();
        foreach (var reduced in plan.Reduced)
        {
            totals.Add(reduced.Index, Buffer(fields, reduced.Total, GpuReductions.Prefixed(plan, reduced, "partials")));
            fields.Add(totals[reduced.Index]);
        }

        return WithTables(new ShaderKernel(
            BlocksStruct(plan),
            $"Reduces a lane of a block{(isMatrix ? " of a row" : "")} of <c>{kernel.Name}</c> in each thread.",
            fields,
            FunctionsWith(plan.Operator.Symbol is not null
                ? []
                : [.. plan.Reduced.Select(reduced => GpuFunctions.Extreme(plan.Operator.ToString(), reduced.Total).Key)]),
            (language, expressions, writer) =>
            {
                string Name(ShaderField field) => expressions.Name(field.Name);
                var sums = plan.Reduced.ToDictionary(static reduced => reduced.Index,
                    reduced => expressions.Allocate(GpuReductions.Prefixed(plan, reduced, GpuReductions.Accumulator(plan))));
                var (thread, blocks, lane, block) = (expressions.Allocate("thread"), expressions.Allocate("blocks"),
                    expressions.Allocate("lane"), expressions.Allocate("block"));
                var (row, end, i) = (expressions.Allocate("row"), expressions.Allocate("end"), expressions.Allocate(isMatrix ? "column" : "i"));
                var (place, bit) = (expressions.Allocate("place"), expressions.Allocate("bit"));
                var size = Literals.Digits(plan.Block);
                writer.Line($"int {thread} = {language.ThreadIndex};");
                writer.Line($"int {blocks} = ({Name(columns)} + {Literals.Digits(plan.Block - 1)}) / {size};");
                writer.Line($"if ({thread} < {Name(rows)} * {blocks} * {Name(lanes)})");
                writer.Line("{");
                writer.Indented(() =>
                {
                    writer.Line($"int {lane} = {thread} % {Name(lanes)};");
                    writer.Line($"int {block} = {thread} / {Name(lanes)} % {blocks};");
                    if (isMatrix)
                        writer.Line($"int {row} = {thread} / {Name(lanes)} / {blocks};");
                    writer.Line($"int {end} = {language.Intrinsic("min", Name(columns), $"({block} + 1) * {size}")};");
                    foreach (var reduced in plan.Reduced)
                        writer.Line($"{expressions.Declaration(reduced.Total, sums[reduced.Index], isFinal: false)} = {language.Literal(reduced.Neutral)};");
                    writer.Line($"for (int {i} = {block} * {size} + {lane}; {i} < {end}; {i} += {Literals.Digits(plan.Lanes)})");
                    Braced(kernel.ReturnsTuple, writer, () => WriteCall(
                        expressions,
                        parameter => isMatrix && parameter == kernel.Varying.First() ? $"{row} * {Name(columns)} + {i}" : i,
                        (result, value) => sums.TryGetValue(result, out var sum)
                            ? Combine(plan, plan.Reduced.First(reduced => reduced.Index == result), sum, value)
                            : $"{Name(stores[result])}[{i}] = {value}",
                        writer));
                    writer.Line();
                    writer.Line("// The bits of the lane in reverse order. Partners of the tree become neighbours.");
                    writer.Line($"int {place} = 0;");
                    writer.Line($"for (int {bit} = 1; {bit} < {Name(lanes)}; {bit} *= 2)");
                    writer.Indented($"{place} = {place} * 2 + {lane} / {bit} % 2;");
                    foreach (var reduced in plan.Reduced)
                        writer.Line($"{Name(totals[reduced.Index])}[{thread} - {lane} + {place}] = {sums[reduced.Index]};");
                });
                writer.Line("}");
            }));
    }

    private ShaderKernel Pairs(ReductionPlan plan, ReducedResult reduced)
    {
        ShaderField source = new(ShaderFieldKind.ReadWriteBuffer, reduced.Total, "source");
        ShaderField count = new(ShaderFieldKind.Scalar, ScalarType.Int32, "count");
        ShaderField segments = new(ShaderFieldKind.Scalar, ScalarType.Int32, "segments");
        ShaderField destination = new(ShaderFieldKind.ReadWriteBuffer, reduced.Total, "destination");
        var type = ShaderLanguage.Types[reduced.Total].Name;
        return new ShaderKernel(
            PairsStruct(plan, reduced),
            "Combines 16 neighbours of a segment in pairs, in each thread. Beyond the end of a segment, values are neutral.",
            [source, count, segments, destination],
            plan.Operator.Symbol is not null
                ? []
                : Named(LowerForGpu.Run(GpuFunctions.Extreme(plan.Operator.ToString(), reduced.Total), HlslLanguage.Instance)),
            (language, expressions, writer) =>
            {
                writer.Line($"int i = {language.ThreadIndex};");
                writer.Line("int groups = (count + 15) / 16;");
                writer.Line("if (i < segments * groups)");
                writer.Line("{");
                writer.Indented(() =>
                {
                    writer.Line("int segment = i / groups;");
                    writer.Line("int first = i % groups * 16;");
                    var all = Four("Quad(segment, first)", "Quad(segment, first + 4)", "Quad(segment, first + 8)", "Quad(segment, first + 12)");
                    WriteNamed(expressions, reduced.Total, "result", all, static result => $"destination[i] = {result}", writer);
                });
                writer.Line("}");
            },
            (language, expressions, writer) =>
            {
                writer.Line($"{language.MemberPrefix}{type} Value(int segment, int k)");
                writer.Line("{");
                writer.Indented($"return k < count ? source[segment * count + {language.Intrinsic("min", "k", "count - 1")}] "
                    + $": {language.Literal(reduced.Neutral)};");
                writer.Line("}");
                writer.Line();
                writer.Line($"{language.MemberPrefix}{type} Quad(int segment, int k)");
                writer.Line("{");
                var four = Four("Value(segment, k)", "Value(segment, k + 1)", "Value(segment, k + 2)", "Value(segment, k + 3)");
                writer.Indented(() => WriteNamed(expressions, reduced.Total, "result", four, static result => $"return {result}", writer));
                writer.Line("}");
            });

        string Four(string a, string b, string c, string d) => plan.Operator.Symbol is { } symbol
            ? $"({a} {symbol} {b}) {symbol} ({c} {symbol} {d})"
            : Extreme(plan, reduced, Extreme(plan, reduced, a, b), Extreme(plan, reduced, c, d));
    }

    private ShaderKernel Columns(ReductionPlan plan)
    {
        var reduced = plan.Reduced[0];
        List<ShaderField> fields = [.. Inputs];
        var (rows, columns) = (Number(fields, "rows"), Number(fields, "columns"));
        var partials = Buffer(fields, reduced.Total, "partials");
        fields.AddRange([rows, columns, partials]);
        return WithTables(new ShaderKernel(
            ColumnsStruct,
            $"Sums a column of a block of {ReductionPlan.BlockRows} rows of <c>{kernel.Name}</c> in each thread.",
            fields,
            FunctionsWith(),
            (language, expressions, writer) =>
            {
                string Name(ShaderField field) => expressions.Name(field.Name);
                var (thread, blocks, block, column) = (expressions.Allocate("thread"), expressions.Allocate("blocks"),
                    expressions.Allocate("block"), expressions.Allocate("column"));
                var (row, end, sum) = (expressions.Allocate("row"), expressions.Allocate("end"), expressions.Allocate("sum"));
                writer.Line($"int {thread} = {language.ThreadIndex};");
                writer.Line($"int {blocks} = ({Name(rows)} + {ReductionPlan.BlockRows - 1}) / {ReductionPlan.BlockRows};");
                writer.Line($"if ({thread} < {Name(columns)} * {blocks})");
                writer.Line("{");
                writer.Indented(() =>
                {
                    writer.Line($"int {column} = {thread} % {Name(columns)};");
                    writer.Line($"int {block} = {thread} / {Name(columns)};");
                    writer.Line($"int {end} = {language.Intrinsic("min", Name(rows), $"({block} + 1) * {ReductionPlan.BlockRows}")};");
                    writer.Line($"{expressions.Declaration(reduced.Total, sum, isFinal: false)} = {language.Literal(reduced.Neutral)};");
                    writer.Line($"for (int {row} = {block} * {ReductionPlan.BlockRows}; {row} < {end}; {row}++)");
                    Braced(false, writer, () => WriteCall(
                        expressions,
                        parameter => parameter == kernel.Varying.First() ? $"{row} * {Name(columns)} + {column}" : row,
                        (_, value) => Combine(plan, reduced, sum, value),
                        writer));
                    writer.Line($"{Name(partials)}[{column} * {blocks} + {block}] = {sum};");
                });
                writer.Line("}");
            }));
    }

    private void WriteCall(
        GpuExpressionWriter expressions,
        System.Func<KernelParameter, string> indexOf,
        System.Func<int, string, string?> take,
        SourceWriter writer) => GpuCallWriter.Write(
        kernel,
        names.Body,
        parameter => parameter.IsTable ? null : parameter.IsUniform ? expressions.Name(parameter.Name) : $"{expressions.Name(parameter.Name)}[{indexOf(parameter)}]",
        [.. kernel.Results.Skip(1).Select(result => expressions.Allocate(GpuNames.Result(result)))],
        static (type, name) => $"{ShaderLanguage.Types[type].Name} {name}",
        expressions.OutArgument,
        take,
        writer);

    private static string Combine(ReductionPlan plan, ReducedResult reduced, string left, string right) =>
        plan.Operator.Symbol is { } symbol ? $"{left} {symbol}= {right}" : $"{left} = {Extreme(plan, reduced, left, right)}";

    private static string Extreme(ReductionPlan plan, ReducedResult reduced, string left, string right) =>
        $"{GpuFunctions.Extreme(plan.Operator.ToString(), reduced.Total).Key}({left}, {right})";

    /// <summary>In HLSL a value that must be computed as written is given to a variable first.</summary>
    private static void WriteNamed(GpuExpressionWriter expressions, ScalarType type, string name,
        string value, System.Func<string, string> use, SourceWriter writer)
    {
        if (expressions.NamesResults && type.IsFloat)
        {
            LineBreaker.Write(writer, $"{expressions.Declaration(type, name, isFinal: false)} = {value}");
            value = name;
        }

        LineBreaker.Write(writer, use(value));
    }

    private static void Braced(bool isNeeded, SourceWriter writer, System.Action write)
    {
        if (isNeeded)
            writer.Line("{");
        writer.Indented(write);
        if (isNeeded)
            writer.Line("}");
    }

    /// <summary>A field for a whole number, under a name that the others do not have.</summary>
    private static ShaderField Number(IEnumerable<ShaderField> others, string name, string? lengthOf = null) =>
        new(ShaderFieldKind.Scalar, ScalarType.Int32, NameBeside(others, name), lengthOf);

    private static ShaderField Buffer(IEnumerable<ShaderField> others, ScalarType type, string name) =>
        new(ShaderFieldKind.ReadWriteBuffer, type, NameBeside(others, name));

    private static string NameBeside(IEnumerable<ShaderField> others, string name) =>
        new NameAllocator(others.Select(static other => other.Name)).Allocate(name);
}
