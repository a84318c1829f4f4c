namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks of the framework for records, and netstandard2.0 does not have.</summary>
internal static class IsExternalInit;
