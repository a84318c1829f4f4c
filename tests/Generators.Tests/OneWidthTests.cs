using Kernels.Generators.Tests.Testing;
using Xunit;

namespace Kernels.Generators.Tests;

/// <summary>Snapshots show one width, and hide no difference of the others.</summary>
public class OneWidthTests
{
    private static string Method(int bits, string line) =>
        $$"""

            // The loop over vectors of {{bits}} bits, of {{bits / 32}} lanes.
            private static void F{{bits}}(ReadOnlySpan<float> x)
            {
                if (x.Length < Vector{{bits}}<float>.Count)
                    F{{bits / 2}}(x);
                One();
                Two();
                {{line}}
            }

        """;

    private static string Type(params string[] methods) => $"class K\n{{{string.Concat(methods)}}}\n";

    [Fact]
    public void Methods_that_differ_in_numbers_alone_are_shown_once()
    {
        var widest = Method(512, "Add(x, 3);");
        Assert.Equal(
            $$"""
            class K
            {{{widest}}
                // F256 by vectors of 256 bits is as by 512 bits but for numbers.

                // F128 by vectors of 128 bits is as by 512 bits but for numbers.
            }

            """,
            OneWidth.Of(Type(widest, Method(256, "Add(x, 3);"), Method(128, "Add(x, 3);"))));
    }

    [Theory]
    [InlineData("Add(x);", "Sub(x);")]
    [InlineData("Add(x, 3);", "Add(x, 4);")]
    [InlineData("Add(x, 4);", "Add(x, 1);")]
    [InlineData("Vector512.Add(x);", "Vector512.Add(x);")]
    [InlineData("F256(x);", "F256(x);")]
    [InlineData("Add(x);", "Add(x); // more")]
    public void A_line_that_differs_in_more_is_shown(string widest, string narrower) => Assert.Equal(
        $$"""
        class K
        {{{Method(512, widest)}}
            // F256 by vectors of 256 bits is as by 512 bits but for numbers, and for these lines:
            // -     {{widest}}
            // +     {{narrower}}
        }

        """,
        OneWidth.Of(Type(Method(512, widest), Method(256, narrower))));

    [Fact]
    public void A_line_that_is_missing_is_shown() => Assert.Contains(
        "for these lines:\n    // -     Sub(x);\n}",
        OneWidth.Of(Type(Method(512, "Add(x);\n        Sub(x);"), Method(256, "Add(x);"))),
        StringComparison.Ordinal);

    [Fact]
    public void A_method_that_differs_in_most_lines_stays()
    {
        var text = Type(Method(512, "Add(x);"), Method(256, string.Join("\n        ", Enumerable.Repeat("Sub(x);", 20))));
        Assert.Equal(text, OneWidth.Of(text));
    }

    [Fact]
    public void A_method_that_has_no_wider_form_stays()
    {
        var text = Type(Method(256, "Add(x);"));
        Assert.Equal(text, OneWidth.Of(text));
    }
}
