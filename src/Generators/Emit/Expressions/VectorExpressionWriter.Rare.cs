using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Expressions;

/// <summary>Branches that methods of their own compute. Masks are handed to those and back as vectors of the kernel's elements.</summary>
internal sealed partial class VectorExpressionWriter
{
    public void Declare(string name, RareBranch branch)
    {
        states.Add(name, branch.Results);
        foreach (var result in branch.Results.Where(static result => result.Type == ScalarType.Bool))
            maskElements[result.Name] = Element(kernel.ResultType);
    }

    public string WriteTest(RareBranch branch) => TestAny(branch.Condition, branch.WhenTrue);

    public string WriteThrows(Expr condition) => condition switch
    {
        _ when IsOfUniforms(condition) => new CSharpExpressionWriter(types, kernel, tables).Write(condition), // for all lanes alike
        Unary { Operator: UnaryOperator.Not } not => TestAny(not.Operand, holds: false),
        _ => TestAny(condition, holds: true),
    };

    private bool IsOfUniforms(Expr condition) =>
        condition is Compare or Classify or Unary && Function.NodesOf(condition)
            .All(node => node is Constant or Compare or Classify or Unary || (node is Parameter parameter && IsUniform(parameter)));

    public string WriteCall(RareBranch branch)
    {
        var results = branch.Results.Select(static result => TypeNames.Identifier(result.Name)).ToList();
        var arguments = branch.Arguments.Zip(branch.Body.Parameters, Argument).Concat(results);
        return $"{Tuple(results)} = {branch.Method}({string.Join(", ", arguments)})";
    }

    private string Argument(Expr argument, Parameter parameter) =>
        IsUniform(parameter) ? TypeNames.Identifier(parameter.Name)
        : argument.Type == ScalarType.Bool ? PrintMask(argument, Element(kernel.ResultType)).Text
        : Print(argument).Text;

    /// <summary>The header of a branch's method; what is written behind it knows the parameters.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="changes">The method changes the usual values where they are; else it returns the changed ones.</param>
    public string WriteHeader(RareBranch branch, bool changes)
    {
        foreach (var parameter in branch.Body.Parameters.Where(static parameter => parameter.Type == ScalarType.Bool))
            maskElements[parameter.Name] = Element(kernel.ResultType);
        var parameters = branch.Body.Parameters.Select(Declared);
        var result = changes ? "void" : Tuple([.. branch.Results.Select(result => TypeOf(result.Type))]);
        return $"private static {result} {branch.Method}({string.Join(", ", parameters)})";

        string Declared(Parameter parameter, int index)
        {
            var type = Uniform(parameter) is { } uniform ? uniform.Element.Code : TypeOf(parameter.Type);
            return $"{(changes && index >= branch.Arguments.Count ? "ref " : "")}{type} {TypeNames.Identifier(parameter.Name)}";
        }
    }

    /// <summary>The statements of the method that returns the values which the other one has changed.</summary>
    public static IEnumerable<string> WriteCopies(RareBranch branch)
    {
        var names = branch.Body.Parameters.Select(static parameter => TypeNames.Identifier(parameter.Name)).ToList();
        var usual = names.Skip(branch.Arguments.Count).ToList();
        var arguments = names.Take(branch.Arguments.Count).Concat(usual.Select(static name => $"ref {name}"));
        return [$"{branch.Method}({string.Join(", ", arguments)})", $"return {Tuple(usual)}"];
    }

    private static string Tuple(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : $"({string.Join(", ", items)})";

    /// <summary>The statements that change the usual values. Each of those is read by its own alone.</summary>
    public IEnumerable<string> WriteResults(RareBranch branch) => branch.Body.Result.Operands.Zip(
        branch.Body.Parameters.Skip(branch.Arguments.Count),
        (result, usual) => $"{TypeNames.Identifier(usual.Name)} = "
            + $"{(result.Type == ScalarType.Bool ? PrintMask(result, Element(kernel.ResultType)).Text : Print(result).Text)}");

    private string TypeOf(ScalarType type) => type == ScalarType.Bool ? VectorOf(kernel.ResultType) : VectorOf(type);
}
