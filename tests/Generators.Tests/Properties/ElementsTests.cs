using System.Globalization;
using Kernels.Generators.Tests.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Kernels.Generators.Tests.Properties;

/// <summary>Kernels of random elements, which differ in size, give the bits of their scalar method in every form.</summary>
public class ElementsTests(ITestOutputHelper output)
{
    private static readonly string[] Narrow = ["bool", "byte", "sbyte", "short", "ushort", "char", "int", "uint", "float", "Half", "Level"];

    private static readonly string[] Wide = ["bool", "byte", "sbyte", "short", "ushort", "char", "int", "uint", "long", "ulong", "double", "Level"];

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Kernels_of_random_elements_give_the_same_bits(int laneBits)
    {
        var seed = PropertyCheck.Seed() + (ulong)laneBits;
        output.WriteLine($"KERNELS_SEED={PropertyCheck.Seed()}");
        var random = new Random(unchecked((int)seed));
        var kernels = Enumerable.Range(0, 40).Select(number => Kernel(random, laneBits == 32 ? Narrow : Wide, number));
        var run = Generation.Run($$"""
            {{Generation.Usings}}
            public enum Level : short { Low = -300, Mid = 100, High = 30000 }
            {{string.Join("\n", kernels)}}
            """);

        Assert.Empty(run.Diagnostics.Where(static diagnostic => diagnostic.Id is not ("KRN030" or "KRN011")));
        run.AssertCompiles().AssertSameAsScalar();
    }

    private static string Kernel(Random random, string[] types, int number)
    {
        var parameters = Enumerable.Range(0, random.Next(1, 4))
            .Select(i => (Type: i == 0 && types == Wide ? Pick(random, ["long", "ulong", "double"]) : Pick(random, types), Name: $"p{i}")).ToList();
        var result = Pick(random, types);
        var body = $"var t = {Term(3)}; {(result == "bool" ? "" : $"{result} r = {Cast(result, "t")}; {Assignment(result)}")} return {(result == "bool" ? Truth() : "r")};";
        return $"public static partial class K{number.ToString(CultureInfo.InvariantCulture)} {{ [Vectorize] public static {result} F({string.Join(", ", parameters.Select(static p => $"{p.Type} {p.Name}"))}) {{ {body} }} }}";

        string Term(int depth) => depth == 0 ? Leaf() : random.Next(9) switch
        {
            0 => $"({Term(depth - 1)} + {Term(depth - 1)})",
            1 => $"({Term(depth - 1)} - {Term(depth - 1)})",
            2 => $"({Term(depth - 1)} * {Term(depth - 1)})",
            3 => $"({Term(depth - 1)} ^ {Term(depth - 1)})",
            4 => $"({Term(depth - 1)} & {Term(depth - 1)})",
            5 => $"({Term(depth - 1)} << {random.Next(20)})",
            6 => $"({Term(depth - 1)} >> {random.Next(20)})",
            7 => $"({Truth()} ? {Term(depth - 1)} : {Term(depth - 1)})",
            _ => $"unchecked((int){Cast(Pick(random, types.Except(["bool"])), Term(depth - 1))})",
        };

        // A parameter as an int, as C# converts it.
        string Leaf()
        {
            var (type, name) = Pick(random, parameters);
            return random.Next(4) == 0 ? random.Next(-300, 300).ToString(CultureInfo.InvariantCulture)
                : type == "bool" ? $"({name} ? 1 : 0)"
                : $"unchecked((int){name})";
        }

        string Truth()
        {
            var (type, name) = Pick(random, parameters);
            return type == "bool"
                ? name
                : $"({name} {Pick(random, ["<", ">=", "=="])} {Cast(type, random.Next(-100, 100).ToString(CultureInfo.InvariantCulture))})";
        }

        string Assignment(string type) => type is "Level" or "Half" or "float" or "double" ? "" : random.Next(3) switch
        {
            0 => "r++;",
            1 when type == "char" => "r--;",
            1 => $"r {Pick(random, ["+=", "-=", "*=", "^="])} 3;",
            _ => "r <<= 1;",
        };
    }

    private static string Cast(string type, string value) => $"unchecked(({type})({value}))";

    private static T Pick<T>(Random random, IEnumerable<T> from)
    {
        var all = from.ToList();
        return all[random.Next(all.Count)];
    }
}
