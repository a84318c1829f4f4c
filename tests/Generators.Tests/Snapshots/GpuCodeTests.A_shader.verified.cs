    /// <summary>
    /// Scaled, element by element.
    /// </summary>
    /// <remarks>
    /// Runs a ComputeSharp shader on the device of the buffers, and returns when it is done.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="scale">One value for all elements.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>.</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The shader does not compile; the message quotes the
    /// compiler.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Scaled(ReadOnlyBuffer<float> x, float scale, ReadWriteBuffer<float> destination)
    {
        SpanGuard.RequireSameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        x.GraphicsDevice.For(
            ShaderGrid.Width(x.Length),
            ShaderGrid.Height(x.Length),
            new ScaledShader(x, scale, destination));
    }

    /// <summary>Runs <c>Scaled</c> on every element: <c>device.For(destination.Length, new
    /// ScaledShader(...))</c>.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct ScaledShader : IComputeShader, IComputeShaderDescriptor<ScaledShader>
    {
        private readonly ReadOnlyBuffer<float> x;
        private readonly float scale;
        private readonly ReadWriteBuffer<float> destination;
        private readonly int count;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public ScaledShader(ReadOnlyBuffer<float> x, float scale, ReadWriteBuffer<float> destination)
        {
            this.x = x;
            this.scale = scale;
            this.destination = destination;
            this.count = destination.Length;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            if (i < count)
                destination[i] = Scaled(x[i], scale);
        }

        private static float Scaled(float x, float scale)
        {
            return x <= 0f ? 0f : scale * x;
        }

        static int IComputeShaderDescriptor<ScaledShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<ScaledShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<ScaledShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<ScaledShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<ScaledShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<ScaledShader>.ResourceDescriptorRanges => new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.ShaderResourceView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
        };

        static string IComputeShaderDescriptor<ScaledShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<ScaledShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<ScaledShader>.LoadConstantBuffer<TLoader>(
            in ScaledShader shader,
            ref TLoader loader,
            int x,
            int y,
            int z)
        {
            Span<byte> constants = stackalloc byte[20];
            MemoryMarshal.Write(constants.Slice(0), in x);
            MemoryMarshal.Write(constants.Slice(4), in y);
            MemoryMarshal.Write(constants.Slice(8), in z);
            MemoryMarshal.Write(constants.Slice(12), in shader.scale);
            MemoryMarshal.Write(constants.Slice(16), in shader.count);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<ScaledShader>.LoadGraphicsResources<TLoader>(
            in ScaledShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.x, 0);
            loader.LoadGraphicsResource(shader.destination, 1);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                float scale;
                int count;
            }

            StructuredBuffer<float> x : register(t0);

            RWStructuredBuffer<float> destination : register(u0);

            static float Scaled(float x, float scale)
            {
                precise float result = x <= 0.0f ? 0.0f : scale * x;
                return result;
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    if (i < count)
                        destination[i] = Scaled(x[i], scale);
                }
            }
            """;
    }

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.K.Scaled(float, float)'
        (fn (float:x float:scale)
          (let t (<= x 0f))
          (? t 0f (* scale x)))
        """)]
    public static partial void Scaled(ReadOnlySpan<float> x, float scale, Span<float> destination);
}
