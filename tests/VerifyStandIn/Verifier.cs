using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Does what Verify.Xunit does with a text, for machines that cannot restore it: the same signature, the same files.
/// Build with <c>-p:UseVerify=true</c> to use Verify itself.
/// </summary>
public static class Verifier
{
    /// <summary>Compares a text with <c>TestClass.TestMethod.verified.extension</c>; awaited, it throws where they differ.</summary>
    /// <param name="settings">Of Verify itself; there are none here.</param>
    [Pure]
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "") =>
        new(target ?? "null", extension, sourceFile);
}
