using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>A buffer among a kernel's arguments: the memory, and where its first element is.</summary>
internal sealed record OpenCLBuffer(string Name, string Start)
{
    public string At(string index) => $"{Name}[{Place(index)}]";

    /// <summary>The value of an element.</summary>
    public string Load(ElementType element, string index) => element.Load(Name, Place(index));

    /// <summary>The statement that stores a value.</summary>
    public string Store(ElementType element, string index, string value) => element.Store(Name, Place(index), value);

    private string Place(string index) => $"{Start} + {index}";
}

/// <summary>The arguments of one OpenCL kernel, and the call of the kernel's function with them.</summary>
internal sealed class OpenCLArguments
{
    private readonly string function;
    private readonly NameAllocator names;
    private readonly List<string> declarations = [];

    /// <summary>What the function is given for uniform parameters.</summary>
    private readonly Dictionary<string, string> uniforms = [];
    private readonly Dictionary<string, OpenCLBuffer> inputs = [];
    private readonly Dictionary<string, string> loaded = [];
    private IReadOnlyList<string>? outs;

    /// <param name="function">The kernel's function, which no argument may hide.</param>
    public OpenCLArguments(KernelModel kernel, string function)
    {
        (Kernel, this.function) = (kernel, function);
        names = new NameAllocator(OpenCLLanguage.Instance.Taken.Append(function));
        foreach (var parameter in kernel.Parameters)
        {
            if (parameter.IsTable)
            {
                uniforms.Add(parameter.Name, Table(parameter));
            }
            else if (parameter.IsUniform)
            {
                var value = Allocate(parameter.Name);
                uniforms.Add(parameter.Name, parameter.Element.FromArgument(value));
                declarations.Add($"{parameter.Element.ArgumentType()} {value}");
            }
            else
            {
                inputs.Add(parameter.Name, Buffer($"const {parameter.Element.MemoryType()}", parameter.Name));
            }
        }
    }

    public KernelModel Kernel { get; }

    public string Allocate(string preferred) => names.Allocate(OpenCLLanguage.Instance.Spell(preferred));

    /// <summary>Adds a buffer that is written.</summary>
    public OpenCLBuffer Output(ElementType element, string name) => Buffer(element.MemoryType(), name);

    /// <summary>Adds a table with its length, and gives both as arguments of the function.</summary>
    private string Table(KernelParameter parameter)
    {
        var table = Buffer($"const {parameter.Element.MemoryType()}", parameter.Name);
        var length = Allocate($"{table.Name}Length");
        declarations[declarations.Count - 1] += $", int {length}";
        return $"{table.Name} + {table.Start}, {length}";
    }

    private OpenCLBuffer Buffer(string type, string preferred)
    {
        var name = Allocate(preferred);
        var buffer = new OpenCLBuffer(name, Allocate($"{name}Start"));
        declarations.Add($"__global {type}* {buffer.Name}, ulong {buffer.Start}");
        return buffer;
    }

    /// <param name="last">What stands behind the arguments so far.</param>
    public void WriteHeader(string header, IReadOnlyList<string> last, SourceWriter writer)
    {
        writer.Line($"{header}(");
        writer.Indented(() =>
        {
            var all = declarations.Concat(last).ToList();
            for (var i = 0; i < all.Count; i++)
                writer.Line(all[i] + (i == all.Count - 1 ? ")" : ","));
        });
    }

    /// <summary>An element of an input.</summary>
    public string Element(KernelParameter parameter, string index) => inputs[parameter.Name].Load(parameter.Element, index);

    /// <summary>What an input's elements are loaded into: an array, which <see cref="WriteLoaded"/> declares.</summary>
    public string Loaded(KernelParameter parameter)
    {
        if (!loaded.TryGetValue(parameter.Name, out var name))
            loaded.Add(parameter.Name, name = Allocate($"{inputs[parameter.Name].Name}Values"));
        return name;
    }

    /// <summary>Declares the array of each input.</summary>
    /// <param name="sizes">Its sizes, in brackets.</param>
    /// <param name="writer">Where to write.</param>
    public void WriteLoaded(Func<KernelParameter, string> sizes, SourceWriter writer)
    {
        foreach (var parameter in Kernel.Varying)
            writer.Line($"{OpenCLLanguage.Types[parameter.Type].Name} {Loaded(parameter)}{sizes(parameter)};");
    }

    /// <summary>Writes the call of the function on one element, and what is done with each result.</summary>
    /// <param name="valueOf">An input's value.</param>
    /// <param name="take">The statement that takes a result; null where nobody wants it.</param>
    /// <param name="writer">Where to write.</param>
    public void WriteCall(Func<KernelParameter, string> valueOf, Func<int, string, string?> take, SourceWriter writer) => GpuCallWriter.Write(
        Kernel,
        function,
        parameter => parameter.IsUniform ? uniforms[parameter.Name] : valueOf(parameter),
        outs ??= [.. Kernel.Results.Skip(1).Select(result => Allocate(GpuNames.Result(result)))],
        static (type, name) => $"{OpenCLLanguage.Types[type].Name} {name}",
        static result => $"&{result}",
        take,
        writer);
}
