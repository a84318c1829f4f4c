using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>
/// Turns a method's operations into straight-line form. Branches are executed on both sides: a local that an
/// <c>if</c> assigns becomes a <see cref="Select"/> of its two values, and an early return selects between what it
/// returns and what the rest of the method does.
/// </summary>
internal sealed partial class BodyParser(ClosureParser closure, IMethodSymbol method)
{
    /// <summary>Bounds the recursion of this and every later pass.</summary>
    private const int MaximumDepth = 400;

    private List<Binding> bindings = [];

    /// <summary>The calls so far, in this iteration of a loop. Equal ones are expanded once.</summary>
    private HashSet<Call> calls = [];
    private NameAllocator names = new(method.Parameters.Select(static parameter => parameter.Name));
    private ImmutableDictionary<ISymbol, Expr?> locals =
        ImmutableDictionary.Create<ISymbol, Expr?>(SymbolEqualityComparer.Default);

    private Block block = new(new Live());
    private long size;
    private int depth;
    private int faults;

    public ParsedFunction? Parse(IMethodBodyOperation body)
    {
        var key = closure.NewKey(method);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.TableElement() is { } element && parameter.HasAttribute(KernelAttributes.Uniform))
            {
                locals = locals.SetItem(parameter, new Table(element, parameter.Name, null));
                continue;
            }

            if (IsText(parameter))
                continue;
            if (parameter.Type.ToScalarType() is not { } type || type == ScalarType.Tuple)
                return FailOnParameter(parameter);
            var value = new Parameter(type, parameter.Name);
            var isRare = method.HasAttribute(KernelAttributes.Rare) && !parameter.HasAttribute(KernelAttributes.Uniform);
            locals = locals.SetItem(parameter, isRare ? Bind(new Rare(value, key)) : value);
        }

        var statements = body.BlockBody ?? body.ExpressionBody;
        if (statements is null)
        {
            closure.MarkIncomplete();
            return null;
        }

        Execute(statements);
        if (method.ReturnsVoid)
            Return(Constant.True, Constant.False);
        if (block.Returns.Count == 0)
            return null;

        var parameters = method.Parameters
            .Where(static parameter => !IsText(parameter))
            // A table keeps its name from others.
            .Select(static parameter => new Parameter(parameter.TableElement() ?? parameter.Type.ToScalarType()!, parameter.Name))
            .ToEquatableArray();
        var result = ValueOf(block.Returns) ?? ZeroOf(method.ReturnType) ?? Constant.False;
        var function = new Function(key, parameters, bindings.ToEquatableArray(), result, Throws: IsFalse(thrown) ? null : thrown);
        return new ParsedFunction(function, size);
    }

    /// <summary>Part of a message: what throws may read it, and nothing else.</summary>
    private static bool IsText(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String;

    private ParsedFunction? FailOnParameter(IParameterSymbol parameter)
    {
        var place = parameter.Locations[0];
        if (parameter.Type.TypeKind == TypeKind.Error)
            closure.MarkIncomplete();
        else
            closure.Report(Descriptors.UnsupportedType, place, parameter.Type.Display(), Types.Supported);
        return null;
    }

    /// <summary>Executes a statement on all lanes; a fault in it is reported and the next statement looked at.</summary>
    private void Execute(IOperation statement)
    {
        try
        {
            switch (statement)
            {
                case IBlockOperation block:
                    foreach (var inner in block.Operations)
                        Execute(inner);
                    break;
                case IVariableDeclarationGroupOperation group:
                    foreach (var declarator in group.Declarations.SelectMany(static d => d.Declarators))
                        Declare(declarator);
                    break;
                case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                    Throw(Constant.True, Place(statement));
                    break;
                case IExpressionStatementOperation { Operation: var expression }:
                    Evaluate(expression);
                    break;
                case IReturnOperation returned when frame is not null:
                    LeaveFrame(returned);
                    break;
                case IReturnOperation { ReturnedValue: null } when method.ReturnsVoid:
                    Return(Constant.True, Constant.False);
                    break;
                case IReturnOperation { ReturnedValue: { } value }:
                    Return(Constant.True, Bind(Evaluate(value)));
                    break;
                case IConditionalOperation conditional:
                    Branch(conditional);
                    break;
                case ILoopOperation loop:
                    Repeat(loop);
                    break;
                case ISwitchOperation operation:
                    ExecuteSwitch(operation);
                    break;
                case IBranchOperation branch when TryJumpInSwitch(branch):
                    break;
                case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue, Target: var target } when TracksExits:
                    Jump(target, Constant.True, locals);
                    break;
                case IEmptyOperation or ILocalFunctionOperation:
                    break;
                default:
                    throw Unsupported(statement);
            }
        }
        catch (ParseFault)
        {
            // Reported already. What the statement would have assigned is unknown, and its uses are passed over.
            faults++;
            foreach (var local in AssignedLocals(statement))
                locals = locals.SetItem(local, null);
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (declarator.Symbol.IsConst || initializer is null)
            return; // a constant is folded where it is used; an unassigned local has no value yet
        if (declarator.Symbol.RefKind != RefKind.None)
            throw Unsupported(declarator);
        if (declarator.Symbol.Type.TypeKind == TypeKind.Delegate)
            lambdas[declarator.Symbol] = LambdaOf(initializer.Value) ?? throw Unsupported(initializer.Value);
        else if (IsArray(declarator.Symbol.Type))
            DeclareArray(declarator.Symbol, initializer.Value);
        else
            Assign(declarator.Symbol, Evaluate(initializer.Value));
    }

    private void Assign(ISymbol target, Expr value)
    {
        // A value that got a passing name while it was computed takes the user's.
        var nameless = value is Variable ? bindings.FindIndex(binding => binding.Name is null && binding.Variable == value) : -1;
        if (nameless >= 0)
            bindings[nameless] = bindings[nameless] with { Name = target.Name };
        locals = locals.SetItem(target, Bind(value, target.Name));
    }

    /// <summary>Gives a value a name, so that it can be used again; leaves have no need of one.</summary>
    private Expr Bind(Expr value, string? name = null)
    {

        if (value is TupleExpr tuple)
            return new TupleExpr(tuple.Items.Select(item => Bind(item)).ToEquatableArray());
        if (value.IsAtom)
            return value;

        size++;
        var variable = new Variable(value.Type, names.Allocate(name ?? "t"));
        bindings.Add(new Binding(variable, value, name));
        return variable;
    }

    /// <summary>The same for a value that there may not be, since all lanes throw.</summary>
    private Expr? BindKnown(Expr? value) => value is null ? null : Bind(value);

    /// <summary>Ends the evaluation of a statement whose fault is reported.</summary>
    private sealed class ParseFault : Exception;
}
