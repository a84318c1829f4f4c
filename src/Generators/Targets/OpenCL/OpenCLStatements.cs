using System;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Statements of OpenCL C that hold others.</summary>
internal static class OpenCLStatements
{
    /// <summary>What belongs to the line above.</summary>
    public static void Block(this SourceWriter writer, bool isBraced, Action write)
    {
        if (isBraced)
            writer.Line("{");
        writer.Indented(write);
        if (isBraced)
            writer.Line("}");
    }

    /// <summary>A loop that must not stay one: what it indexes is then in registers.</summary>
    public static void Unrolled(this SourceWriter writer, string variable, int count, bool isBraced, Action write)
    {
        writer.Line("#pragma unroll");
        writer.Line($"for (uint {variable} = 0; {variable} < {Literals.Digits(count)}; {variable}++)");
        writer.Block(isBraced, write);
    }

    /// <summary>The work-items of a group combine what each has in shared memory, in pairs that come closer to each other.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="lane">The number of a work-item among those that combine.</param>
    /// <param name="apart">A variable: how far the two of a pair are apart.</param>
    /// <param name="half">How far the first pairs are.</param>
    /// <param name="isBraced">Does one take more than a statement to combine with its partner?</param>
    /// <param name="write">Writes that.</param>
    public static void LaneTree(this SourceWriter writer, string lane, string apart, string half, bool isBraced, Action write)
    {
        writer.Line($"for (uint {apart} = {half}; {apart} > 0; {apart} /= 2)");
        writer.Open();
        writer.Line("barrier(CLK_LOCAL_MEM_FENCE);");
        writer.Line($"if ({lane} < {apart})");
        writer.Block(isBraced, write);
        writer.Close();
    }
}
