using Kernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generators.Parsing;

/// <summary>What a kernel cannot contain, in words.</summary>
internal sealed partial class BodyParser
{
    private ParseFault Unsupported(IOperation operation)
    {
        if (operation is IInvalidOperation || operation.Type?.TypeKind == TypeKind.Error)
            return Incomplete();
        if (operation.Type is { SpecialType: not SpecialType.System_Void } && operation.Type.ToScalarType() is null
            && operation is ILiteralOperation or IFieldReferenceOperation or IObjectCreationOperation or IArrayCreationOperation or IDefaultValueOperation)
        {
            return UnsupportedTypeOf(operation);
        }

        var (what, advice) = operation switch
        {
            ILoopOperation => ("This loop", "use for, while, do, or foreach over an array"),
            IUsingOperation or IUsingDeclarationOperation => ("using", "a kernel works on numbers alone"),
            ILockOperation => ("lock", "a kernel works on numbers alone"),
            ITryOperation => ("try", "an exception ends the whole call; return NaN or another value where something fails"),
            ILabeledOperation => ("A label", "use if, break, continue and return"),
            IBranchOperation => ("A jump", "use if, break, continue, goto case and return"),
            IAnonymousFunctionOperation or IDelegateCreationOperation =>
                ("A lambda", "declare a local with it and call that, or make it a static method of the type"),
            IObjectCreationOperation or IArrayCreationOperation => ("Creating an object", "a kernel works on numbers alone"),
            IArrayElementReferenceOperation or IInlineArrayAccessOperation or IImplicitIndexerReferenceOperation =>
                ("An array element", "pass the number itself as a [Uniform] parameter, or choose among numbers with a switch expression"),
            IFieldReferenceOperation => ("A field of an object", "pass its value as a [Uniform] parameter"),
            ITupleBinaryOperation => ("A comparison of tuples", "compare their elements one by one"),
            IPropertyReferenceOperation => ("A property", "use a const, or pass the value as a [Uniform] parameter"),
            IPatternOperation => ("This pattern", "use constants, comparisons, 'and', 'or', 'not' and '_'"),
            IUnaryOperation { OperatorMethod: not null } or IBinaryOperation { OperatorMethod: not null } =>
                ("A user-defined operator", "call a static method instead"),
            IConversionOperation => ("This conversion", "convert between float or double and the integers of kernels"),
            IDeclarationPatternOperation or IVariableDeclaratorOperation => ("A ref local", "use a plain local"),
            IReturnOperation => ("return without a value", "return a number"),
            _ => (operation.Syntax is StatementSyntax ? "This statement" : "This expression", "write it with arithmetic, comparisons, ?:, if and calls"),
        };
        return Fault(Descriptors.UnsupportedConstruct, Place(operation), what, advice);
    }

    private ParseFault UnsupportedTypeOf(IOperation operation) => operation.Type?.TypeKind == TypeKind.Error
        ? Incomplete()
        : Fault(
            Descriptors.UnsupportedType, operation, operation.Type?.Display() ?? "This",
            Types.Supported);

    /// <summary>The keyword of a statement and of a throw, or the whole of an expression.</summary>
    private static Location Place(IOperation operation) => operation.Syntax is StatementSyntax or ThrowExpressionSyntax
        ? operation.Syntax.GetFirstToken().GetLocation()
        : operation.Syntax.GetLocation();
}
