using Kernels.Generators.Bodies;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Tests.Documentation;
using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests.Bodies;

/// <summary>The text in which bodies travel: it reads back to what was written, or not at all.</summary>
public class BodyTextTests
{
    private static readonly Parameter X = new(ScalarType.Single, "x");
    private static readonly Parameter N = new(ScalarType.Int32, "n");
    private static readonly Parameter C = new(ScalarType.Bool, "c");

    public static TheoryData<string> Sources => new(KernelSources.All);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Kernels_of_the_whole_language_read_back_as_they_were_written(string source) =>
        AssertRoundTrip(Models.Of(Generation.Compile(source)));

    [Fact]
    public void Kernels_of_the_snapshots_read_back_as_they_were_written()
    {
        // They stand in raw strings.
        var sources = File.ReadAllText(Repository.PathOf("tests", "Generators.Tests", "GeneratedCodeTests.cs"))
            .Split("\"\"\"").Where(static (_, i) => i % 2 == 1);
        var models = sources.SelectMany(static source => Models.Of(Generation.Compile(Generation.Usings + source)))
            .Where(static model => model.Body is not null).ToList();
        Assert.True(models.Count > 15);
        AssertRoundTrip(models);
    }

    [Fact]
    public void Kernels_of_the_runtime_read_back_as_they_were_written()
    {
        var models = Models.Of(ExampleCompiler.RuntimeOf(RuntimeSources.All));
        Assert.Contains(models, static model => model.Name == "Exp");

        // What calls the runtime's own overloads is in the table of functions, which is what travels.
        AssertRoundTrip(models.Where(static model =>
            !model.Callees.Append(model.Body!).SelectMany(ClosureCheck.NodesOf).Any(static node => node is ExternalCall)));
    }

    [Fact]
    public void Every_constant_reads_back_to_the_same_bits() => Assert.All(
        new[]
        {
            Constant.True, Constant.False,
            Constant.Of(0f), Constant.Of(-0f), Constant.Of(float.NaN), Constant.Of(BitConverter.Int32BitsToSingle(0x7FC00001)),
            Constant.Of(float.MinValue), Constant.Of(float.Epsilon),
            Constant.Of(0d), Constant.Of(-0d), Constant.Of(double.NaN), Constant.Of(double.NegativeInfinity), Constant.Of(double.Epsilon),
            Constant.Of(ScalarType.Int32, int.MinValue), Constant.Of(ScalarType.Int32, -1), Constant.Of(ScalarType.Int32, int.MaxValue),
            Constant.Of(ScalarType.UInt32, uint.MaxValue), Constant.Of(ScalarType.UInt32, 1),
            Constant.Of(ScalarType.Int64, long.MinValue), Constant.Of(ScalarType.Int64, -1), Constant.Of(ScalarType.Int64, uint.MaxValue),
            Constant.Of(ScalarType.UInt64, -1), Constant.Of(ScalarType.UInt64, 1),
        },
        static constant => AssertRoundTrip(Of(constant)));

    public static TheoryData<string> Operators => new(
        Enum.GetNames<UnaryOperator>().Concat(Enum.GetNames<BinaryOperator>()).Concat(Enum.GetNames<CompareOperator>()));

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_operator_reads_back(string name)
    {
        Expr expression =
            Enum.TryParse<UnaryOperator>(name, out var unary) ? new Unary(unary, N)
            : Enum.TryParse<BinaryOperator>(name, out var binary) ? new Binary(binary, N, N)
            : new Compare(Enum.Parse<CompareOperator>(name), X, X);
        AssertRoundTrip(Of(expression));
    }

    [Fact]
    public void Every_function_and_predicate_reads_back()
    {
        foreach (var function in MathFunctions.All)
        {
            var arguments = Enumerable.Repeat<Expr>(X, function.Arity).ToEquatableArray();
            AssertRoundTrip(Of(new MathCall(ScalarType.Single, function, arguments)));
            AssertRoundTrip(Of(new MathCall(ScalarType.Int32, function, arguments)));
        }

        foreach (var predicate in Predicate.All)
            AssertRoundTrip(Of(new Classify(predicate.Name, X)));
    }

