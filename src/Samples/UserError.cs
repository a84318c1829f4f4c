namespace Kernels.Samples;

/// <summary>Something that the user can put right. The message says what and how, and ends up alone on one line.</summary>
internal sealed class UserError(string message) : Exception(message);
