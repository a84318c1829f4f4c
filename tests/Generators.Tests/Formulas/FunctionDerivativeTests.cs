using Kernels.Generators.Expressions;
using Kernels.Generators.Tests.Documentation;
using Xunit;

namespace Kernels.Generators.Tests.Formulas;

public class FunctionDerivativeTests
{
    public static TheoryData<string, string> Functions
    {
        get
        {
            var data = new TheoryData<string, string>();
            // The slope of Digamma has none itself.
            foreach (var function in MathFunctions.All.Where(static function => !function.IsSlope && function.Partials is not null
                && function.Name is not ("Scale" or "Digamma")))
            {
                data.Add(function.Name, "float");
                data.Add(function.Name, "double");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_derivatives_of_each_function_compile(string name, string type)
    {
        var function = MathFunctions.Get(name);
        string[] names = [.. "xyz".Take(function.Arity).Select(static name => $"{name}")];
        var parameters = string.Join(", ", names.Select(parameter => $"{type} {parameter}"));
        var call = $"{function.ScalarMethod(type == "float" ? ScalarType.Single : ScalarType.Double)}({string.Join(", ", names)})";
        var by = function.Arity == 1 ? "" : ", nameof(x)";

        var example = ExampleCompiler.Compile($$"""
            using System;
            using Kernels;

            public static partial class Example
            {
                [Vectorize]
                public static {{type}} F({{parameters}}) => {{call}};

                [Vectorize, DerivativeOf(nameof(F){{by}})]
                public static partial {{type}} First({{parameters}});

                [Vectorize, DerivativeOf(nameof(First){{by}})]
                public static partial {{type}} Second({{parameters}});
            }
            """);

        Assert.Empty(example.Errors);
    }
}
