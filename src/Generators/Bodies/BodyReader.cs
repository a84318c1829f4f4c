using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Bodies;

/// <summary>Reads functions from text; see <see cref="BodyText"/>. What it does not know, it does not guess.</summary>
internal sealed partial class BodyReader
{
    /// <summary>More than twice what the parser lets an expression nest; every pass recurses that deep.</summary>
    private const int MaximumDepth = 1000;

    private readonly List<string> keys = [];
    private Dictionary<string, Expr> scope = [];
    private int depth;

    private BodyReader(string text) => this.text = text;

    /// <summary>The functions, the kernel's first; null where the text is not understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAlone">Has only the first of the functions a body?</param>
    public static List<Function>? Read(string text, bool isAlone = false)
    {
        try
        {
            return new BodyReader(text).ReadFunctions(isAlone);
        }
        catch (NotUnderstood)
        {
            return null;
        }
    }

    private List<Function> ReadFunctions(bool isAlone)
    {
        Require(BodyText.Versions.Contains(Word()));
        while (Peek() == '\'')
            keys.Add(Quoted());
        Require(keys.Count > 0 && keys.Distinct().Count() == keys.Count);
        var functions = keys.GetRange(0, isAlone ? 1 : keys.Count).ConvertAll(ReadFunction);
        Require(Peek() == '\0');
        return functions;
    }

    private Function ReadFunction(string key)
    {
        var outer = scope;
        scope = new Dictionary<string, Expr>(StringComparer.Ordinal);
        Open("fn");
        Open();
        var parameters = new List<Parameter>();
        while (!TryClose())
        {
            var (type, name) = Split(Word());
            var parameter = new Parameter(TypeOf(type), Identifier(name));
            Require(parameter.Type != ScalarType.Tuple);
            parameters.Add(parameter);
            Add(name, parameter);
        }

        OwnDerivative? own = null;
        DerivativeSpec? derivative = null;
        if (TryOpen("own"))
        {
            var (function, isTuple, words) = ReadSpec();
            own = new OwnDerivative(function, [.. words.Select(static word => word == "-" ? "" : Identifier(word))], isTuple);
        }

        if (TryOpen("derivative"))
        {
            var (function, isTuple, words) = ReadSpec();
            var along = TryOpen("along") ? ReadWords().Select(Identifier).ToEquatableArray() : [];
            derivative = new DerivativeSpec(function, [.. words.Select(ElementOf)], isTuple, along);
        }

        var bindings = new List<Binding>();
        while (TryOpen("let"))
        {
            var (name, userName) = Split(Word());
            var value = ReadExpression();
            Close();
            var variable = new Variable(value.Type, Identifier(name));
            Add(name, variable);
            bindings.Add(new Binding(variable, value, userName.Length == 0 ? null : Identifier(userName)));
        }

        Expr? throws = null;
        if (TryOpen("throws"))
        {
            throws = ReadExpression();
            Require(throws.Type == ScalarType.Bool);
            Close();
        }

        var result = ReadExpression();
        Close();
        scope = outer;
        return new Function(key, [.. parameters], [.. bindings], result, derivative, own, throws);
    }

    private (string Function, bool IsTuple, List<string> Words) ReadSpec()
    {
        var function = Key();
        var shape = Word();
        Require(shape is "tuple" or "one");
        return (function, shape == "tuple", ReadWords());
    }

    private List<string> ReadWords()
    {
        var words = new List<string>();
        while (!TryClose())
            words.Add(Word());
        return words;
    }

    private static DerivativeElement ElementOf(string word)
    {
        if (word == "-")
            return DerivativeElement.Value;
        if (word[0] != '>')
            return new DerivativeElement([.. word.Split(',').Select(Identifier)]);
        Require(int.TryParse(word.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var result));
        return new DerivativeElement([], result);
    }

    private Expr ReadExpression()
    {
        Require(++depth <= MaximumDepth);
        var expression = Peek() == '(' ? ReadNode() : ReadLeaf();
        depth--;
        return expression;
    }

