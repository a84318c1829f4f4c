using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Bodies;

/// <summary>Writes functions as text; see <see cref="BodyText"/>.</summary>
internal sealed class BodyWriter
{
    private const int LineLength = 100;

    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> numbers;
    private int lineStart;

    /// <summary>Of the function that is being written.</summary>
    private int indentation;

    private BodyWriter(IEnumerable<string> keys) =>
        numbers = keys.Select(static (key, i) => (key, i)).ToDictionary(static pair => pair.key, static pair => pair.i);

    /// <param name="functions">The functions whose bodies are written.</param>
    /// <param name="others">The keys of those that they call besides.</param>
    public static string? Write(IReadOnlyList<Function> functions, IEnumerable<string> others)
    {
        // The vector overload of a third assembly's kernel, or of a method of the runtime, need not be visible elsewhere; a table is much text.
        if (functions.SelectMany(ClosureCheck.NodesOf).Any(static node => node is ExternalCall or Lookup or IsPlace))
            return null;

        List<string> keys = [.. functions.Select(static function => function.Key), .. others];
        var writer = new BodyWriter(keys);
        writer.text.Append(BodyText.VersionOf(functions));
        foreach (var key in keys)
            writer.Put(Quote(key));
        foreach (var function in functions)
        {
            writer.NewLine(0);
            writer.WriteFunction(function);
        }

        return writer.text.ToString();
    }

    private void WriteFunction(Function function)
    {
        text.Append("(fn (");
        for (var i = 0; i < function.Parameters.Count; i++)
            Put($"{BodySymbols.WordOf(function.Parameters[i].Type)}:{function.Parameters[i].Name}", isFirst: i == 0);
        text.Append(')');
        if (function.Own is { } own)
            WriteSpec("own", own.Function, own.IsTuple, own.By.Select(static name => name.Length == 0 ? "-" : name));
        if (function.Derivative is { } derivative)
        {
            WriteSpec("derivative", derivative.Primal, derivative.IsTuple, derivative.By.Select(Word));
            if (derivative.Along.Count > 0)
                Put($"(along {string.Join(" ", derivative.Along)})");
        }

        foreach (var binding in function.Bindings)
        {
            NewLine(indentation + 2);
            text.Append("(let ").Append(binding.Variable.Name);
            if (binding.Name is not null)
                text.Append(':').Append(binding.Name);
            Write(binding.Value);
            text.Append(')');
        }

        if (function.Throws is not null)
        {
            NewLine(indentation + 2);
            text.Append("(throws");
            Write(function.Throws);
            text.Append(')');
        }

        if (function.Bindings.Count > 0 || function.Throws is not null)
            NewLine(indentation + 1);
        Write(function.Result);
        text.Append(')');
    }

    /// <summary>x and x,y are derivatives, - is the value, and >1 the derivative of the second result along the direction.</summary>
    private static string Word(DerivativeElement element) =>
        element.Slope >= 0 ? $">{element.Slope.ToString(CultureInfo.InvariantCulture)}" : element.IsValue ? "-" : string.Join(",", element.By);

    private void WriteSpec(string head, string function, bool isTuple, IEnumerable<string> by)
    {
        Put($"({head} {Number(function)} {(isTuple ? "tuple" : "one")}");
        foreach (var result in by)
            Put(result);
        text.Append(')');
    }

    private void Write(Expr expression)
    {
        switch (expression)
        {
            case Constant constant:
                Put(Literal(constant));
                break;
            case Parameter { Name: var name }:
                Put(name);
                break;
            case Variable { Name: var name }:
                Put(name);
                break;
            case Live:
                Put(":live");
                break;
            case Loop loop:
                Put($"(loop {Quote(loop.Body.Key)}");
                WriteList(loop.Initial);
                WriteList(loop.Invariants);
                Write(loop.Guard);
                indentation += 4;
                NewLine(indentation);
                WriteFunction(loop.Body);
                indentation -= 4;
                text.Append(')');
                break;
            default:
                Put($"({Head(expression)}");
                foreach (var operand in expression.Operands)
                    Write(operand);
                Close();
                break;
        }
    }

    private void WriteList(EquatableArray<Expr> items)
    {
        Put("(list");
        foreach (var item in items)
            Write(item);
        text.Append(')');
    }

    private string Head(Expr expression) => expression switch
    {
        Unary unary => BodySymbols.Unary[unary.Operator],
        Binary binary => BodySymbols.Binary[binary.Operator],
        Compare compare => BodySymbols.Compare[compare.Operator],
        Classify classify => classify.Predicate,
        Select => "?",
        Conversion conversion => BodySymbols.WordOf(conversion.To),
        BitCast cast => $"bits:{BodySymbols.WordOf(cast.To)}",
        Rare => "rare",
        Thrown => "thrown",
        MathCall call when call.Type == call.Arguments[0].Type => call.Function.Method,
        MathCall call => $"{call.Function.Method}:{BodySymbols.WordOf(call.Type)}",
        Call call => $"call:{BodySymbols.WordOf(call.Type)} {Number(call.Function)}",
        TupleExpr => "tuple",
        Item item => $"item:{BodySymbols.WordOf(item.Type)} {item.Index.ToString(CultureInfo.InvariantCulture)}",
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private string Number(string key) => numbers[key].ToString(CultureInfo.InvariantCulture);

    /// <summary>A decimal number; its bits where a decimal number may have others, such as for NaN.</summary>
    private static string Literal(Constant constant)
    {
        if (constant.Type == ScalarType.Bool)
            return constant == Constant.True ? ":true" : ":false";
        var literal = Literals.Decimal(constant);
        return Literals.Read(literal) == constant ? literal : $"{BodySymbols.WordOf(constant.Type)}:{Bits(constant)}";
    }

    private static string Bits(Constant constant) =>
        constant.Type.ToUnsigned(constant.Bits).ToString("X", CultureInfo.InvariantCulture);

    /// <summary>A name that need not be an identifier. What would end it, or the literal around the text, is escaped.</summary>
    private static string Quote(string name)
    {
        var quoted = new StringBuilder("'");
        foreach (var character in name)
        {
            var isPlain = character is not ('\'' or '%' or '"') && (char.IsLetterOrDigit(character) || character is >= ' ' and <= '~');
            quoted.Append(isPlain ? character.ToString() : $"%{(int)character:X4}");
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Appends a word after a space, on the next line where this one is full.</summary>
    private void Put(string word, bool isFirst = false)
    {
        if (text.Length - lineStart + word.Length > LineLength)
            NewLine(indentation + 4);
        else if (!isFirst)
            text.Append(' ');
        text.Append(word);
    }

    /// <summary>Ends an expression, on the next line where many end together.</summary>
    private void Close()
    {
        if (text.Length - lineStart >= LineLength + 4)
            NewLine(indentation + 4);
        text.Append(')');
    }

    private void NewLine(int spaces)
    {
        text.Append('\n').Append(' ', spaces);
        lineStart = text.Length - spaces;
    }
}
