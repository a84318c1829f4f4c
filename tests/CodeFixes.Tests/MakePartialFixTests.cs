using Xunit;
using Fix = Kernels.CodeFixes.Tests.Testing.Fixing<Kernels.CodeFixes.MakePartialFix>;

namespace Kernels.CodeFixes.Tests;

public class MakePartialFixTests
{
    [Fact]
    public Task A_type_becomes_partial() => Fix.Check(
        """
        public static class {|KRN001:Activations|}
        {
            [Vectorize]
            public static float Relu(float x) => x <= 0f ? 0f : x;
        }
        """,
        """
        public static partial class Activations
        {
            [Vectorize]
            public static float Relu(float x) => x <= 0f ? 0f : x;
        }
        """,
        "Make 'Activations' partial, so that the forms of its kernels can be generated beside them");

    [Fact]
    public Task A_type_without_modifiers_keeps_its_comment_before_the_word() => Fix.Check(
        """
        /// <summary>A record.</summary>
        record struct {|KRN001:Activations|}
        {
            [Vectorize]
            public static float Relu(float x) => x <= 0f ? 0f : x;
        }
        """,
        """
        /// <summary>A record.</summary>
        partial record struct Activations
        {
            [Vectorize]
            public static float Relu(float x) => x <= 0f ? 0f : x;
        }
        """);

    [Fact]
    public Task The_types_around_it_become_partial_too() => Fix.Check(
        """
        public class Outer
        {
            internal static partial class Middle
            {
                public interface {|KRN001:IInner|}
                {
                    [Vectorize]
                    public static float Relu(float x) => x <= 0f ? 0f : x;
                }
            }
        }
        """,
        """
        public partial class Outer
        {
            internal static partial class Middle
            {
                public partial interface IInner
                {
                    [Vectorize]
                    public static float Relu(float x) => x <= 0f ? 0f : x;
                }
            }
        }
        """,
        "Make 'IInner' and the types around it partial, so that the forms of its kernels can be generated beside them");

    [Fact]
    public Task All_types_of_a_file_become_partial_at_once() => Fix.Check(
        """
        static class {|KRN001:{|KRN001:A|}|}
        {
            [Vectorize] public static float Half(float x) => 0.5f * x;
            [Vectorize] public static float Twice(float x) => 2f * x;

            static class {|KRN001:B|}
            {
                [Vectorize] public static float Third(float x) => x / 3f;
            }
        }

        class {|KRN001:C|}
        {
            [Vectorize] public static float Half(float x) => 0.5f * x;
        }
        """,
        """
        static partial class A
        {
            [Vectorize] public static float Half(float x) => 0.5f * x;
            [Vectorize] public static float Twice(float x) => 2f * x;

            static partial class B
            {
                [Vectorize] public static float Third(float x) => x / 3f;
            }
        }

        partial class C
        {
            [Vectorize] public static float Half(float x) => 0.5f * x;
        }
        """);
}
