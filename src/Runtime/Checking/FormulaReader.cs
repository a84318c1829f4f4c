using System.Globalization;

namespace Kernels.Checking;

/// <summary>Reads the text of a <see cref="CompilerServices.KernelBodyAttribute"/>, which the generator wrote.</summary>
internal sealed class FormulaReader
{
    private static readonly Dictionary<string, FormulaType> Types = new(StringComparer.Ordinal)
    {
        ["bool"] = FormulaType.Bool,
        ["int"] = FormulaType.Int,
        ["uint"] = FormulaType.UInt,
        ["long"] = FormulaType.Long,
        ["ulong"] = FormulaType.ULong,
        ["float"] = FormulaType.Float,
        ["double"] = FormulaType.Double,
        ["tuple"] = FormulaType.Tuple,
    };

    private readonly string text;
    private int position;
    private Dictionary<string, FormulaNode> scope = [];

    private FormulaReader(string text) => this.text = text;

    /// <exception cref="FormatException">The text is of another version, or has what is not known here.</exception>
    public static Formula Read(string text) => new FormulaReader(text).ReadFormula();

    private Formula ReadFormula()
    {
        if (Word() is not ("1" or "2" or "3"))
            throw new FormatException();
        var count = 0;
        for (; Peek() == '\''; count++)
            SkipQuoted();
        return new([.. Enumerable.Range(0, count).Select(_ => ReadFunction())]);
    }

    private FormulaFunction ReadFunction()
    {
        var outer = scope;
        scope = new(StringComparer.Ordinal);
        Open();
        Expect("fn");
        Open();
        var parameters = new List<(FormulaType Type, string Name)>();
        while (!TryClose())
        {
            var (type, name) = Split(Word());
            scope.Add(name, new(FormulaNode.Parameter, Types[type], [], parameters.Count));
            parameters.Add((Types[type], name));
        }

        var own = TryOpen("own") ? ReadSpec() : null;
        var derivative = TryOpen("derivative") ? ReadSpec() : null;
        if (derivative is not null && TryOpen("along"))
            derivative = derivative with { Along = [.. ReadWords()] };
        var bindings = new List<FormulaNode>();
        while (TryOpen("let"))
        {
            var name = Split(Word()).Left;
            var value = ReadNode();
            Close();
            scope.Add(name, new(FormulaNode.Variable, value.Type, [], bindings.Count));
            bindings.Add(value);
        }

        FormulaNode? throws = null;
        if (TryOpen("throws"))
        {
            throws = ReadNode();
            Close();
        }

        var result = ReadNode();
        Close();
        scope = outer;
        return new([.. parameters], [.. bindings], result, derivative, own, throws);
    }

    private FormulaDerivative ReadSpec()
    {
        var function = Number();
        var isTuple = Word() == "tuple";
        return new(function, [.. ReadWords().Select(ElementOf)], isTuple, []);
    }

    private List<string> ReadWords()
    {
        var words = new List<string>();
        while (!TryClose())
            words.Add(Word());
        return words;
    }

