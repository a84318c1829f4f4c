using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Reducing;

/// <summary>
/// Writes the kernel as a struct, by which the runtime's loops over a matrix call it: an <c>IMatrixTerm</c>. Its lanes all have the type
/// of the sum; where an input has another type, its bits travel in them.
/// </summary>
internal sealed class MatrixTermWriter
{
    /// <summary>What the simple names of other members mean inside the struct.</summary>
    private static readonly string[] OwnMembers =
    [
        "Inputs", "Vectors", "IsLight", "Sum", "Evaluate",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>What the runtime calls the inputs.</summary>
    private static readonly string[] InputNames = ["first", "second", "third", "fourth"];

    private readonly ReductionCode code;
    private readonly SourceWriter writer;
    private readonly TypeNames types;
    private readonly string total;
    private readonly List<KernelParameter> inputs;
    private readonly List<KernelParameter> uniforms;

    /// <summary>The names of inputs that the kernel does not have.</summary>
    private readonly string[] missing;

    /// <summary>The field of each uniform.</summary>
    private readonly Dictionary<string, string> fields;

    public MatrixTermWriter(ReductionCode code, SourceWriter writer)
    {
        (this.code, this.writer, types, total) = (code, writer, code.Types, code.Plan.TotalType);
        inputs = [.. code.Kernel.Varying];
        uniforms = [.. code.Kernel.Parameters.Where(static parameter => parameter.IsUniform)];
        var names = new NameAllocator([.. OwnMembers, .. inputs.Select(static input => input.Name), code.Kernel.Name]);
        fields = uniforms.ToDictionary(static uniform => uniform.Name, uniform => names.Allocate(uniform.Name));
        missing = [.. InputNames.Skip(inputs.Count).Select(names.Allocate)];
    }

    /// <summary>The struct with the uniforms of a call.</summary>
    public string Value => $"new {code.Term}({string.Join(", ", uniforms.Select(static uniform => Identifier(uniform.Name)))})";

    /// <summary>The inputs of a call.</summary>
    public string Inputs(string matrix, string columns) =>
        $"new {types["MatrixInputs"]}<{total}>({string.Join(", ", inputs.Skip(1).Select(AsTotal).Prepend(columns).Prepend(AsTotal(inputs[0])))})";

    public void Write()
    {
        var constructor = uniforms.Count == 0
            ? ""
            : $"({string.Join(", ", uniforms.Select(uniform => $"{uniform.Element.Code} {Identifier(fields[uniform.Name])}"))})";
        writer.Line();
        writer.Line("// The kernel as the loops over a matrix call it. The JIT compiler compiles them for this struct alone.");
        LineBreaker.WriteHeader(writer, $"private readonly struct {code.Term}{constructor}", $" : {types["IMatrixTerm"]}<{total}>");
        writer.Open();
        writer.Line($"public static int Inputs => {Literals.Digits(inputs.Count)};");
        writer.Line();
        writer.Line($"public static int Vectors => {Literals.Digits(code.Plan.Vectors)};");
        writer.Line();
        writer.Line($"public static bool IsLight => {(code.Plan.Vectors == 4 && code.Kernel.Options.Unroll == 0 ? "true" : "false")};");
        writer.Line();
        WriteMethod(
            total,
            "Sum",
            types["ReadOnlySpan"],
            $"{code.Range()}({Arguments(input => AsInput(input, $"{types["MemoryMarshal"]}.Cast"))})");
        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            InliningAttributes.WriteInlined(writer, types);
            WriteMethod(
                $"{types[width.Type]}<{total}>",
                "Evaluate",
                types[width.Type],
                $"{CallName}({Arguments(input => AsInput(input, $"{types[width.Type]}.As"))})");
        }

        writer.Close();
    }

    private string CallName => OwnMembers.Contains(code.Kernel.Name)
        ? $"global::{code.Kernel.Container.QualifiedName}.{Identifier(code.Kernel.Name)}"
        : code.Signature.CallName;

    private void WriteMethod(string result, string name, string memory, string value)
    {
        var parameters = inputs.Select(static input => Identifier(input.Name)).Concat(missing).Select(input => $"{memory}<{total}> {input}");
        LineBreaker.WriteHeader(writer, $"public {result} {name}({string.Join(", ", parameters)})", " =>");
        writer.Indented(() => LineBreaker.Write(writer, value));
    }

    private string Arguments(System.Func<KernelParameter, string> varying) => string.Join(", ", code.Kernel.Parameters.Select(parameter =>
        parameter.IsUniform ? Identifier(fields[parameter.Name]) : varying(parameter)));

    private string AsTotal(KernelParameter input) =>
        Cast(Identifier(input.Name), $"{types["MemoryMarshal"]}.Cast", input.Type.Code, total);

    private string AsInput(KernelParameter input, string cast) => Cast(Identifier(input.Name), cast, total, input.Type.Code);

    private static string Cast(string value, string cast, string from, string to) => from == to ? value : $"{cast}<{from}, {to}>({value})";

    private static string Identifier(string name) => TypeNames.Identifier(name);
}
