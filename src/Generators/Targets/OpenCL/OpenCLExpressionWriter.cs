using Kernels.Generators.Expressions;
using Kernels.Generators.Text;

namespace Kernels.Generators.Targets.OpenCL;

/// <summary>Writes expressions as OpenCL C.</summary>
internal sealed class OpenCLExpressionWriter() : GpuExpressionWriter(OpenCLLanguage.Instance.Taken, OpenCLLanguage.Types)
{
    public override string OutParameter(ScalarType type, string name) => $"{TypeName(type)}* {name}";

    public override string OutTarget(string name) => $"*{name}";

    public override string OutArgument(string name) => $"&{name}";

    public override string Declaration(ScalarType type, string name, bool isFinal) => $"{(isFinal ? "const " : "")}{TypeName(type)} {name}";

    protected override Code PrintBitCast(BitCast cast) => Code.Primary($"as_{TypeName(cast.To)}({Write(cast.Operand)})");

    protected override string Spell(string name) => OpenCLLanguage.Instance.Spell(name);

    protected override string FromBits(Constant constant) => constant == Constant.Of(float.PositiveInfinity) ? "INFINITY"
        : constant == Constant.Of(float.NegativeInfinity) ? "-INFINITY"
        : base.FromBits(constant);
}