    [Fact]
    public void Selects_conversions_casts_and_tuples_read_back()
    {
        var tuple = new TupleExpr([X, N, C, new Live()]);
        AssertRoundTrip(Of(new Select(C, X, Constant.Of(1f))));
        AssertRoundTrip(Of(new Conversion(ScalarType.Int64, N)));
        AssertRoundTrip(Of(new BitCast(ScalarType.UInt32, X)));
        AssertRoundTrip(Of(new Binary(BinaryOperator.And, C, new Live())));
        AssertRoundTrip(Of(tuple));
        AssertRoundTrip(Of(new Item(ScalarType.Int32, tuple, 1)));
    }

    [Fact]
    public void Bindings_keep_both_their_names()
    {
        var (y, z, pair) = (new Variable(ScalarType.Single, "y2"), new Variable(ScalarType.Single, "float"), new Variable(ScalarType.Tuple, "größe"));
        AssertRoundTrip(Of(
            new Item(ScalarType.Single, pair, 0),
            new Binding(y, new Unary(UnaryOperator.Negate, X), "y"),
            new Binding(z, new Binary(BinaryOperator.Add, y, y), null),
            new Binding(pair, new TupleExpr([y, z]), "pair")));
    }

    [Fact]
    public void Calls_loops_and_both_kinds_of_derivatives_read_back()
    {
        var state = new Parameter(ScalarType.Single, "state");
        var iteration = new Function(
            "iteration", [state, N], [],
            new TupleExpr([new Compare(CompareOperator.Less, state, Constant.Of(9f)), new Call(ScalarType.Single, "K.Half(float)", [state], new Live())]));
        var loop = new Variable(ScalarType.Tuple, "loop");
        var body = Of(new Item(ScalarType.Single, loop, 0), new Binding(loop, new Loop([X], [N], new Live(), iteration), null));
        AssertRoundTrip(
            body with { Own = new OwnDerivative("K.HalfDerivative(float)", ["", "x"], true) },
            new Function("K.Half(float)", [X], [], new Binary(BinaryOperator.Multiply, X, Constant.Of(0.5f))),
            new Function("K.HalfDerivative(float)", [X], [], Constant.Of(0f), new DerivativeSpec("K.Half(float)", [new DerivativeElement(["x"])], false, [])));
    }

