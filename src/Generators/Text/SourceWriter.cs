using System;
using System.Text;

namespace Kernels.Generators.Text;

/// <summary>Text with indentation: four spaces for each open brace, LF at each end of line.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indentation;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', indentation * 4).Append(line);
        text.Append('\n');
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
