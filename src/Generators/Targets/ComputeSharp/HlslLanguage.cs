namespace Kernels.Generators.Targets.ComputeSharp;

/// <summary>HLSL of shader model 5.</summary>
internal sealed class HlslLanguage() : ShaderLanguage(HlslNames.Reserved)
{
    public static readonly HlslLanguage Instance = new();

    public override string ThreadIndex => "ThreadIds.x + __x * ThreadIds.y";

    public override string MemberPrefix => "";

    public override GpuExpressionWriter Expressions(GpuTables tables, params string[] members) => new HlslExpressionWriter([.. Taken, .. members], tables);

    public override string Intrinsic(string name, string left, string right) => $"{name}({left}, {right})";
}
