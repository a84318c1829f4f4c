using System;
using System.Collections.Generic;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Calls: math functions, predicates, bit casts, other kernels and plain static methods.</summary>
internal sealed partial class BodyParser
{
    private Expr EvaluateInvocation(IInvocationOperation invocation) =>
        EvaluateInvocation(invocation, Implementation(invocation.TargetMethod, invocation.ConstrainedToType));

    private Expr EvaluateInvocation(IInvocationOperation invocation, IMethodSymbol target)
    {
        var place = NameOf(invocation);
        if (target.MethodKind == MethodKind.DelegateInvoke)
            return EvaluateDelegateCall(invocation);
        if (target.MethodKind == MethodKind.LocalFunction)
            return ExecuteInPlace(target, invocation.Arguments, place);
        if (!target.IsStatic || target.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
            throw UnknownCall(invocation, "only static methods can be called");

        var home = target.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        if (MathHomes.Contains(home)
            && (EvaluateMath(invocation, target, home) ?? EvaluateCreation(invocation, target) ?? EvaluateLibrary(invocation, target)) is { } math)
            return math;

        if (home == "System.BitConverter" && EvaluateBitCast(invocation) is { } cast)
            return cast;

        if (EvaluateGuard(invocation) is { } nothing)
            return nothing;
        if (target.HasAttribute(KernelAttributes.VectorOverloads))
            return External(invocation, target.Name);
        if (closure.HasSource(target))
            return EvaluateCall(invocation, target);
        if (target.HasAttribute(KernelAttributes.Vectorize))
            return EvaluateForeignKernel(invocation);

        throw UnknownCall(invocation, MathHomes.Contains(home)
            ? "this overload or function has no vector form; the guide lists those that do"
            : "it is not in this compilation; call a kernel, a math function or a static method with source");
    }

    private Expr? EvaluateMath(IInvocationOperation invocation, IMethodSymbol target, string home)
    {
        var place = NameOf(invocation);
        if (home is "float" or "double" && Predicate.Find(target.Name) is not null && target.Parameters.Length == 1)
            return closure.Locate(new Classify(target.Name, Evaluate(invocation.Arguments[0].Value)), invocation.Syntax.GetLocation(), $"'{target.Name}'");

        if (MathFunctions.All.FirstOrDefault(function => function.Beside?.Method == target.Name) is { Beside: { } beside } first
            && target.Parameters.Length == 1)
        {
            // Which both functions are computed together is for a pass to see.
            var argument = Bind(Evaluate(invocation.Arguments[0].Value));
            return new TupleExpr([Located(first), Located(MathFunctions.Get(beside.Function))]);

            Expr Located(MathFunction function) =>
                closure.Locate(new MathCall(argument.Type, closure.Rounded(function, argument.Type, place), [argument]),
                    invocation.Syntax.GetLocation(), $"'{target.Name}'");
        }

        if (FindInTable(target.Name, home) is not { } function || target.Parameters.Length != function.Arity)
            return null;
        var type = target.Parameters[0].Type.ToScalarType();
        if (type is null || target.Parameters.Any(parameter => parameter.Type.ToScalarType() != type))
            return null;
        if (!type.IsFloat && !function.Integers)
            return null;

        var arguments = Arguments(invocation);
        if (function.Name == "Clamp" && home is ("float" or "double"))
        {
            // Other than Math.Clamp, which compares, float.Clamp orders -0 before +0, as Min and Max do.
            var raised = new MathCall(type, MathFunctions.Get("Max"), [arguments[0], arguments[1]]);
            return new MathCall(type, MathFunctions.Get("Min"), [raised, arguments[2]]);
        }

        if (function.FormFor(type) == VectorForm.Lowered)
            arguments = arguments.Select(argument => Bind(argument)).ToEquatableArray(); // used more than once
        function = closure.Rounded(function, type, place);
        var call = closure.Locate(
            new MathCall(target.ReturnType.ToScalarType()!, function, arguments), invocation.Syntax.GetLocation(), $"'{target.Name}'");
        return function.Name == "Abs" ? Narrowed(call, target.ReturnType) : call; // of the smallest number no type has it
    }

    /// <summary>The types whose methods are taken for functions of the tables.</summary>
    private static readonly HashSet<string> MathHomes = new(StringComparer.Ordinal)
    {
        "System.Math", "System.MathF", "System.Numerics.BitOperations", "float", "double", "int", "uint",
            "long", "ulong", "Kernels.KernelMath", "Kernels.VectorMath",
        CorrectlyRoundedHome,
    };

    /// <summary>The function of the table that a method is, if it is one.</summary>
    public static MathFunction? FunctionOf(IMethodSymbol method)
    {
        var home = method.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return MathHomes.Contains(home) && home != CorrectlyRoundedHome ? FindInTable(method.Name, home) : null;
    }

    private const string CorrectlyRoundedHome = $"Kernels.VectorMath.{MathFunctions.CorrectlyRounded}";

    private static MathFunction? FindInTable(string method, string home) => (home, method) switch
    {
        // What float and double call otherwise than KernelMath does.
        ("float" or "double", "ExpM1") => MathFunctions.Get("Expm1"),
        ("float" or "double", "LogP1") => MathFunctions.Get("Log1p"),
        (CorrectlyRoundedHome, _) => MathFunctions.FindMethod($"{MathFunctions.CorrectlyRounded}.{method}"),
        _ => MathFunctions.Find(method),
    };

    private Expr? EvaluateBitCast(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod;
        if (!target.Name.Contains("BitsTo") && !target.Name.EndsWith("Bits", StringComparison.Ordinal))
            return null;
        return target.ReturnType.ToElementType() is { IsNumber: true, Type: var to } && target.Parameters.Length == 1
            && target.Parameters[0].Type.ToElementType() is { IsNumber: true } from && from.Bits == to.Bits
            ? closure.Locate(new BitCast(to, Evaluate(invocation.Arguments[0].Value)), invocation.Syntax.GetLocation(), $"'{target.Name}'")
            : null;
    }

    /// <summary>A method whose source is here: parsed with the kernel and inlined later.</summary>
    private Expr EvaluateCall(IInvocationOperation invocation, IMethodSymbol target)
    {
        if (IsExecutedInPlace(target))
            return ExecuteInPlace(target, invocation.Arguments, NameOf(invocation));
        if ((target.ReturnsVoid ? ScalarType.Bool : target.ReturnType.ToScalarType()) is not { } type)
            throw UnknownCall(invocation, $"it returns {target.ReturnType.Display()}");
        if (target.IsBodyless())
            throw UnknownCall(invocation, "it has no body here");

        var arguments = Arguments(invocation);
        var key = closure.Call(target, NameOf(invocation), out var calleeSize) ?? throw new ParseFault();
        return CallOf(invocation, target, type, key, calleeSize, arguments);
    }

    private Expr CallOf(IInvocationOperation invocation, IMethodSymbol target, ScalarType type, string key, long calleeSize, EquatableArray<Expr> arguments)
    {
        var call = new Call(type, key, arguments, block.Live);
        if (calls.Add(call))
            size += calleeSize;
        ThrowWith(call, NameOf(invocation));
        if (type != ScalarType.Tuple)
            return call;

        var tuple = Bind(call);
        return new TupleExpr(((INamedTypeSymbol)target.ReturnType).TupleElements
            .Select((element, i) => element.Type.ToScalarType() is { IsTuple: false } item
                ? (Expr)new Item(item, tuple, i)
                : throw UnknownCall(invocation, $"it returns {target.ReturnType.Display()}"))
            .ToEquatableArray());
    }

    /// <summary>A kernel of a referenced assembly: inlined where it brings its body along, else its vector overload is called.</summary>
    private Expr EvaluateForeignKernel(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod;
        if (target.ReturnType.ToScalarType() is { } type && closure.Foreign(target, out var calleeSize) is { } key)
            return CallOf(invocation, target, type, key, calleeSize, Arguments(invocation));
        if (closure.HasUnreadableBody(target))
            closure.Report(Descriptors.UnknownBody, NameOf(invocation), target.Display());
        return EvaluateVectorOverload(invocation);
    }

    private Expr EvaluateVectorOverload(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod;
        var varying = target.Parameters
            .Where(static parameter => !parameter.HasAttribute(KernelAttributes.Uniform))
            .Select(static parameter => parameter.Type.ToScalarType())
            .Concat(target.ResultTypes().Select(static type => type.ToScalarType()))
            .ToList();
        if (target.Parameters.Select(static parameter => parameter.Type).Concat(target.ResultTypes())
            .Any(static type => type.ToElementType() is { IsNumber: false }))
            throw UnknownCall(invocation, "it has elements of a type that its vector form does not have, and its body is not known here");
        if (varying.Select(static type => type?.Bits).Distinct().Count() > 1)
            throw UnknownCall(invocation, "its elements differ in size, and its body is not known here");
        if (target.ReturnType.ToScalarType() == ScalarType.Tuple)
            throw UnknownCall(invocation, $"it returns {target.ReturnType.Display()}, and its body is not known here");

        // Its body is not known here, so neither is whether it divides: in a lane that does not reach the call, that would throw.
        // So it is with what throws by itself.
        if (!(closure.IsKernel(method) && block.Live is Live && uniformInvariants is null))
        {
            if (varying.Any(static type => type?.IsInteger == true))
                throw UnknownCall(
                    invocation, "a kernel of integers in another assembly, whose body is not known here, may divide, so it cannot be called under a condition");
            if (closure.MayThrowUnread(target))
                throw UnknownCall(invocation,
                    "a kernel in another assembly, whose body is not known here, may throw, so it cannot be called under a condition");
        }

        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter!.HasAttribute(KernelAttributes.Uniform)
                && EvaluateConstant(argument.Value) is null
                && !(argument.Value is IParameterReferenceOperation reference && IsUniform(ReadLocal(reference.Parameter, reference))))
            {
                throw Fault(
                    Descriptors.UnknownCall, argument.Value, invocation.TargetMethod.Name,
                    $"its parameter '{argument.Parameter!.Name}' is uniform and its body is not known here, "
                        + "so it takes a constant or a [Uniform] parameter of this kernel");
            }
        }

