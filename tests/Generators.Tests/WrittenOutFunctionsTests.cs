using System.Reflection;
using Kernels.Generators.Expressions;
using Kernels.Generators.Targets;
using Kernels.Generators.Targets.Functions;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>
/// The functions for GPUs are scalar C#, which is compiled into these tests, and the generator has them as text. That the text is made
/// of the C# of today is a test of the site.
/// </summary>
public class WrittenOutFunctionsTests
{
    private const int Length = 2000;

    /// <summary>Both sides call other functions of the table, which they need not round alike.</summary>
    private const double MostUlps = 4;

    private static readonly (Type Source, (string Name, ScalarType Type, string Text)[] Texts)[] Tables =
        [(typeof(FloatFunctions), FunctionTexts.FloatFunctions), (typeof(SharedFunctions), FunctionTexts.SharedFunctions)];

    public static TheoryData<string, string, string> Functions
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (source, texts) in Tables)
            {
                foreach (var (name, type, _) in texts)
                    data.Add(source.Name, name, type.Keyword);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_text_computes_what_its_method_does(string table, string name, string keyword)
    {
        var (source, texts) = Tables.Single(one => one.Source.Name == table);
        var type = ScalarType.Numbers.Single(type => type.Keyword == keyword);
        var function = new FunctionTable(texts).Find(name, type)!;
        var method = source.GetMethod(name, [.. function.Parameters.Select(parameter => TypeOf(parameter.Type))])!;
        var isExact = function.Nodes().OfType<MathCall>().All(static call => call.Function.IsExact || call.Function.Name == "Sqrt");

        var inputs = function.Parameters.Select((parameter, i) => Inputs.For(TypeOf(parameter.Type), Length, seed: i + 1)).ToList();
        for (var i = 0; i < Length; i++)
        {
            object[] arguments = [.. inputs.Select(input => input.GetValue(i)!)];
            var expected = method.Invoke(null, arguments)!;
            var actual = ValueOf(function.Result.Type, FunctionInterpreter.Run(function, [], [.. arguments.Select(BitsOf)])[0]);

            var ulps = Ulps.Between(expected, actual);
            Assert.True(ulps <= (isExact ? 0 : MostUlps) || IsOfCancelledTerms(),
                $"{name}({string.Join(", ", arguments)}) is {expected}, and its text gives {actual}.");

            // The slopes of sinc have zeros, at which terms of the size of 1 / x² cancel, and the gamma functions below 0 are differences with
            // functions that have poles.
            bool IsOfCancelledTerms()
            {
                var (x, exact) = (ToDouble(arguments[0]), ToDouble(expected));
                var size = name switch
                {
                    "SincSlope" or "SincCurvature" => 1 / (x * x),
                    "LogGamma" or "Digamma" or "Trigamma" when x < 0 => 8 + 4 * Math.Abs(exact),
                    _ => 0,
                };
                return Math.Abs(exact - ToDouble(actual)) <= MostUlps * size * (type == ScalarType.Single ? 1.2e-7 : 2.3e-16);
            }

            static double ToDouble(object number) => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What stands in a class of C# and not in its table would be written into no shader.</summary>
    [Fact]
    public void Every_public_method_has_a_text() => Assert.All(Tables, static table => Assert.Equal(
        table.Source.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(static method => $"{method.Name} of {method.GetParameters()[0].ParameterType}")
            .Order(StringComparer.Ordinal),
        table.Texts.Select(static text => $"{text.Name} of {TypeOf(text.Type)}").Order(StringComparer.Ordinal)));

    /// <summary>Nobody would ask for a function of another name.</summary>
    [Fact]
    public void Every_text_is_of_a_function_or_a_predicate_of_the_tables() => Assert.All(Tables, static table => Assert.All(table.Texts, text =>
    {
        var arity = Predicate.Find(text.Name) is null ? MathFunctions.Get(text.Name).Arity : 1;
        Assert.Equal(Enumerable.Repeat(text.Type, arity),
            new FunctionTable(table.Texts).Find(text.Name, text.Type)!.Parameters.Select(static parameter => parameter.Type));
    }));

    [Fact]
    public void A_parameter_is_called_as_in_the_method() => Assert.All(Tables, static table => Assert.All(table.Texts, text =>
    {
        var function = new FunctionTable(table.Texts).Find(text.Name, text.Type)!;
        var method = table.Source.GetMethod(text.Name, [.. function.Parameters.Select(static parameter => TypeOf(parameter.Type))])!;
        Assert.Equal(method.GetParameters().Select(static parameter => parameter.Name), function.Parameters.Select(static parameter => parameter.Name));
    }));

    [Fact]
    public void A_text_is_read_once()
    {
        var table = new FunctionTable(FunctionTexts.FloatFunctions);

        Assert.Same(table.Find("Exp", ScalarType.Single), table.Find("Exp", ScalarType.Single));
        Assert.Null(table.Find("Exp", ScalarType.Double));
    }

    [Fact]
    public void A_text_that_is_not_understood_is_named()
    {
        var table = new FunctionTable([("Exp", ScalarType.Single, "of no version")]);

        Assert.Equal("The text of Exp is not understood.", Assert.Throws<NotSupportedException>(() => table.Find("Exp", ScalarType.Single)).Message);
    }

    [Fact]
    public void A_function_within_itself_is_the_languages_own()
    {
        var x = new Parameter(ScalarType.Single, "x");
        var calls = new Function("F", [x], [], MathFunctions.Call("Sin", x));

        var code = LowerForGpu.Run(calls, new TableLanguage(GpuFunctions.OfFloats, GpuFunctions.Shared), needed: []);

        var sine = Assert.Single(code.Functions);
        Assert.Equal("Sin", sine.Key);
        Assert.Contains(sine.Nodes().OfType<FunctionCall>(), static call => call is { Name: "sin", IsIntrinsic: true });
    }

    [Fact]
    public void A_function_that_is_nothing_but_itself_is_named()
    {
        var x = new Parameter(ScalarType.Single, "x");
        var asks = new Function("F", [x], [], new Classify("IsNaN", x));
        var language = new TableLanguage(new FunctionTable([("IsNaN", ScalarType.Single, "2 'IsNaN' (fn (float:x) (IsNaN x))")]));

        Assert.StartsWith("IsNaN is written out by itself",
            Assert.Throws<NotSupportedException>(() => LowerForGpu.Run(asks, language, needed: [])).Message, StringComparison.Ordinal);
    }

    private static Type TypeOf(ScalarType type) => type == ScalarType.Single ? typeof(float) : typeof(double);

    private static long BitsOf(object value) => value is float single ? BitConverter.SingleToInt32Bits(single) : BitConverter.DoubleToInt64Bits((double)value);

    private static object ValueOf(ScalarType type, long bits) => type switch
    {
        { IsBool: true } => bits != 0,
        { Bits: 32 } => BitConverter.Int32BitsToSingle((int)bits),
        _ => BitConverter.Int64BitsToDouble(bits),
    };

    /// <summary>A language that has no elementary functions worth calling.</summary>
    private sealed class TableLanguage(params FunctionTable[] tables) : TargetLanguage("a language", [], tables)
    {
        public override bool SignedWraps => true;

        public override bool CountsWrap => true;

        public override string? Spelling(MathFunction function) => function.Name == "Abs" ? "abs" : null;

        public override string? Limit(Expr node) => null;
    }
}
