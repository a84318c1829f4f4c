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
            maskElements[result.Name] = Element(kernel.ElementType);
    }

    public string WriteTest(RareBranch branch) => TestAny(branch.Condition, branch.WhenTrue);

    public string WriteCall(RareBranch branch, IEnumerable<string> changed)
    {
        var arguments = branch.Arguments.Zip(branch.Body.Parameters, Argument).Concat(changed.Select(static name => $"ref {name}"));
        return $"{branch.Method}({string.Join(", ", arguments)})";
    }

    private string Argument(Expr argument, Parameter parameter) =>
        IsUniform(parameter) ? TypeNames.Identifier(parameter.Name)
        : argument.Type == ScalarType.Bool ? PrintMask(argument, Element(kernel.ElementType)).Text
        : Print(argument).Text;

    /// <summary>The header of a branch's method; what is written behind it knows the parameters.</summary>
    public string WriteHeader(RareBranch branch)
    {
        foreach (var parameter in branch.Body.Parameters.Where(static parameter => parameter.Type == ScalarType.Bool))
            maskElements[parameter.Name] = Element(kernel.ElementType);
        var parameters = branch.Body.Parameters.Select((parameter, i) =>
            $"{(i < branch.Arguments.Count ? "" : "ref ")}{(IsUniform(parameter) ? parameter.Type.Keyword() : TypeOf(parameter.Type))} {TypeNames.Identifier(parameter.Name)}");
        return $"private static void {branch.Method}({string.Join(", ", parameters)})";
    }

    /// <summary>The statements that change the usual values. Each of those is read by its own alone.</summary>
    public IEnumerable<string> WriteResults(RareBranch branch) => branch.Body.Result.Operands.Zip(
        branch.Body.Parameters.Skip(branch.Arguments.Count),
        (result, usual) => $"{TypeNames.Identifier(usual.Name)} = {(result.Type == ScalarType.Bool ? PrintMask(result, Element(kernel.ElementType)).Text : Print(result).Text)}");

    private string TypeOf(ScalarType type) => type == ScalarType.Bool ? VectorOf(kernel.ElementType) : VectorOf(type);
}