        var name = $"{invocation.TargetMethod.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{invocation.TargetMethod.Name}";
        return External(invocation, name);
    }

    /// <summary>A kernel of the runtime whose vector form is called, so that nothing of it stands outside the choice.</summary>
    private Expr EvaluateVectorForm(IOperation operation) => operation is IInvocationOperation { TargetMethod: var target } invocation
        && target.HasAttribute(KernelAttributes.Vectorize)
        ? External(invocation, target.Name)
        : throw Unsupported(operation);

    private Expr External(IInvocationOperation invocation, string method)
    {
        var target = invocation.TargetMethod;
        if (target.ReturnType.ToScalarType() is not { } type || type == ScalarType.Tuple)
            throw UnknownCall(invocation, $"it returns {target.ReturnType.Display()}");
        var uniform = target.Parameters.Select(static parameter => parameter.HasAttribute(KernelAttributes.Uniform));
        return closure.Locate(
            new ExternalCall(type, method, Arguments(invocation), uniform.ToEquatableArray()), invocation.Syntax.GetLocation(), $"'{target.Name}'");
    }

    /// <summary>The arguments in the order of the parameters; evaluated in the order in which they are written.</summary>
    private EquatableArray<Expr> Arguments(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments
            .Where(static argument => !IsText(argument.Parameter!))
            .Select(argument => (argument.Parameter!.Ordinal, Value: Evaluate(argument.Value)))
            .ToList();
        return arguments.OrderBy(static pair => pair.Ordinal).Select(static pair => pair.Value).ToEquatableArray();
    }

    public static bool IsWidened(IArgumentOperation argument) =>
        argument.Value is IConversionOperation { IsImplicit: true } conversion
        && conversion.Type.ToScalarType() == ScalarType.Double
        && conversion.Operand.Type.ToScalarType() == ScalarType.Single;

    /// <summary>The place of a call's name: <c>Sqrt</c> of <c>Math.Sqrt(x)</c> with what stands before it.</summary>
    private static Location NameOf(IInvocationOperation invocation) =>
        invocation.Syntax is InvocationExpressionSyntax syntax ? syntax.Expression.GetLocation() : invocation.Syntax.GetLocation();

    private ParseFault UnknownCall(IInvocationOperation invocation, string reason) =>
        Fault(Descriptors.UnknownCall, NameOf(invocation), invocation.TargetMethod.Display(), reason);
}
