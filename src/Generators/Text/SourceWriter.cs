using System;
using System.Text;

namespace Kernels.Generators.Text;

/// <summary>Text with indentation: four spaces for each open brace, LF at each end of line.</summary>
internal sealed class SourceWriter
{
    private const int DocumentationWidth = LineBreaker.Columns - 4;

    private readonly StringBuilder text = new();
    private int indentation;

    /// <summary>The column in which a line begins.</summary>
    public int Column => indentation * 4;

    /// <summary>A line; on as many as it takes where it is too long.</summary>
    public void Line(string line = "")
    {
        if (Column + line.Length <= LineBreaker.Columns)
        {
            Unbroken(line);
            return;
        }

        foreach (var part in LongLine.Break(line, Column))
            Unbroken(part);
    }

    /// <summary>A line that stays one however long it is.</summary>
    public void Unbroken(string line)
    {
        if (line.Length > 0)
            text.Append(' ', Column).Append(line);
        text.Append('\n');
    }

    /// <summary>A line of XML documentation, on as many lines as it takes. Breaks at spaces outside tags.</summary>
    public void Documentation(string line)
    {
        var width = DocumentationWidth - Column;
        for (var end = line.Length; line.Length > width; line = line.Substring(end + 1), end = line.Length)
        {
            var (depth, last) = (0, -1);
            for (var i = 0; i < line.Length && (i <= width || last < 0); i++)
            {
                depth += line[i] is '<' ? 1 : line[i] is '>' ? -1 : 0;
                if (line[i] == ' ' && depth == 0)
                    last = i;
            }

            if (last < 0)
                break;
            end = last;
            Unbroken($"/// {line.Substring(0, end)}");
        }

        Unbroken($"/// {line}");
    }

    /// <summary>A line one level further in: the body of an <c>if</c> without braces, a continuation.</summary>
    public void Indented(string line) => Indented(() => Line(line));

    public void Indented(Action write)
    {
        indentation++;
        write();
        indentation--;
    }

    public void Open(string header)
    {
        Line(header);
        Open();
    }

    /// <summary>As <see cref="Open"/>, for a header that may take several lines.</summary>
    public void OpenBroken(string header)
    {
        LineBreaker.WriteHeader(this, header);
        Open();
    }

    /// <summary>The brace alone, under a header that is written already.</summary>
    public void Open()
    {
        Line("{");
        indentation++;
    }

    /// <param name="end">What stands behind the brace, such as the condition of a <c>do</c>.</param>
    public void Close(string end = "")
    {
        indentation--;
        Line("}" + end);
    }

    public override string ToString() => text.ToString();
}
