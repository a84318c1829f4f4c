using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.Wgsl;

/// <summary>Writes the constant that holds a kernel as a shader of WebGPU: its bindings, its function, and what runs it on every element.</summary>
internal sealed class WgslWriter
{
    /// <summary>The invocations of a workgroup: as many as suit the devices of all makers.</summary>
    private const int GroupSize = 64;

    /// <summary>The elements for which the documentation advises a workgroup, so that it pays to start one.</summary>
    private const int ElementsOfAGroup = 1024;

    /// <summary>The workgroups that every device takes.</summary>
    private const int MostGroups = 65535;

    /// <summary>The storage buffers of a shader that every device has.</summary>
    private const int SureBuffers = 8;

    private const string Numbers = "Numbers";

    private readonly KernelModel kernel;
    private readonly TypeNames types;
    private readonly SourceWriter writer;
    private readonly GeneratedMembers members;
    private readonly GpuCode code;
    private readonly GpuNames functions;

    private readonly GpuTables tables;

    /// <summary>Of what stands outside the kernel's function.</summary>
    private readonly WgslExpressionWriter names;

    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Its body after the passes.</param>
    /// <param name="types">How the file writes the names of types.</param>
    /// <param name="writer">Where to write.</param>
    public WgslWriter(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        (this.kernel, this.types, this.writer) = (kernel, types, writer);
        members = new GeneratedMembers(kernel.Name, kernel.Parameters, kernel.Results, kernel.Options);
        code = LowerForGpu.Run(body, WgslLanguage.Instance, needed: []);
        code = code with { Functions = [.. code.Functions.Select(WgslRounding.Run)] };
        functions = new GpuNames(kernel, code, WgslLanguage.Instance);
        names = new WgslExpressionWriter([.. WgslLanguage.Instance.Taken, functions.Body, functions.Map]);
        var buffers = Buffers.Select(static buffer => buffer.Name).ToList();
        var shared = GpuTables.ParametersOf(kernel).ToDictionary(static table => table, table => (names.Name(table), $"i32(arrayLength(&{names.Name(table)}))"));
        var constants = GpuTables.ConstantsOf(code, functions, WgslLanguage.Instance, buffers);
        foreach (var (_, name) in constants)
            names.Allocate(name);
        tables = new GpuTables(constants, [], shared);
    }

    private IEnumerable<KernelParameter> Uniforms => kernel.Parameters.Where(static parameter => parameter.IsUniform && !parameter.IsTable);

    /// <summary>The buffers in the order of their bindings.</summary>
    private IEnumerable<StorageBuffer> Buffers =>
    [
        .. kernel.Parameters.Where(static parameter => !parameter.IsUniform || parameter.IsTable)
            .Select(parameter => new StorageBuffer(names.Name(parameter.Name), parameter.Type, parameter, false)),
        .. kernel.Results.Select((result, i) => new StorageBuffer(names.Name(members.Destinations[i]), result.Type, null, true)),
    ];

    public void Write()
    {
        var buffers = Buffers.ToList();
        var uniforms = Uniforms.ToDictionary(static parameter => parameter.Name, parameter => names.Name(parameter.Name));
        var (numbers, count) = (names.Allocate("numbers"), names.Allocate("count"));
        writer.Line();
        WriteDocumentation(buffers, uniforms, count);
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.Line($"{kernel.Accessibility} const string {TypeNames.Identifier(members.Text(WgslTarget.Shader, kernel.Container).Name)} = \"\"\"");
        writer.Indented(() =>
        {
            WriteBindings(buffers, uniforms, numbers, count);
            WriteFunctions();
            WriteMap(buffers, parameter => $"{numbers}.{uniforms[parameter.Name]}", $"{numbers}.{count}");
            writer.Line("\"\"\";");
        });
    }

    private void WriteBindings(IReadOnlyList<StorageBuffer> buffers, IReadOnlyDictionary<string, string> uniforms, string numbers, string count)
    {
        writer.Open($"struct {Numbers}");
        writer.Line($"{count}: u32,");
        foreach (var parameter in Uniforms)
            writer.Line($"{uniforms[parameter.Name]}: {WgslLanguage.Types[parameter.Type].Name},");
        writer.Close();
        writer.Line();
        for (var i = 0; i < buffers.Count; i++)
            WriteBinding(i, $"var<storage, {(buffers[i].IsOutput ? "read_write" : "read")}> {buffers[i].Name}: array<{WgslLanguage.Types[buffers[i].Type].Name}>");
        WriteBinding(buffers.Count, $"var<uniform> {numbers}: {Numbers}");
        writer.Line();

        void WriteBinding(int binding, string variable) => writer.Unbroken($"@group(0) @binding({Literals.Digits(binding)}) {variable};");
    }

    /// <summary>The kernel's function behind those that it calls.</summary>
    private void WriteFunctions()
    {
        var needsFloatOf = false;
        foreach (var (table, name) in tables.Constants)
            WriteTable(table, name);
        foreach (var function in code.Functions)
            WriteFunction(function, function.Key, []);
        WriteFunction(code.Body, functions.Body, kernel.ReturnsTuple ? [.. kernel.Results.Select(GpuNames.Result)] : []);
        if (!needsFloatOf)
            return;

        writer.Line("// A number whose bits the compiler of WGSL does not take as a constant.");
        writer.Open($"fn {WgslNames.FloatOf}(bits: u32) -> f32");
        writer.Line("return bitcast<f32>(bits);");
        writer.Close();
        writer.Line();

        void WriteFunction(Function function, string name, IReadOnlyList<string> results)
        {
            var expressions = new WgslExpressionWriter(WgslLanguage.Instance.Taken, tables);
            GpuFunctionWriter.Write(function, name, results, expressions, WgslLanguage.Instance.Taken, writer);
            writer.Line();
            needsFloatOf |= expressions.NeedsFloatOf;
        }
    }

