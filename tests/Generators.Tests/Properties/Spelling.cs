namespace Kernels.Generators.Tests.Properties;

/// <summary>How the C# of a kernel says what it computes.</summary>
[Flags]
internal enum Spelling
{
    Plain = 0,

    /// <summary>Its locals are the elements of an array.</summary>
    Array = 1,

    /// <summary>Its locals are the elements of a span on the stack.</summary>
    Span = 2,

    /// <summary>Its branches are <c>switch</c> statements.</summary>
    Switch = 4,

    /// <summary>Its helper gives the result to an <c>out</c> parameter.</summary>
    Out = 8,

    /// <summary>Its helper is a local function.</summary>
    LocalFunction = 16,

    /// <summary>Its helper is a lambda.</summary>
    Lambda = 32,

    /// <summary>Its helper is generic.</summary>
    Generic = 64,
}
