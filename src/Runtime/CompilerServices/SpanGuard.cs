using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kernels.CompilerServices;

/// <summary>The checks that every generated span form begins with. For generated code; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpanGuard
{
    /// <summary>Throws unless two spans have the same length.</summary>
    /// <param name="length">The length to check.</param>
    /// <param name="expected">The length it must have.</param>
    /// <param name="name">The parameter to check.</param>
    /// <param name="expectedName">The parameter it is measured by.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSameLength(int length, int expected, string name, string expectedName)
    {
        if (length != expected)
            ThrowLength(length, expected, name, expectedName);
    }

    /// <summary>
    /// Throws if the destination overlaps an input, unless both begin at the same place and their elements are of one size.
    /// </summary>
    /// <typeparam name="TInput">The input's element type.</typeparam>
    /// <typeparam name="TResult">The destination's element type.</typeparam>
    /// <param name="input">What is read; as long as <paramref name="destination"/>.</param>
    /// <param name="destination">What is written.</param>
    /// <param name="destinationName">The destination's parameter.</param>
    /// <param name="inputName">The input's parameter.</param>
    /// <exception cref="ArgumentException">The spans overlap, but not exactly.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNoPartialOverlap<TInput, TResult>(
        ReadOnlySpan<TInput> input,
        Span<TResult> destination,
        string destinationName,
        string inputName)
        where TInput : struct
        where TResult : struct
    {
        if (Unsafe.SizeOf<TInput>() != Unsafe.SizeOf<TResult>())
        {
            RequireSeparate(input, destination, destinationName, inputName);
            return;
        }

        // As unsigned numbers, the distance is below the size when the destination begins inside the input, and above
        // the negated size when the input begins inside the destination.
        var distance = (nuint)Unsafe.ByteOffset(
            ref Unsafe.As<TInput, byte>(ref MemoryMarshal.GetReference(input)),
            ref Unsafe.As<TResult, byte>(ref MemoryMarshal.GetReference(destination)));
        var size = (nuint)input.Length * (nuint)Unsafe.SizeOf<TInput>();
        if (distance != 0 && (distance < size || distance > 0 - size) && size != 0)
            ThrowOverlap(destinationName, inputName);
    }

    /// <summary>Throws if two destinations overlap at all: one result would overwrite another.</summary>
    /// <typeparam name="TFirst">The first one's element type.</typeparam>
    /// <typeparam name="TSecond">The second one's element type.</typeparam>
    /// <param name="first">What is written.</param>
    /// <param name="second">What is written, too.</param>
    /// <param name="secondName">The second one's parameter.</param>
    /// <param name="firstName">The first one's parameter.</param>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    public static void RequireNoOverlap<TFirst, TSecond>(
        Span<TFirst> first,
        Span<TSecond> second,
        string secondName,
        string firstName)
        where TFirst : struct
        where TSecond : struct
    {
        if (Overlap<TFirst, TSecond>(first, second))
            ThrowNoResultOfItsOwn(secondName, firstName);
    }

    /// <summary>Do two spans share memory? Not by way of bytes, of which a long span has more than a span can hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap<TFirst, TSecond>(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second)
        where TFirst : struct
        where TSecond : struct
    {
        // As unsigned numbers, the distance is below the first one's size when the second begins inside the first, and
        // above the second one's negated size when the first begins inside the second.
        var distance = (nuint)Unsafe.ByteOffset(
            ref Unsafe.As<TFirst, byte>(ref MemoryMarshal.GetReference(first)),
            ref Unsafe.As<TSecond, byte>(ref MemoryMarshal.GetReference(second)));
        var firstSize = (nuint)first.Length * (nuint)Unsafe.SizeOf<TFirst>();
        var secondSize = (nuint)second.Length * (nuint)Unsafe.SizeOf<TSecond>();
        return firstSize != 0 && secondSize != 0 && (distance < firstSize || distance > 0 - secondSize);
    }

    // The texts are those of buffers on a device, too, whose lengths are of 64 bits.
    [DoesNotReturn]
    internal static void ThrowLength(long length, long expected, string name, string expectedName) =>
        throw new ArgumentException(
            $"'{name}' has {length} elements, but '{expectedName}' has {expected}: they must be of the same length.", name);

    [DoesNotReturn]
    internal static void ThrowOverlap(string destinationName, string inputName, string what = "span") =>
        throw new ArgumentException(
            $"'{destinationName}' overlaps '{inputName}' partially: it may be the same {what} or a separate one.", destinationName);

    [DoesNotReturn]
    internal static void ThrowNoResultOfItsOwn(string secondName, string firstName, string what = "span") =>
        throw new ArgumentException($"'{secondName}' overlaps '{firstName}': each result needs a {what} of its own.", secondName);
}