    private void WriteTable(Table table, string name)
    {
        var numbers = table.Bits!.Value;
        writer.Line($"const {name} = array<{WgslLanguage.Types[table.Type].Name}, {Literals.Digits(numbers.Count)}>(");
        writer.Indented(() => NumberList.Write(writer, numbers.Select(bits => WgslExpressionWriter.ConstantNumber(Constant.Of(table.Type, bits)))));
        writer.Line(");");
        writer.Line();
    }

    private void WriteMap(
        IReadOnlyList<StorageBuffer> buffers, System.Func<KernelParameter, string> uniform, string count)
    {
        var (id, groups, i) = (names.Allocate("id"), names.Allocate("groups"), names.Allocate("i"));
        var size = $"{Literals.Digits(GroupSize)}u";
        var outputs = buffers.Where(static buffer => buffer.IsOutput).ToList();
        writer.Line($"@compute @workgroup_size({Literals.Digits(GroupSize)})");
        writer.Line($"fn {functions.Map}(@builtin(global_invocation_id) {id}: vec3<u32>, @builtin(num_workgroups) {groups}: vec3<u32>)");
        writer.Open();
        writer.Line("// So any number of workgroups computes all elements.");
        writer.Open($"for (var {i} = {id}.x; {i} < {count}; {i} += {groups}.x * {size})");
        GpuCallWriter.Write(
            kernel,
            functions.Body,
            parameter => parameter.IsTable ? null : parameter.IsUniform ? uniform(parameter) : $"{names.Name(parameter.Name)}[{i}]",
            [.. kernel.Results.Skip(1).Select(result => names.Allocate(GpuNames.Result(result)))],
            (type, name) => names.Declaration(type, name, isFinal: false),
            names.OutArgument,
            (result, value) => $"{outputs[result].Name}[{i}] = {value}",
            writer);
        writer.Close();
        writer.Close();
    }

    private void WriteDocumentation(IReadOnlyList<StorageBuffer> buffers, IReadOnlyDictionary<string, string> uniforms, string count)
    {
        DocumentationWriter.WriteSummary(kernel, writer);
        writer.Line("/// <remarks>");
        writer.Documentation($"A shader of WebGPU, in WGSL. Its entry point is <c>{functions.Map}</c>; in group 0 it has the bindings");
        writer.Line("/// <list type=\"bullet\">");
        for (var i = 0; i < buffers.Count; i++)
        {
            var (name, type, input, isOutput) = buffers[i];
            WriteItem(i, isOutput
                ? $"a storage buffer that receives {Of(kernel.Results[i - buffers.Count + kernel.Results.Count])}: "
                    + $"<c>{name}</c>, one <c>{WgslLanguage.Types[type].Name}</c> for each element, in no other binding."
                : input!.IsTable ? $"a read-only storage buffer: <c>{name}</c>, {Table(input)}."
                : $"a read-only storage buffer: <c>{name}</c>, one <c>{WgslLanguage.Types[type].Name}</c> for each element.");
        }

        var fields = Uniforms.Select((parameter, i) =>
            $", <c>{uniforms[parameter.Name]}</c> as <c>{WgslLanguage.Types[parameter.Type].Name}</c> at byte {Literals.Digits(4 * (i + 1))}").ToList();
        WriteItem(
            buffers.Count,
            $"a uniform buffer of {Literals.Digits(4 * (fields.Count + 1))} bytes: "
            + $"<c>{count}</c>, the number of elements, as <c>u32</c> at byte 0{string.Concat(fields)}.");
        writer.Line("/// </list>");
        writer.Documentation(
            $"A workgroup is {Literals.Digits(GroupSize)} invocations, and each takes one element after another, "
                + "so that any number of workgroups computes all. "
            + $"One for each {Literals.Digits(ElementsOfAGroup)} elements suits, and at most {Literals.Digits(MostGroups)}.");
        if (kernel.TakesNearest)
            writer.Documentation("An index that is out of a table's range means the nearest number.");
        if (buffers.Count > SureBuffers)
            writer.Documentation($"Every device has {Literals.Digits(SureBuffers)} storage buffers: "
                + $"ask for <c>maxStorageBuffersPerShaderStage</c> of {Literals.Digits(buffers.Count)}.");
        writer.Line("/// </remarks>");

        void WriteItem(int binding, string what) => writer.Documentation($"<item><description>{Literals.Digits(binding)}: {what}</description></item>");

        static string Table(KernelParameter table) =>
            $"as many <c>{WgslLanguage.Types[table.Type].Name}</c> as its binding has"
            + $"{(table.LeastLength > 0 ? $", {Literals.Digits(table.LeastLength)} or more" : "")}, which every element may look up";

        static string Of(KernelResult result) => result.Name is { } name ? $"<c>{name}</c> of each result" : "the results";
    }

    /// <summary>A storage buffer.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Type">The type of its numbers.</param>
    /// <param name="Input">The parameter that is read; null of results.</param>
    /// <param name="IsOutput">Results are written to it.</param>
    private sealed record StorageBuffer(string Name, ScalarType Type, KernelParameter? Input, bool IsOutput);
}
