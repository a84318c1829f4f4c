    /// <summary>
    /// Filtered, element by element.
    /// </summary>
    /// <remarks>
    /// Runs a ComputeSharp shader on the device of the buffers, and returns when it is done. An index that is out of a
    /// table's range means the nearest number.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="gain">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="taps">Numbers that every element may look up, 1 or more; no destination may overlap them.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>.</param>
    /// <exception cref="System.ArgumentException">The lengths differ, or a table has too few numbers.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The shader does not compile; the message quotes the
    /// compiler.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Filtered(
        ReadOnlyBuffer<float> x,
        ReadOnlyBuffer<int> gain,
        ReadOnlyBuffer<float> taps,
        ReadWriteBuffer<float> destination)
    {
        SpanGuard.RequireSameLength(gain.Length, x.Length, nameof(gain), nameof(x));
        SpanGuard.RequireSameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        SpanGuard.RequireNumbers(taps.Length, 1, nameof(taps));
        x.GraphicsDevice.For(
            ShaderGrid.Width(x.Length),
            ShaderGrid.Height(x.Length),
            new FilteredShader(x, gain, taps, destination));
    }

    /// <summary>Runs <c>Filtered</c> on every element: <c>device.For(destination.Length, new
    /// FilteredShader(...))</c>.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct FilteredShader : IComputeShader, IComputeShaderDescriptor<FilteredShader>
    {
        private readonly ReadOnlyBuffer<float> x;
        private readonly ReadOnlyBuffer<int> gain;
        private readonly ReadOnlyBuffer<float> taps;
        private readonly ReadWriteBuffer<float> destination;
        private readonly int count;
        private readonly int tapsLength;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public FilteredShader(
            ReadOnlyBuffer<float> x,
            ReadOnlyBuffer<int> gain,
            ReadOnlyBuffer<float> taps,
            ReadWriteBuffer<float> destination)
        {
            this.x = x;
            this.gain = gain;
            this.taps = taps;
            this.destination = destination;
            this.count = destination.Length;
            this.tapsLength = taps.Length;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            if (i < count)
                destination[i] = Filtered(x[i], gain[i]);
        }

        private float GainsAt(int i)
        {
            return i < 1 ? 0.5f : i < 2 ? 1f : 2f;
        }

        private float Filtered(float x, int gain)
        {
            return GainsAt(Hlsl.Clamp(gain, 0, 2)) * (taps[0] + taps[tapsLength - 1] * x);
        }

        static int IComputeShaderDescriptor<FilteredShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<FilteredShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<FilteredShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<FilteredShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<FilteredShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<FilteredShader>.ResourceDescriptorRanges => new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.ShaderResourceView, 0),
            new(ResourceDescriptorRangeType.ShaderResourceView, 1),
            new(ResourceDescriptorRangeType.ShaderResourceView, 2),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
        };

        static string IComputeShaderDescriptor<FilteredShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<FilteredShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<FilteredShader>.LoadConstantBuffer<TLoader>(
            in FilteredShader shader,
            ref TLoader loader,
            int x,
            int y,
            int z)
        {
            Span<byte> constants = stackalloc byte[20];
            MemoryMarshal.Write(constants.Slice(0), in x);
            MemoryMarshal.Write(constants.Slice(4), in y);
            MemoryMarshal.Write(constants.Slice(8), in z);
            MemoryMarshal.Write(constants.Slice(12), in shader.count);
            MemoryMarshal.Write(constants.Slice(16), in shader.tapsLength);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<FilteredShader>.LoadGraphicsResources<TLoader>(
            in FilteredShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.x, 0);
            loader.LoadGraphicsResource(shader.gain, 1);
            loader.LoadGraphicsResource(shader.taps, 2);
            loader.LoadGraphicsResource(shader.destination, 3);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                int count;
                int tapsLength;
            }

            StructuredBuffer<float> x : register(t0);

            StructuredBuffer<int> gain : register(t1);

            StructuredBuffer<float> taps : register(t2);

            RWStructuredBuffer<float> destination : register(u0);

            static float GainsAt(int i)
            {
                precise float result = i < 1 ? 0.5f : i < 2 ? 1.0f : 2.0f;
                return result;
            }

            static float Filtered(float x, int gain)
            {
                precise float result = GainsAt(clamp(gain, 0, 2)) * (taps[0] + taps[tapsLength - 1] * x);
                return result;
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    if (i < count)
                        destination[i] = Filtered(x[i], gain[i]);
                }
            }
            """;
    }

    // The numbers of Gains, and as many more as fill a register. They lie in the assembly, and cost nothing to set up.
    private static ReadOnlySpan<float> FilteredTable =>
    [
        0.5f, 1f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f, 2f,
    ];
}
