namespace Kernels;

/// <summary>
/// Marks a kernel's parameter as uniform: one value for all elements. It stays a scalar, in its declared place, in
/// every generated form.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UniformAttribute : Attribute;
