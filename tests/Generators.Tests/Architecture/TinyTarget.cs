using Kernels.Generators.Diagnostics;
using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Targets;
using Kernels.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Tests.Architecture;

/// <summary>A language of C's family, with floats and integers of 32 bits and few functions: what a backend has to say of its language.</summary>
internal sealed class TinyLanguage(bool knowsOthers = true)
    : TargetLanguage("Tiny C", ["float", "int", "return", "lane"], knowsOthers ? [GpuFunctions.Shared] : [])
{
    public static readonly (ScalarType Type, GpuType Row)[] Rows =
    [
        (ScalarType.Bool, GpuType.Condition("bool")),
        (ScalarType.Int32, GpuType.Signed("int", "", "least")),
        (ScalarType.UInt32, GpuType.Unsigned("uint", "u")),
        (ScalarType.Single, GpuType.Float("float", "f", static bits => $"bits<float>({bits})")),
    ];

    public static readonly TypeTable<GpuType> Types = new("Tiny C", Rows);

    private static readonly HashSet<string> Known = ["fabs", "exp", "log", "sqrt", "trunc", "copysign"];

    public override bool SignedWraps => true;

    public override bool CountsWrap => false;

    public override string? Spelling(MathFunction function) =>
        function.Name == "Expm1" ? "exp_minus_one" : function.C is { } name && Known.Contains(name) ? name : null;

    public override string? Limit(Expr node) => Types.Limit(node);
}

/// <summary>How the language looks.</summary>
/// <param name="language">The language.</param>
/// <param name="types">Its types; null for those of <see cref="TinyLanguage"/>.</param>
internal sealed class TinyExpressionWriter(TargetLanguage language, TypeTable<GpuType>? types = null) : GpuExpressionWriter(language.Taken, types ?? TinyLanguage.Types)
{
    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{TypeName(type)} {name}";

    public override string OutParameter(ScalarType type, string name) => $"{TypeName(type)}& {name}";

    public override string OutTarget(string name) => name;

    public override string OutArgument(string name) => name;

    protected override Code PrintBitCast(BitCast cast) => Code.Primary($"bits<{TypeName(cast.To)}>({Write(cast.Operand)})");
}

/// <summary>A target that runs on every element and reduces nothing: an overload over its buffers, and the text that they run.</summary>
internal sealed class TinyTarget : GpuTarget
{
    public override TargetLanguage Language { get; } = new TinyLanguage();

    public override KernelMemory Memory { get; } = new("Tiny", "Tiny.Buffer", "Tiny.Buffer");

    public override WellKnownNames Names { get; } = new([("Tiny", ["Buffer"])]);

    public override DiagnosticDescriptor NoForm => Descriptors.NoGpuForm;

    public override void Write(KernelModel kernel, Function body, TypeNames types, SourceWriter writer)
    {
        var code = LowerForGpu.Run(body, Language, needed: []);
        var names = new GpuNames(kernel, code, Language);
        var member = GpuMemberName.Of(kernel, "", "Text");
        writer.Line($"{kernel.Accessibility} static void {kernel.Name}({types["Buffer"]} x, {types["Buffer"]} destination) => Tiny.Run({member}, x, destination);");
        writer.Line();
        writer.Line($"private const string {member} = \"\"\"");
        writer.Indented(() =>
        {
            foreach (var function in code.Functions)
                GpuFunctionWriter.Write(function, function.Key, [], new TinyExpressionWriter(Language), Language.Taken, writer);
            GpuFunctionWriter.Write(code.Body, names.Body, [], new TinyExpressionWriter(Language), Language.Taken, writer);
            writer.Line("\"\"\";");
        });
    }
}