    [Fact]
    public void What_throws_reads_back_and_nothing_else_has_the_version_of_it()
    {
        var negative = new Variable(ScalarType.Bool, "negative");
        var root = new Function(
            "K.Root(float)", [X], [new Binding(negative, new Compare(CompareOperator.Less, X, Constant.Of(0f)), null)], X,
            Throws: new Binary(BinaryOperator.And, new Live(), negative));
        var call = new Call(ScalarType.Single, root.Key, [X], new Live());
        var caller = Of(new Select(new Thrown(call), Constant.Of(0f), call)) with { Throws = new Thrown(call) };
        AssertRoundTrip(caller, root);
        Assert.StartsWith("3 ", BodyText.Write(caller, [root]), StringComparison.Ordinal);
        Assert.Contains("(throws (& :live negative))", BodyText.Write(root, []), StringComparison.Ordinal);
        Assert.StartsWith("2 ", BodyText.Write(root with { Throws = null }, []), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_derivatives_and_derivatives_along_a_direction()
    {
        var square = new Function("K.Square(float)", [X], [], new Binary(BinaryOperator.Multiply, X, X));
        AssertRoundTrip(
            new Function(
                "K.Hessian(float)", [X], [], new TupleExpr([]),
                new DerivativeSpec(square.Key, [DerivativeElement.Value, new DerivativeElement(["x"]), new DerivativeElement(["x", "x"])], true, [])),
            square);
        AssertRoundTrip(
            new Function(
                "K.Along(float, float)", [X, new Parameter(ScalarType.Single, "dx")], [], new TupleExpr([]),
                new DerivativeSpec(square.Key, [DerivativeElement.Value, new DerivativeElement([], 0)], true, ["x"])),
            square);
    }

    [Theory]
    [InlineData("Outer<T>.Inner.Hash(uint, int)")]
    [InlineData("it's \"100 %\" \\ \n \u2028 odd")]
    [InlineData("Größe.Länge(float)")]
    [InlineData("")]
    public void Any_key_reads_back(string key) => AssertRoundTrip(Of(X) with { Key = key });

    [Fact]
    public void Constants_are_written_in_decimal() => Assert.Equal(
        "2 'F'\n(fn (float:x float:true) (tuple 0.1f -0f 1E+20f 3d 0.1 -1 70000 7u -2L 18446744073709551615UL :true\n    float:7FC00000 int:80000000 true))",
        BodyText.Write(
            new Function("F", [X, new Parameter(ScalarType.Single, "true")], [], new TupleExpr(
            [
                Constant.Of(0.1f), Constant.Of(-0f), Constant.Of(1e20f), Constant.Of(3d), Constant.Of(0.1),
                Constant.Of(ScalarType.Int32, -1), Constant.Of(ScalarType.Int32, 70000),
                Constant.Of(ScalarType.UInt32, 7), Constant.Of(ScalarType.Int64, -2), Constant.Of(ScalarType.UInt64, -1), Constant.True,
                Constant.Of(BitConverter.Int32BitsToSingle(0x7FC00000)), Constant.Of(ScalarType.Int32, int.MinValue), new Parameter(ScalarType.Single, "true"),
            ])),
            []));

    [Fact]
    public void The_constants_of_version_1_are_read() => Assert.Equal(
        new Binary(BinaryOperator.Multiply, X, Constant.Of(0.5f)),
        BodyText.Read("1 'F' (fn (float:x) (* x float:3F000000))")!.Value.Body.Result);

    [Fact]
    public void White_space_of_any_kind_separates()
    {
        // A file that is checked in may come back with other ends of lines.
        var body = Of(new Binary(BinaryOperator.Add, X, X)) with { Key = "F" };
        Assert.Equal(body, BodyText.Read(BodyText.Write(body, [])!.Replace(" ", " \r\n\t ", StringComparison.Ordinal))!.Value.Body);
    }

    [Fact]
    public void Expressions_as_deep_as_the_parser_allows_read_back()
    {
        var model = Assert.Single(Models.Of(Generation.Compile(
            $"{Generation.Usings} static partial class K {{ [Vectorize] static float F(float x) => {string.Concat(Enumerable.Repeat("float.Clamp(", 395))}x{string.Concat(Enumerable.Repeat(", 0f, 1f)", 395))}; }}")));
        Assert.NotNull(model.Body);
        AssertRoundTrip([model]);
    }

    [Fact]
    public void A_body_that_calls_what_another_assembly_may_not_see_is_not_written() =>
        Assert.Null(BodyText.Write(Of(new ExternalCall(ScalarType.Single, "global::K.Hidden", [X], [false])), []));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("99 'F' (fn (float:x) x)")]
    [InlineData("1x 'F' (fn (float:x) x)")]
    [InlineData("1 'F' 'F' (fn (float:x) x) (fn (float:x) x)")]
    [InlineData("1 'F' (fn (float:x) x) x")]
    [InlineData("1 'F' (fn (float:x) x")]
    [InlineData("1 'F (fn (float:x) x)")]
    [InlineData("1 'F%00' (fn (float:x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) x)")]
    [InlineData("1 'F' (fun (float:x) x)")]
    [InlineData("1 'F' (fn (half:x) x)")]
    [InlineData("1 'F' (fn (tuple:x) x)")]
    [InlineData("1 'F' (fn (float:x float:x) x)")]
    [InlineData("1 'F' (fn (float:x) y)")]
    [InlineData("1 'F' (fn (float:x) :dead)")]
    [InlineData("1 'F' (fn (float:x) float:)")]
    [InlineData("1 'F' (fn (float:x) float:1.5)")]
    [InlineData("2 'F' (fn (float:x) 1.5g)")]
    [InlineData("2 'F' (fn (float:x) 1e99f)")]
    [InlineData("2 'F' (fn (float:x) 1//)")]
    [InlineData("2 'F' (fn (float:x) --1f)")]
    [InlineData("2 'F' (fn (float:x) -)")]
    [InlineData("2 'F' (fn (float:x) -2u)")]
    [InlineData("2 'F' (fn (float:x) 5m)")]
    [InlineData("2 'F' (fn (float:x) true)")]
    [InlineData("1 'F' (fn (float:x) float:123456789)")]
    [InlineData("1 'F' (fn (float:x) bool:2)")]
    [InlineData("1 'F' (fn (float:x) (let x;y x) x)")]
    [InlineData("1 'F' (fn (float:x) (let y:1 x) x)")]
    [InlineData("1 'F' (fn (float:x) (let x x) x)")]
    [InlineData("1 'F' (fn (float:x) (Erfinv x))")]
    [InlineData("1 'F' (fn (float:x) (Exp x x))")]
    [InlineData("1 'F' (fn (int:x) (Exp x))")]
    [InlineData("1 'F' (fn (float:x) (+ x))")]
    [InlineData("1 'F' (fn (float:x) (+ x x x))")]
    [InlineData("1 'F' (fn (float:x) (+ x int:1))")]
    [InlineData("1 'F' (fn (float:x) (+:float x x))")]
    [InlineData("1 'F' (fn (float:x) (& x x))")]
    [InlineData("1 'F' (fn (float:x) (** x x))")]
    [InlineData("1 'F' (fn (float:x) (? x x x))")]
    [InlineData("1 'F' (fn (float:x) (? :live x int:1))")]
    [InlineData("1 'F' (fn (float:x) (bits:long x))")]
    [InlineData("1 'F' (fn (float:x) (item:float 0 x))")]
    [InlineData("1 'F' (fn (float:x) (call:float 1 x :live))")]
    [InlineData("1 'F' (fn (float:x) (call:float 0 x :live))")]
    [InlineData("1 'F' (fn (derivative 0 one x) (float:x) x)")]
    [InlineData("1 'F' (fn (float:x) (derivative 0 one x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) (own 1 one x) x) (fn (float:x) (derivative 0 one x) (tuple))")]
    [InlineData("1 'F' (fn (float:x) (derivative 1 one x) x)")]
    [InlineData("1 'F' (fn (float:x) (own 0 two x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) (call:float 1 :live)) (fn (float:x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) (call:int 1 x :live)) (fn (float:x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) (call:float 1 x x)) (fn (float:x) x)")]
    [InlineData("1 'F' 'G' (fn (float:x) (call:float 1 x :live)) (fn (float:x) (call:float 0 x :live))")]
    [InlineData("1 'F' (fn (float:x) (loop 't' (list x) (list) :live (fn () (tuple :live x))))")]
    [InlineData("1 'F' (fn (float:x) (loop 't' (list x) (list) :live (fn (float:y) (tuple :live x))))")]
    [InlineData("1 'F' (fn (float:x) (loop 't' (list x) (list) :live (fn (float:x) x)))")]
    public void What_is_not_wholly_understood_is_not_read(string text) => Assert.Null(BodyText.Read(text));

    [Fact]
    public void A_text_that_is_cut_off_anywhere_is_not_read()
    {
        var text = BodyText.Write(
            Of(new Call(ScalarType.Single, "G", [new Select(C, X, Constant.Of(2f))], new Live())),
            [new Function("G", [X], [new Binding(new Variable(ScalarType.Single, "y"), new Unary(UnaryOperator.Negate, X), "y")], X)])!;
        Assert.NotNull(BodyText.Read(text));
        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Null(BodyText.Read(text[..length])));
    }

