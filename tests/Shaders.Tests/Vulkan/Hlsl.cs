namespace Kernels.Shaders.Tests.Vulkan;

/// <summary>Writes shaders by hand in the layout that ComputeSharp's own generator has.</summary>
internal static class Hlsl
{
    /// <param name="buffers">The declarations of inputs and outputs.</param>
    /// <param name="body">What a thread does that is within the sizes.</param>
    /// <param name="scalars">The constants that follow the three sizes.</param>
    /// <param name="threads">The size of a group.</param>
    public static string Shader(string buffers, string body, string scalars = "", string threads = "64, 1, 1") =>
        $$"""
        cbuffer _ : register(b0)
        {
            uint __x;
            uint __y;
            uint __z;
            {{scalars}}
        }

        {{buffers}}

        [NumThreads({{threads}})]
        void Execute(uint3 ThreadIds : SV_DispatchThreadID)
        {
            if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
            {
                {{body}}
            }
        }
        """;

    /// <summary>A shader of one expression: <c>a</c>, <c>b</c> and so on are the inputs' elements.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="from">The type of the inputs.</param>
    /// <param name="to">The type of the result.</param>
    /// <param name="modifier">What stands before the declaration of the result, such as <c>precise</c>.</param>
    public static string Expression(string expression, int inputs = 1, string from = "float", string to = "float", string modifier = "")
    {
        var names = Enumerable.Range(0, inputs).Select(i => (Index: i, Name: (char)('a' + i))).ToArray();
        return Shader(
            string.Concat(names.Select(n => $"StructuredBuffer<{from}> input{n.Index} : register(t{n.Index});\n"))
                + $"RWStructuredBuffer<{to}> output : register(u0);",
            string.Concat(names.Select(n => $"{from} {n.Name} = input{n.Index}[ThreadIds.x];\n        "))
                + $"{modifier} {to} result = {expression};\n        output[ThreadIds.x] = result;");
    }
}
