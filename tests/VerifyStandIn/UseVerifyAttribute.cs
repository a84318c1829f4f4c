using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>On an assembly, it keeps the method of the test that runs.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Current = new();

    public override void Before(MethodInfo methodUnderTest) => Current.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Current.Value = null;

    public static MethodInfo GetMethod() =>
        Current.Value ?? throw new InvalidOperationException("no test is running, or its assembly lacks [UseVerify]");
}
