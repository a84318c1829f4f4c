using System.Collections.Generic;

namespace Kernels.Generators.Text;

/// <summary>The numbers of a table, as many in a line as one reads at a glance.</summary>
internal static class NumberList
{
    private const int LineLength = 110;

    public static void Write(SourceWriter writer, IEnumerable<string> numbers)
    {
        var line = "";
        foreach (var number in numbers)
        {
            if (line.Length + number.Length > LineLength)
            {
                writer.Line(line.TrimEnd());
                line = "";
            }

            line += $"{number}, ";
        }

        writer.Line(line.TrimEnd());
    }
}
