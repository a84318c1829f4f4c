using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Emit.Members;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>
/// Writes the struct of a shader: its fields, the thread in C#, and the descriptor with the HLSL, which ComputeSharp's own
/// generator would write if it could see the struct.
/// </summary>
internal sealed class ShaderStructWriter
{
    private readonly ShaderKernel shader;
    private readonly KernelModel kernel;
    private readonly TypeNames types;
    private readonly SourceWriter writer;
    private readonly string name;
    private readonly ShaderLanguage language;

    /// <summary>What writes the thread in C#: it knows the names of the fields.</summary>
    private readonly GpuExpressionWriter expressions;

    public ShaderStructWriter(ShaderKernel shader, KernelModel kernel, TypeNames types, SourceWriter writer)
    {
        (this.shader, this.kernel, this.types, this.writer) = (shader, kernel, types, writer);
        name = TypeNames.Identifier(shader.Name);
        language = new ShaderCSharp(types);
        expressions = language.Expressions([.. shader.Members]);
        foreach (var one in shader.Fields)
            expressions.Name(one.Name);
    }

    private string Descriptor => $"{types["IComputeShaderDescriptor"]}<{name}>";

    public void Write()
    {
        writer.Line();
        writer.Documentation($"<summary>{shader.Summary}</summary>");
        GeneratedCodeAttributes.Write(kernel, writer, types);
        writer.Line($"[{types["ThreadGroupSize"]}({types["DefaultThreadGroupSizes"]}.X)]");
        if (shader.UsesDouble)
            writer.Line($"[{types["RequiresDoublePrecisionSupport"]}]");
        writer.Open($"{kernel.Accessibility} readonly partial struct {name} : {types["IComputeShader"]}, {Descriptor}");
        WriteFields();
        WriteThread();
        WriteDescriptor();
        writer.Close();
    }

    private void WriteFields()
    {
        foreach (var one in shader.Fields)
            writer.Line($"private readonly {TypeOf(one)} {Identifier(one)};");
        writer.Line();
        writer.Line("/// <summary>Creates the shader from what it reads and writes.</summary>");
        var parameters = shader.Fields.Where(static one => one.LengthOf is null).Select(one => $"{TypeOf(one)} {Identifier(one)}");
        writer.OpenBroken($"public {name}({string.Join(", ", parameters)})");
        foreach (var one in shader.Fields)
            writer.Line($"this.{Identifier(one)} = {(one.LengthOf is null ? Identifier(one) : $"{expressions.Name(one.LengthOf)}.Length")};");
        writer.Close();
    }

    private void WriteThread()
    {
        writer.Line();
        writer.Line("/// <summary>What one thread does.</summary>");
        writer.Open("public void Execute()");
        shader.WriteThread(language, expressions, writer);
        writer.Close();
        if (shader.WriteHelpers is not null)
        {
            writer.Line();
            shader.WriteHelpers(language, expressions, writer);
        }

        foreach (var (function, functionName, results) in shader.Functions)
        {
            writer.Line();
            GpuFunctionWriter.Write(function, functionName, results, language.Expressions(shader.TablesWith(expressions.Name)), language.Taken, writer);
        }
    }

