namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks of the framework for collection expressions, and netstandard2.0 does not have.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}
