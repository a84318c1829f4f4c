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

    public string WriteCall(RareBranch branch)
    {
        var usual = branch.Results.Where((_, i) => branch.Usual[i] is not Constant);
        var arguments = branch.Arguments.Concat(usual).Zip(branch.Body.Parameters, Argument);
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
        var results = branch.Results.Select(result => TypeOf(result.Type)).ToList();
        var parameters = branch.Body.Parameters.Select(parameter =>
            $"{(IsUniform(parameter) ? parameter.Type.Keyword() : TypeOf(parameter.Type))} {TypeNames.Identifier(parameter.Name)}");
        return $"private static {(results.Count == 1 ? results[0] : $"({string.Join(", ", results)})")} {branch.Method}({string.Join(", ", parameters)})";
    }

    /// <summary>What the method returns.</summary>
    public string WriteResults(RareBranch branch)
    {
        var results = branch.Body.Result.Operands.Select(result => result.Type == ScalarType.Bool ? PrintMask(result, Element(kernel.ElementType)).Text : Print(result).Text).ToList();
        return results.Count == 1 ? results[0] : $"({string.Join(", ", results)})";
    }

    private string TypeOf(ScalarType type) => type == ScalarType.Bool ? VectorOf(kernel.ElementType) : VectorOf(type);
}