    private void WriteDescriptor()
    {
        var (places, size) = shader.Constants();
        writer.Line();
        writer.Line($"static int {Descriptor}.ThreadsX => 64;");
        writer.Line();
        writer.Line($"static int {Descriptor}.ThreadsY => 1;");
        writer.Line();
        writer.Line($"static int {Descriptor}.ThreadsZ => 1;");
        writer.Line();
        writer.Line($"static int {Descriptor}.ConstantBufferSize => {Literals.Digits(size)};");
        writer.Line();
        writer.Line($"static bool {Descriptor}.IsStaticSamplerRequired => false;");
        writer.Line();
        writer.Line($"static global::System.ReadOnlyMemory<{types["ResourceDescriptorRange"]}>");
        writer.Indented($"{Descriptor}.ResourceDescriptorRanges => new {types["ResourceDescriptorRange"]}[]");
        writer.Line("{");
        writer.Indented(() =>
        {
            foreach (var buffer in shader.Buffers)
            {
                var view = buffer.Kind == ShaderFieldKind.ReadOnlyBuffer ? "ShaderResourceView" : "UnorderedAccessView";
                writer.Line($"new({types["ResourceDescriptorRangeType"]}.{view}, {Literals.Digits(shader.RegisterOf(buffer))}),");
            }
        });
        writer.Line("};");
        writer.Line();
        writer.Line($"static string {Descriptor}.HlslSource => Source;");
        writer.Line();
        writer.Line($"static global::System.ReadOnlyMemory<byte> {Descriptor}.HlslBytecode => {types["ShaderCompiler"]}.Compile(Source);");
        writer.Line();
        writer.Open($"static void {Descriptor}.LoadConstantBuffer<TLoader>(in {name} shader, ref TLoader loader, int x, int y, int z)");
        writer.Line($"{types["Span"]}<byte> constants = stackalloc byte[{Literals.Digits(size)}];");
        var fields = places.Select(place => ($"shader.{Identifier(place.Field)}", place.Offset));
        foreach (var (value, offset) in new[] { ("x", 0), ("y", 4), ("z", 8) }.Concat(fields))
            writer.Line($"{types["MemoryMarshal"]}.Write(constants.Slice({Literals.Digits(offset)}), in {value});");
        writer.Line("loader.LoadConstantBuffer(constants);");
        writer.Close();
        writer.Line();
        writer.Open($"static void {Descriptor}.LoadGraphicsResources<TLoader>(in {name} shader, ref TLoader loader)");
        var index = 0;
        foreach (var buffer in shader.Buffers)
            writer.Line($"loader.LoadGraphicsResource(shader.{Identifier(buffer)}, {Literals.Digits(index++)});");
        writer.Close();
        writer.Line();
        WriteSource();
    }

    private void WriteSource()
    {
        writer.Line("private const string Source = \"\"\"");
        writer.Indented(() =>
        {
            WriteHlsl();
            writer.Line("\"\"\";");
        });
    }

    private void WriteHlsl()
    {
        var hlsl = HlslLanguage.Instance;
        var names = hlsl.Expressions([.. shader.Members]);
        writer.Line("cbuffer _ : register(b0)");
        writer.Line("{");
        writer.Indented(() =>
        {
            foreach (var size in "xyz")
                writer.Line($"uint __{size};");
            foreach (var (number, _) in shader.Constants().Places)
                writer.Line($"{ShaderLanguage.Types[number.Type].Name} {names.Name(number.Name)};");
        });
        writer.Line("}");
        foreach (var buffer in shader.Buffers)
        {
            var (type, register) = buffer.Kind == ShaderFieldKind.ReadOnlyBuffer ? ("StructuredBuffer", 't') : ("RWStructuredBuffer", 'u');
            writer.Line();
            var element = ShaderLanguage.Types[buffer.Type].Name;
            writer.Line($"{type}<{element}> {names.Name(buffer.Name)} : register({register}{Literals.Digits(shader.RegisterOf(buffer))});");
        }

        foreach (var (function, functionName, results) in shader.Functions)
        {
            writer.Line();
            GpuFunctionWriter.Write(function, functionName, results, hlsl.Expressions(shader.TablesWith(names.Name)), hlsl.Taken, writer);
        }

        if (shader.WriteHelpers is not null)
        {
            writer.Line();
            shader.WriteHelpers(hlsl, names, writer);
        }

        writer.Line();
        writer.Line("[numthreads(64, 1, 1)]");
        writer.Line("void Execute(uint3 ThreadIds : SV_DispatchThreadID)");
        writer.Line("{");
        writer.Indented(() =>
        {
            writer.Line("if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)");
            writer.Line("{");
            writer.Indented(() => shader.WriteThread(hlsl, names, writer));
            writer.Line("}");
        });
        writer.Line("}");
    }

    private string TypeOf(ShaderField one) => one.Kind == ShaderFieldKind.Scalar
        ? one.Type.Code
        : $"{types[one.Kind.ToString()]}<{one.Type.Code}>";

    private string Identifier(ShaderField one) => expressions.Name(one.Name);
}
