using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kernels.Generators.Bodies;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Passes;
using Kernels.Generators.Passes.Derivatives;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>Parses a kernel's body and those of all the functions it calls, each once.</summary>
internal sealed partial class ClosureParser(
    IMethodSymbol kernel,
    int laneBits,
    SemanticModel kernelModel,
    List<DiagnosticInfo> diagnostics,
    CancellationToken cancellation)
{
    /// <summary>Enough for any formula a person writes, and few enough to compile in a moment.</summary>
    public const int MaximumSize = 20_000;

    /// <summary>What was read, of the functions that are called where fast functions do and of those where correctly rounded ones are asked for.</summary>
    private readonly Dictionary<ISymbol, ParsedFunction?> fast = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ParsedFunction?> rounded = new(SymbolEqualityComparer.Default);
    private readonly List<Function> callees = [];
    private readonly NameAllocator keys = new([]);
    private readonly List<IMethodSymbol> path = [];

    /// <summary>Kernels whose derivative the user gave. It is read when all else is, for as a rule it calls the kernel.</summary>
    private readonly List<(string Key, IMethodSymbol Kernel, bool IsRounded)> withOwnDerivative = [];

    /// <summary>Where the operations stand that have no derivative, in case one is asked for.</summary>
    private readonly Dictionary<Expr, (Location Place, string What)> places = new(ByReference.Instance);

    /// <summary>The declarations that were read: the methods, and the fields whose values they use.</summary>
    private readonly List<SyntaxNode> declarations = [];
    private bool isRounded;
    private bool isIncomplete;
    private bool isReported;

    /// <summary>The body and its callees; null where there were errors, ours or the compiler's.</summary>
    public (Function Body, EquatableArray<Function> Callees)? Parse()
    {
        var before = diagnostics.Count;
        var body = Visit(kernel);
        if (body?.Function.Throws is Live)
            Report(Descriptors.UnsupportedConstruct, throws.Keys.First(), "throw in all lanes", "return a number for some elements");
        if (body is not null)
            body = body with { Function = ReadOwnDerivatives(body.Function) };
        if (body is not null)
            CheckDifferentiability(body.Function);
        if (body is not null)
            CheckRareCalls(body.Function);
        var hasErrors = body is null || diagnostics.Skip(before).Any(static diagnostic => diagnostic.IsError);
        if (isIncomplete || hasErrors)
        {
            // Someone is typing. The compiler says what is missing, and what we could say may not be true yet.
            if (isReported || declarations.Any(declaration => CompilerErrors.In(declaration, ModelFor(declaration.SyntaxTree), cancellation)))
                diagnostics.RemoveRange(before, diagnostics.Count - before);
            else if (!diagnostics.Skip(before).Any(static diagnostic => diagnostic.IsError))
                Report(Descriptors.InternalError, kernel.Locations[0], kernel.Name, "a body that it could not read");
            return null;
        }

        if (body!.Size > MaximumSize)
        {
            var name = kernel.Locations[0];
            Report(Descriptors.TooLarge, name, kernel.Name, "has more than 20,000 operations once its calls are inlined");
            return null;
        }

        CheckWidening(body.Function, before);
        return (body.Function, callees.ToEquatableArray());
    }

    /// <summary>The key of a called function, parsed when it is met first; null where it has errors.</summary>
    /// <param name="size">How large the function is once its own calls are inlined.</param>
    public string? Call(IMethodSymbol callee, Location place, out long size)
    {
        size = 0;
        var start = path.FindIndex(method => SymbolEqualityComparer.Default.Equals(method, callee));
        if (start >= 0)
        {
            var cycle = string.Join(" → ", path.Skip(start).Append(callee).Select(static method => method.Name));
            Report(Descriptors.Recursion, place, kernel.Name, cycle);
            return null;
        }

        if (!Functions.TryGetValue(callee, out var function))
        {
            function = Visit(callee);
            Functions.Add(callee, function);
            if (function is not null)
                callees.Add(function.Function);
        }

        if (function is not null && callee.HasAttribute(KernelAttributes.Rare) && !rareCalls.ContainsKey(function.Function.Key))
            rareCalls.Add(function.Function.Key, (place, callee.Name));
        size = function?.Size ?? 0;
        return function?.Function.Key;
    }

    /// <summary>What the kernel is the derivative of; null of one that is none, or whose attribute does not fit.</summary>
    public DerivativeRequest? Request { get; private set; }

    /// <summary>Of a derivative that throws where its primal does: the call of that which raises the exception.</summary>
    public string? ThrowingCall { get; private set; }

    /// <summary>May a called function throw an exception of the user's?</summary>
    public bool MayThrow(string key)
    {
        var function = callees.Find(callee => callee.Key == key);
        return function is not null && (function.Derivative is { } derivative ? MayThrow(derivative.Primal) : function.Throws is not null);
    }

    /// <summary>Does a method do nothing but throw? What it is given need not be a number.</summary>
    public bool AlwaysThrows(IMethodSymbol method)
    {
        if (method.HasAttribute(KernelAttributes.DoesNotReturn))
            return true;
        if (!HasSource(method) || method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not MethodDeclarationSyntax syntax)
            return false;
        var always = syntax.ExpressionBody?.Expression is ThrowExpressionSyntax || syntax.Body?.Statements.FirstOrDefault() is ThrowStatementSyntax;
        if (always)
            Depend(syntax);
        return always;
    }

    /// <summary>Reports a diagnostic, once: an unrolled loop finds the same in each iteration.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location place, params string[] arguments)
    {
        var diagnostic = DiagnosticInfo.Create(descriptor, place, arguments);
        if (!diagnostics.Contains(diagnostic))
            diagnostics.Add(diagnostic);
    }

    /// <summary>Remembers where an operation stands that may turn out to have no derivative.</summary>
    public Expr Locate(Expr node, Location place, string what)
    {
        places[node] = (place, what);
        return node;
    }

    /// <summary>The body does not compile as C#, so nothing that we say of it would help.</summary>
    public void MarkIncomplete() => isIncomplete = true;

    /// <summary>An attribute does not compile as C#, which the compiler is sure to report.</summary>
    private void MarkReported() => isIncomplete = isReported = true;

    /// <summary>A name for a function; two files may have types of one name, which are told apart by a number.</summary>
    public string NewKey(IMethodSymbol method) => keys.Allocate(method.ToDisplayString());

    /// <summary>Notes that the result depends on a declaration, and so on whether it compiles.</summary>
    public void Depend(SyntaxNode declaration) => declarations.Add(declaration);

    public string KernelName => kernel.Name;

    public bool IsKernel(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, kernel);

    /// <summary>
    /// Is it declared in this compilation? In an editor, what a referenced project declares has syntax too, of another
    /// compilation.
    /// </summary>
    public bool HasSource(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, kernelModel.Compilation.Assembly);

    public SemanticModel ModelFor(SyntaxTree tree) =>
        tree == kernelModel.SyntaxTree ? kernelModel : kernelModel.Compilation.GetSemanticModel(tree);

    private ParsedFunction? Visit(IMethodSymbol method)
    {
        var wasRounded = isRounded;
        isRounded |= OptionsParser.RoundsFunctions(method);
        try
        {
            return Read(method);
        }
        finally
        {
            isRounded = wasRounded;
        }
    }

    private ParsedFunction? Read(IMethodSymbol method)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsDerivative(method))
            return VisitDerivative(method);
        var implementation = method.PartialImplementationPart ?? method;
        var syntax = implementation.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        Depend(syntax);
        if (ModelFor(syntax.SyntaxTree).GetOperation(syntax, cancellation) is not IMethodBodyOperation operation)
        {
            MarkIncomplete();
            return null;
        }

        path.Add(method);
        try
        {
            var parsed = new BodyParser(this, implementation).Parse(operation);
            if (parsed is not null && method.HasAttribute(KernelAttributes.Vectorize))
                withOwnDerivative.Add((parsed.Function.Key, method, isRounded));
            return parsed;
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>A partial method whose body is to be written from that of the function it is the derivative of.</summary>
    public static bool IsDerivative(IMethodSymbol method) =>
        method.IsPartialDefinition && method.PartialImplementationPart is null && method.HasAttribute(KernelAttributes.DerivativeOf);

    private DerivativeParser Derivatives => new(ModelFor, Report, MarkReported, cancellation);

    private ParsedFunction? VisitDerivative(IMethodSymbol method)
    {
        Depend(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation));
        if (Derivatives.Parse(method) is not { } request)
            return null;
        path.Add(method);
        try
        {
            var isHere = HasSource(request.Primal);
            if ((isHere ? Call(request.Primal, request.Place, out var size) : Foreign(request.Primal, out size)) is not { } primal)
            {
                if (!isHere)
                    Report(Descriptors.InvalidDerivative, request.Place, method.Name, request.Primal.Name,
                        "its body is not known here; differentiate a method of your own that calls it");
                return null;
            }

            if (IsKernel(method))
                Request = request;
            var parameters = method.Parameters
                .Take(request.Table is null ? method.Parameters.Length : method.Parameters.Length - 1) // what receives the sums is none of its values
                .Select(static parameter => new Parameter((parameter.Type.ArrayElement() ?? parameter.Type).ToScalarType()!, parameter.Name))
                .ToEquatableArray();
            var function = new Function(
                NewKey(method), parameters, [], new TupleExpr([]), new DerivativeSpec(primal, request.By, request.IsTuple, request.Along, request.Table));
            places[function.Result] = (request.Place, method.Name);
            if (IsKernel(method) && MayThrow(primal))
                ThrowingCall = CallOf(request.Primal, parameters);

            // About what each operation and its part in the sweep come to, and in a sweep for each row of second derivatives.
            var rows = request.By.Where(static element => element.By.Count > 1).Select(static element => element.By[0]).Distinct().Count();
            return new ParsedFunction(function, (2 + (4 * rows)) * size);
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    private static string CallOf(IMethodSymbol method, IEnumerable<Parameter> parameters) =>
        $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{TypeNames.Identifier(method.Name)}"
        + $"({string.Join(", ", parameters.Take(method.Parameters.Length).Select(static parameter => TypeNames.Identifier(parameter.Name)))})";

    /// <summary>Reads the derivatives that users gave, and notes them in the functions that they belong to.</summary>
    private Function ReadOwnDerivatives(Function body)
    {
        for (var i = 0; i < withOwnDerivative.Count; i++)
        {
            (var key, var method, isRounded) = withOwnDerivative[i];
            if (Derivatives.ParseOwn(method) is not { } own || Call(own.Method, method.Locations[0], out _) is not { } function)
                continue;
            if (IsKernel(method) && MayThrow(function))
                Report(Descriptors.OwnDerivativeThrows, method.Locations[0], own.Method.Name, method.Name);
            var derivative = new OwnDerivative(function, own.By, own.IsTuple);
            if (body.Key == key)
                body = body with { Own = derivative };
            else if (callees.FindIndex(callee => callee.Key == key) is var index and >= 0)
                callees[index] = callees[index] with { Own = derivative };
            if (DerivativeCycles.Contain(function, [body, .. callees]))
                Derivatives.ReportCycle(method, own.Method);
        }

        return body;
    }

    private void CheckDifferentiability(Function body)
    {
        var all = Differentiability.Find([body, .. callees]).ToList();
        foreach (var (key, node, reason) in all)
        {
            if (reason is null && all.Any(other => other.Derivative == key && other.Reason is not null))
                continue; // what a derivative costs does not matter where there is none
            var derivative = key == body.Key ? body : callees.First(callee => callee.Key == key);
            if (!places.TryGetValue(derivative.Result, out var request))
                continue; // it came with another assembly, and was looked at there
            var (requested, name) = request;
            var (place, what) = places.TryGetValue(node, out var found) ? found : (requested, Describe(node));
            if (reason is not null)
                Report(Descriptors.NotDifferentiable, place, what, name, reason);
            else
                Report(Descriptors.TangentsInLoop, place, what, name, $"{TangentsOf(derivative.Derivative!)}");
        }
    }

    /// <summary>How many numbers forward mode carries where the function has one.</summary>
    private static int TangentsOf(DerivativeSpec spec)
    {
        if (spec.Along.Count > 0 || spec.Table is not null)
            return 2;
        var columns = spec.By.Where(static element => element.By.Count > 1).Select(static element => element.By[1]).Distinct().Count();
        return (1 + spec.By.Where(static element => element.By.Count > 0).Select(static element => element.By[0]).Distinct().Count()) * (1 + columns);
    }

    /// <summary>Where a parameter of the kernel is declared; of another node no more is known than the kernel.</summary>
    private Location PlaceOf(Expr node) =>
        ((ISymbol?)kernel.Parameters.FirstOrDefault(parameter => node is Parameter { Name: var name } && name == parameter.Name) ?? kernel).Locations[0];

    private static string Describe(Expr node) => node switch
    {
        MathCall call => $"'{call.Function.Name}'",
        ExternalCall call => $"'{call.Method}'",
        Parameter parameter => $"'{parameter.Name}'",
        _ => "Part of the function",
    };

    /// <summary>Two operations that are equal still stand in two places.</summary>
    private sealed class ByReference : IEqualityComparer<Expr>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr node) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(node);
    }
}

/// <param name="Size">The number of operations, those of the callees included.</param>
internal sealed record ParsedFunction(Function Function, long Size);
