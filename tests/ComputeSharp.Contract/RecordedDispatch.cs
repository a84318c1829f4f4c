using System.Reflection;
using ComputeSharp.Descriptors;
using ComputeSharp.Interop;

namespace ComputeSharp;

/// <summary>What a shader was bound to: its constants, and a buffer for each register. The real library has no such record.</summary>
/// <param name="Shader">The type of the shader.</param>
/// <param name="Size">How many threads were asked for.</param>
/// <param name="Constants">The bytes of b0.</param>
/// <param name="Resources">The buffers, in the order of their ranges.</param>
internal sealed record RecordedDispatch(Type Shader, Int3 Size, byte[] Constants, IReadOnlyList<RecordedResource> Resources)
{
    private const int MaximumGroups = 65_535;
    private const int MaximumThreadsOfAGroup = 1024;
    private const int MaximumRootWords = 64;

    /// <summary>The buffer of a register, as HLSL names it: t0, u0 and so on.</summary>
    public IGraphicsResource this[string register] =>
        Resources.SingleOrDefault(resource => resource.Register == register)?.Resource
        ?? throw new ArgumentException($"{Shader.Name} binds {string.Join(", ", Resources.Select(resource => resource.Register))}, not {register}.",
            nameof(register));

    /// <summary>The bytes of the buffers, in the order of their ranges.</summary>
    public byte[][] Contents() => [.. Resources.Select(static resource => resource.Resource.ToBytes())];

    /// <summary>Binds a shader, and refuses what a device would refuse or read wrongly.</summary>
    public static RecordedDispatch Bind<T>(int x, int y, int z, in T shader)
        where T : struct, IComputeShader, IComputeShaderDescriptor<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(y);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(z);
        CheckGroupSize<T>();

        // The real library names the first dimension for all three.
        CheckGroups(x, T.ThreadsX, "groupsX");
        CheckGroups(y, T.ThreadsY, "groupsX");
        CheckGroups(z, T.ThreadsZ, "groupsX");

        ConstantRecorder constants = new([]);
        T.LoadConstantBuffer(in shader, ref constants, x, y, z);

        ResourceRecorder resources = new(new IGraphicsResource?[T.ResourceDescriptorRanges.Length]);
        T.LoadGraphicsResources(in shader, ref resources);

        return new RecordedDispatch(typeof(T), new Int3(x, y, z), constants.For<T>(), resources.For<T>());
    }

    private static void CheckGroupSize<T>()
        where T : struct, IComputeShaderDescriptor<T>
    {
        (int, int, int) described = (T.ThreadsX, T.ThreadsY, T.ThreadsZ);
        ThreadGroupSizeAttribute? size = typeof(T).GetCustomAttribute<ThreadGroupSizeAttribute>();

        Require<T>(size is not null, "has no [ThreadGroupSize], which the library's analyzer asks for");
        Require<T>((size!.ThreadsX, size.ThreadsY, size.ThreadsZ) == described, $"describes groups of {described}, and its [ThreadGroupSize] says otherwise");
        Require<T>(T.ThreadsX * T.ThreadsY * T.ThreadsZ is >= 1 and <= MaximumThreadsOfAGroup,
            $"has groups of {described}; a group has 1 to {MaximumThreadsOfAGroup} threads");
    }

    private static void CheckGroups(int threads, int threadsOfAGroup, string name) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan((threads + (long)threadsOfAGroup - 1) / threadsOfAGroup, MaximumGroups, name);

    private static void Require<T>(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"{typeof(T).Name} {otherwise}.");
        }
    }

    private struct ConstantRecorder(byte[][] loads) : IConstantBufferLoader
    {
        private byte[][] loads = loads;

        public void LoadConstantBuffer(ReadOnlySpan<byte> data)
        {
            if (data.Length % sizeof(int) != 0)
            {
                throw new ArgumentException($"Constants are whole words of four bytes, and these are {data.Length} bytes.", nameof(data));
            }

            loads = [.. loads, data.ToArray()];
        }

        public readonly byte[] For<T>()
            where T : struct, IComputeShaderDescriptor<T>
        {
            Require<T>(loads.Length == 1, $"loads its constants {loads.Length} times instead of once");
            Require<T>(loads[0].Length == T.ConstantBufferSize, $"loads {loads[0].Length} bytes of constants and describes {T.ConstantBufferSize}");
            Require<T>(
                (T.ConstantBufferSize / sizeof(int)) + T.ResourceDescriptorRanges.Length <= MaximumRootWords,
                $"needs more than the {MaximumRootWords} words of a root signature: one for each word of constants and one for each buffer");

            return loads[0];
        }
    }

    private readonly struct ResourceRecorder(IGraphicsResource?[] resources) : IGraphicsResourceLoader
    {
        public void LoadGraphicsResource(IGraphicsResource resource, uint index)
        {
            ArgumentNullException.ThrowIfNull(resource);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, (uint)resources.Length);

            if (resources[index] is not null)
            {
                throw new ArgumentException($"Two buffers are loaded for range {index}.", nameof(index));
            }

            resources[index] = resource;
        }

        public RecordedResource[] For<T>()
            where T : struct, IComputeShaderDescriptor<T>
        {
            ReadOnlySpan<ResourceDescriptorRange> ranges = T.ResourceDescriptorRanges.Span;
            RecordedResource[] bound = new RecordedResource[ranges.Length];

            for (int i = 0; i < bound.Length; i++)
            {
                Require<T>(resources[i] is not null, $"loads no buffer for range {i}");
                bound[i] = RecordedResource.Of(ranges[i], resources[i]!);
                Require<T>(bound[i].HasRightKind, $"binds {resources[i]!.GetType().Name} to register {bound[i].Register}");
            }

            Require<T>(bound.DistinctBy(resource => resource.Register).Count() == bound.Length, "has two buffers in one register");

            return bound;
        }
    }
}