    private Expr ReadLeaf()
    {
        var word = Word();
        switch (word)
        {
            case ":live":
                return new Live();
            case ":true":
                return Constant.True;
            case ":false":
                return Constant.False;
        }

        if (word[0] is '-' or (>= '0' and <= '9'))
            return Literals.Read(word) ?? throw new NotUnderstood();
        var (type, bits) = Split(word);
        if (bits.Length == 0)
            return scope.TryGetValue(word, out var value) ? value : throw new NotUnderstood();
        return ReadConstant(TypeOf(type), bits);
    }

    private static Constant ReadConstant(ScalarType type, string digits)
    {
        Require(type != ScalarType.Tuple);
        Require(digits.Length <= Math.Max(type.Bits / 4, 1));
        Require(long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits));
        Require(type != ScalarType.Bool || bits is 0 or 1);
        return Constant.Of(type, bits);
    }

    private Expr ReadNode()
    {
        Open();
        var (head, typeName) = Split(Word());
        if (head == "loop")
            return ReadLoop();
        var function = head == "call" ? Key() : "";
        var index = head == "item" ? Number() : 0;
        var operands = new List<Expr>();
        while (!TryClose())
            operands.Add(ReadExpression());

        var node = NodeOf(head, typeName.Length == 0 ? null : TypeOf(typeName), operands, function, index);
        Require(NodeCheck.IsSound(node));
        return node;
    }

    private static Expr NodeOf(string head, ScalarType? type, List<Expr> operands, string function, int index)
    {
        switch (head)
        {
            case "call" when type is { } result && operands.Count > 0:
                var arguments = operands.Take(operands.Count - 1).ToEquatableArray();
                return new Call(result, function, arguments, operands[operands.Count - 1]);
            case "item" when type is { } item && operands.Count == 1:
                return new Item(item, operands[0], index);
            case "bits" when type is { } to && operands.Count == 1:
                return new BitCast(to, operands[0]);
            case "tuple" when type is null:
                return new TupleExpr([.. operands]);
        }

        if (MathFunctions.FindMethod(head) is { } math)
        {
            Require(operands.Count == math.Arity);
            return new MathCall(type ?? operands[0].Type, math, [.. operands]);
        }

        Require(type is null);
        return operands.Count switch
        {
            1 when head == "rare" => new Rare(operands[0]),
            1 when head == "thrown" => new Thrown(operands[0]),
            1 when BodySymbols.Unary.Find(head) is { } unary => new Unary(unary, operands[0]),
            1 when BodySymbols.TypeOf(head) is { } to => new Conversion(to, operands[0]),
            1 when Predicate.Find(head) is not null => new Classify(head, operands[0]),
            2 when BodySymbols.Binary.Find(head) is { } binary => new Binary(binary, operands[0], operands[1]),
            2 when BodySymbols.Compare.Find(head) is { } compare => new Compare(compare, operands[0], operands[1]),
            3 when head == "?" => new Select(operands[0], operands[1], operands[2]),
            _ => throw new NotUnderstood(),
        };
    }

    private Loop ReadLoop()
    {
        var key = Quoted();
        var initial = ReadList();
        var invariants = ReadList();
        var guard = ReadExpression();
        var loop = new Loop(initial, invariants, guard, ReadFunction(key));
        Close();
        Require(loop.Body.Throws is null);
        Require(NodeCheck.IsSound(loop));
        return loop;
    }

    private EquatableArray<Expr> ReadList()
    {
        Open("list");
        var items = new List<Expr>();
        while (!TryClose())
            items.Add(ReadExpression());
        return [.. items];
    }

    private void Add(string name, Expr value)
    {
        Require(!scope.ContainsKey(name));
        scope.Add(name, value);
    }

    private static ScalarType TypeOf(string word) => BodySymbols.TypeOf(word) ?? throw new NotUnderstood();

    private string Key()
    {
        var number = Number();
        Require(number < keys.Count);
        return keys[number];
    }
}
