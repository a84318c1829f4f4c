using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>Marks what others can see of the generated code, so that tools that measure or check code can leave it out.</summary>
internal static class GeneratedCodeAttributes
{
    /// <summary>Major and minor version alone: a patch must not change a file that someone has checked in.</summary>
    private static readonly string Version = typeof(GeneratedCodeAttributes).Assembly.GetName().Version.ToString(2);

    /// <summary>Writes nothing for a private kernel, whose forms are private too.</summary>
    public static void Write(KernelModel kernel, SourceWriter writer, TypeNames types)
    {
        if (kernel.Accessibility != "private")
            writer.Line($"[{types["GeneratedCode"]}(\"Kernels.Generators\", \"{Version}\")]");
    }
}
