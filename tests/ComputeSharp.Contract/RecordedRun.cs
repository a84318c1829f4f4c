namespace ComputeSharp;

/// <summary>A dispatch with what its buffers held before it and after it.</summary>
/// <param name="Dispatch">What the shader was bound to.</param>
/// <param name="Before">The bytes of each buffer, in the order of the ranges.</param>
/// <param name="After">The same once all threads have run.</param>
internal sealed record RecordedRun(RecordedDispatch Dispatch, IReadOnlyList<byte[]> Before, IReadOnlyList<byte[]> After);
