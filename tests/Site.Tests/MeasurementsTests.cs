using Kernels.Site.Lessons;
using Xunit;

namespace Kernels.Site.Tests;

public class MeasurementsTests
{
    [Fact]
    public void Other_times_are_the_same_lesson() => Assert.Equal(
        Measurements.Mask("algebra", "scalar loop ████ 6.78 ns\nSIMD kernel █▎ 1.38 ns\n"),
        Measurements.Mask("algebra", "scalar loop ██████ 12 ns\nSIMD kernel █ 1.4 ns\n"));

    [Fact]
    public void Other_results_are_another_lesson() => Assert.NotEqual(
        Measurements.Mask("algebra", "The determinant is 4"),
        Measurements.Mask("algebra", "The determinant is 5"));

    [Fact]
    public void Of_the_lesson_about_times_the_statements_stay() => Assert.Equal(
        Measurements.Mask("vectorize", "By size\n│ 1.25 │\n\n✓ SIMD is faster: 12.9 times\n  with 16 lanes\n✓ All agree, to 3.0e−8\n"),
        Measurements.Mask("vectorize", "By size\n│ 2 │\n\n✓ SIMD is faster: 3 times with\n  8 lanes\n✓ All agree, to 1e−8\n"));
}
