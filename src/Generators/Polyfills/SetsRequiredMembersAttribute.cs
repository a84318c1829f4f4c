using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler asks of the framework for records with <c>required</c> members, and netstandard2.0 does not have.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