    [Fact]
    public void A_text_that_nests_without_end_is_not_read()
    {
        Assert.Null(BodyText.Read($"1 'F' (fn (float:x) {string.Concat(Enumerable.Repeat("(neg ", 100_000))}x{new string(')', 100_000)})"));
        Assert.Null(BodyText.Read(
            $"1 {string.Join(" ", Enumerable.Range(0, 5_000).Select(static i => $"'F{i}'"))} "
            + $"{string.Concat(Enumerable.Range(1, 4_999).Select(static i => $"(fn (float:x) (call:float {i} x :live))"))} (fn (float:x) x)"));
    }

    private static Function Of(Expr result, params Binding[] bindings) => new("K.F(float, int, bool)", [X, N, C], [.. bindings], result);

    private static void AssertRoundTrip(IEnumerable<KernelModel> models) =>
        Assert.All(models, static model => AssertRoundTrip(model.Body!, [.. model.Callees]));

    private static void AssertRoundTrip(Function body, params Function[] callees)
    {
        var text = BodyText.Write(body, [.. callees]);
        Assert.NotNull(text);
        var read = BodyText.Read(text);
        Assert.True(read is not null, text);
        Assert.Equal(WithoutKeys(body), read.Value.Body);
        Assert.Equal([.. callees.Select(WithoutKeys)], read.Value.Callees);
    }

    /// <summary>The mark of a rare branch does not carry its function's key along, which serves diagnostics alone.</summary>
    private static Function WithoutKeys(Function function) => function.Map(static expression => expression.Rewrite(static node => node switch
    {
        Rare rare => rare with { Function = "" },
        Loop loop => loop with { Body = WithoutKeys(loop.Body) },
        _ => node,
    }));
}
