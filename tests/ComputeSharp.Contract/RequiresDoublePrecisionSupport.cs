namespace ComputeSharp;

/// <summary>Said of a shader that computes with <see cref="double"/>, which not every device can.</summary>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false)]
public sealed class RequiresDoublePrecisionSupportAttribute : Attribute;
