using Kernels.Generators.Text;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Where a line is broken that is too long.</summary>
public class LongLineTests
{
    private const string Word = "nameOfTwentyLetters_";

    [Fact]
    public void A_line_that_fits_stays_as_it_is() => Check("var x = y + z;", "var x = y + z;");

    [Fact]
    public void A_statement_is_broken_at_operators_before_the_symbol() => Check(
        $"var x = {Word}1 + {Word}2 + {Word}3 + {Word}4 + {Word}5 + {Word}6;",
        $"""
        var x = {Word}1
            + {Word}2
            + {Word}3
            + {Word}4
            + {Word}5
            + {Word}6;
        """);

    [Fact]
    public void A_call_is_broken_at_its_arguments() => Check(
        $"F({Word}, {Word}, \"a, (b\", {Word}, {Word}, {Word}, {Word});",
        $"""
        F(
            {Word},
            {Word},
            "a, (b",
            {Word},
            {Word},
            {Word},
            {Word});
        """);

    [Fact]
    public void What_stands_before_an_operand_in_parentheses_counts() => Check(
        $"var {Word}{Word} = ({Word} * {Word} + {Word} * {Word}) / {Word};",
        $"""
        var {Word}{Word} = ({Word} * {Word}
                + {Word} * {Word})
            / {Word};
        """);

    [Fact]
    public void A_chain_of_calls_fills_its_lines() => Check(
        $"Of(x).And({Word}{Word}).And({Word}{Word}).And({Word}{Word}),",
        $"""
        Of(x).And({Word}{Word}).And({Word}{Word})
            .And({Word}{Word}),
        """);

    [Fact]
    public void The_head_of_a_loop_is_broken_at_its_parts() => Check(
        $"for (; {Word} + {Word} <= {Word}; {Word} += {Word}, {Word} += {Word})",
        $"""
        for (; {Word} + {Word} <= {Word};
             {Word} += {Word}, {Word} += {Word})
        """);

    [Fact]
    public void The_body_and_the_base_types_of_a_declaration_go_below_it()
    {
        Check(
            $"public static string {Word}{Word}{Word} => {Word}({Word}{Word});",
            $"""
            public static string {Word}{Word}{Word} =>
                {Word}({Word}{Word});
            """);
        Check(
            $"public partial struct {Word}{Word} : {Word}{Word}, {Word}{Word}",
            $"""
            public partial struct {Word}{Word}
                : {Word}{Word}, {Word}{Word}
            """);
    }

    [Fact]
    public void A_tuple_before_the_parameters_is_broken_where_it_is_too_long() => Check(
        $"private static (float {Word}, float {Word}, float {Word}, float {Word}) F(float x)",
        $"""
        private static (
            float {Word},
            float {Word},
            float {Word},
            float {Word}) F(
            float x)
        """);

    [Fact]
    public void A_comment_is_broken_between_words() => Check(
        $"// {Word} {Word} {Word} {Word} {Word} {Word}",
        $"""
        // {Word} {Word} {Word} {Word} {Word}
        // {Word}
        """);

    [Fact]
    public void A_part_of_a_statement_stays_as_it_is() =>
        Check($"F({Word}{Word}{Word}{Word}{Word}{Word}, {Word}", $"F({Word}{Word}{Word}{Word}{Word}{Word}, {Word}");

    [Fact]
    public void What_is_far_to_the_right_is_not_moved_further()
    {
        var call = $"F({Word}, {Word}, x)";
        for (var i = 0; i < 40; i++)
            call = $"F({Word}, {Word}, {call})";
        Assert.All(LongLine.Break($"{call};", 8), static line => Assert.True(8 + line.Length <= LineBreaker.Columns, line));
    }

    private static void Check(string line, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join("\n", LongLine.Break(line, 4)));
}
