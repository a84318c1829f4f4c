using Xunit;
using Fix = Kernels.CodeFixes.Tests.Testing.Fixing<Kernels.CodeFixes.UncheckedFix>;

namespace Kernels.CodeFixes.Tests;

public class UncheckedFixTests
{
    private const string Title = "Use 'unchecked': integers wrap around, in every lane as in the scalar method";

    [Fact]
    public Task The_word_is_exchanged_where_it_is_written() => Fix.Check(
        """
        public static partial class Formulas
        {
            [Vectorize] public static int Next(int x) => checked({|KRN009:x + 1|});

            [Vectorize]
            public static int Square(int x)
            {
                checked
                {
                    return {|KRN009:x * x|};
                }
            }
        }
        """,
        """
        public static partial class Formulas
        {
            [Vectorize] public static int Next(int x) => unchecked(x + 1);

            [Vectorize]
            public static int Square(int x)
            {
                unchecked
                {
                    return x * x;
                }
            }
        }
        """,
        Title);

    [Fact]
    public Task The_word_is_put_around_the_whole_where_the_project_checks() => Fix.Check(
        """
        public static partial class Formulas
        {
            [Vectorize] public static int Line(int x, int y) => {|KRN009:x * 3 + y|};

            [Vectorize]
            public static int Sum(int x, int y)
            {
                var sum = x;
                // Both.
                {|KRN009:sum += y|};
                return sum;
            }

            [Vectorize]
            public static int Scale(int x)
            {
                int twice = {|KRN009:x * 2|}; // even
                return twice;
            }

            [Vectorize]
            public static int Power(int x)
            {
                var power = 1;
                for (var i = 0; i < 3; {|KRN009:i++|})
                    power ^= x;
                return power;
            }
        }
        """,
        """
        public static partial class Formulas
        {
            [Vectorize] public static int Line(int x, int y) => unchecked(x * 3 + y);

            [Vectorize]
            public static int Sum(int x, int y)
            {
                var sum = x;
                // Both.
                unchecked
                {
                    sum += y;
                }
                return sum;
            }

            [Vectorize]
            public static int Scale(int x)
            {
                int twice = unchecked(x * 2); // even
                return twice;
            }

            [Vectorize]
            public static int Power(int x)
            {
                var power = 1;
                unchecked
                {
                    for (var i = 0; i < 3; i++)
                        power ^= x;
                }
                return power;
            }
        }
        """,
        Title,
        checkOverflow: true);
}
