using System;
using System.Globalization;
using System.Text;
using SyntaxFacts = Microsoft.CodeAnalysis.CSharp.SyntaxFacts;

namespace Kernels.Generators.Bodies;

/// <summary>The words and brackets that the text is made of.</summary>
internal sealed partial class BodyReader
{
    private readonly string text;
    private int position;

    /// <summary>A name that generated code may write: nothing else must get into it.</summary>
    private static string Identifier(string word)
    {
        Require(SyntaxFacts.IsValidIdentifier(word));
        return word;
    }

    private int Number()
    {
        Require(int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var number));
        return number;
    }

    private static (string Left, string Right) Split(string word)
    {
        var colon = word.IndexOf(':');
        Require(colon != 0 && colon != word.Length - 1);
        return colon < 0 ? (word, "") : (word.Substring(0, colon), word.Substring(colon + 1));
    }

    private void Open(string? head = null)
    {
        Require(Peek() == '(');
        position++;
        Require(head is null || Word() == head);
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

    private void Close() => Require(TryClose());

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
        Require(position > start);
        return text.Substring(start, position - start);
    }

    private string Quoted()
    {
        Require(Peek() == '\'');
        var name = new StringBuilder();
        for (position++; ; position++)
        {
            Require(position < text.Length);
            switch (text[position])
            {
                case '\'':
                    position++;
                    return name.ToString();
                case '%':
                    Require(position + 4 < text.Length);
                    Require(ushort.TryParse(text.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code));
                    name.Append((char)code);
                    position += 4;
                    break;
                default:
                    name.Append(text[position]);
                    break;
            }
        }
    }

    private static void Require(bool isUnderstood)
    {
        if (!isUnderstood)
            throw new NotUnderstood();
    }

    /// <summary>Ends the reading of a text that is not ours, or not of this version.</summary>
    private sealed class NotUnderstood : Exception;
}