    private static FormulaElement ElementOf(string word) => word == "-" ? new([])
        : word[0] == '>' ? new([], int.Parse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture))
        : new(word.Split(','));

    private FormulaNode ReadNode()
    {
        if (Peek() != '(')
            return ReadLeaf();

        Open();
        var (head, typeName) = Split(Word());
        head = head[(head.LastIndexOf('.') + 1)..]; // the exact value is that of the correctly rounded function as well
        if (head == "loop")
            return ReadLoop();
        var index = head is "call" or "item" ? Number() : 0;
        var operands = new List<FormulaNode>();
        while (!TryClose())
            operands.Add(ReadNode());
        if (head == "rare")
            return operands[0]; // what is skipped in vectors is computed here like anything else

        var type = typeName.Length > 0 ? Types[typeName] : head switch
        {
            "tuple" => FormulaType.Tuple,
            "?" => operands[1].Type,
            "==" or "!=" or "<" or "<=" or ">" or ">=" or "thrown" => FormulaType.Bool,
            _ when Evaluator.Predicates.ContainsKey(head) => FormulaType.Bool,
            _ when Types.TryGetValue(head, out var to) => to,
            _ => operands[0].Type,
        };
        var isConversion = head != "tuple" && Types.ContainsKey(head);
        if (!isConversion && !Evaluator.Knows(head))
            throw new FormatException();
        return new(isConversion ? FormulaNode.Conversion : head, type, [.. operands], index);
    }

    private FormulaNode ReadLeaf()
    {
        var word = Word();
        if (word[0] == ':')
        {
            // :live is true too: what is not reached is not evaluated.
            return new(FormulaNode.Constant, FormulaType.Bool, [], Value: FormulaValue.Condition(word != ":false"));
        }

        if (word[0] == '-' || char.IsAsciiDigit(word[0]))
            return ReadLiteral(word);
        var (type, bits) = Split(word);
        if (bits.Length == 0)
            return scope[word];
        var value = long.Parse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new(FormulaNode.Constant, Types[type], [], Value: FormulaValue.OfBits(Types[type], value));
    }

    /// <summary>A decimal number, whose suffix says its type as in C#.</summary>
    private static FormulaNode ReadLiteral(string word)
    {
        var digits = word.TrimEnd('f', 'd', 'u', 'U', 'L');
        var (type, bits) = word[digits.Length..] switch
        {
            "f" => (FormulaType.Float, BitConverter.SingleToInt32Bits(float.Parse(digits, CultureInfo.InvariantCulture))),
            "u" => (FormulaType.UInt, uint.Parse(digits, CultureInfo.InvariantCulture)),
            "L" => (FormulaType.Long, long.Parse(digits, CultureInfo.InvariantCulture)),
            "UL" => (FormulaType.ULong, unchecked((long)ulong.Parse(digits, CultureInfo.InvariantCulture))),
            "" when !digits.AsSpan().ContainsAny('.', 'E') => (FormulaType.Int, int.Parse(digits, CultureInfo.InvariantCulture)),
            "" or "d" => (FormulaType.Double, BitConverter.DoubleToInt64Bits(double.Parse(digits, CultureInfo.InvariantCulture))),
            _ => throw new FormatException(),
        };
        return new(FormulaNode.Constant, type, [], Value: FormulaValue.OfBits(type, bits));
    }

    private FormulaNode ReadLoop()
    {
        SkipQuoted();
        var operands = ReadList();
        operands.AddRange(ReadList());
        operands.Add(ReadNode());
        var body = ReadFunction();
        Close();
        return new("loop", FormulaType.Tuple, [.. operands], Body: body);
    }

    private List<FormulaNode> ReadList()
    {
        Open();
        Expect("list");
        var items = new List<FormulaNode>();
        while (!TryClose())
            items.Add(ReadNode());
        return items;
    }

    private int Number() => int.Parse(Word(), NumberStyles.None, CultureInfo.InvariantCulture);

    private static (string Left, string Right) Split(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (word, "") : (word[..colon], word[(colon + 1)..]);
    }

    private void Expect(string word)
    {
        if (Word() != word)
            throw new FormatException();
    }

    private void Open()
    {
        if (Peek() != '(')
            throw new FormatException();
        position++;
    }

    private bool TryOpen(string head)
    {
        var start = position;
        if (Peek() == '(')
        {
            position++;
            if (Peek() is not ('(' or ')' or '\'' or '\0') && Word() == head)
                return true;
        }

        position = start;
        return false;
    }

    private void Close()
    {
        if (!TryClose())
            throw new FormatException();
    }

    private bool TryClose()
    {
        if (Peek() != ')')
            return false;
        position++;
        return true;
    }

    /// <summary>The next character that is no white space; NUL at the end.</summary>
    private char Peek()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position < text.Length ? text[position] : '\0';
    }

    private string Word()
    {
        Peek();
        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('(' or ')' or '\''))
            position++;
        return position > start ? text[start..position] : throw new FormatException();
    }

    /// <summary>A name in quotes, with none inside: they are written otherwise.</summary>
    private void SkipQuoted()
    {
        if (Peek() != '\'')
            throw new FormatException();
        position = text.IndexOf('\'', position + 1) + 1;
        if (position == 0)
            throw new FormatException();
    }
}
