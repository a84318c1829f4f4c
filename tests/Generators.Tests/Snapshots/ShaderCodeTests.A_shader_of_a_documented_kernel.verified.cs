    /// <summary>
    /// The logistic function with a slope.
    /// </summary>
    /// <remarks>
    /// Runs a ComputeSharp shader on the device of the buffers, and returns when it is done.
    /// </remarks>
    /// <param name="x">The logit. One value per element.</param>
    /// <param name="slope">The slope at 0, four times. One value for all elements.</param>
    /// <param name="destination">Receives the results; as long as <paramref name="x"/>.</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The shader does not compile; the message quotes the
    /// compiler.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Logistic(ReadOnlyBuffer<float> x, float slope, ReadWriteBuffer<float> destination)
    {
        SpanGuard.RequireSameLength(destination.Length, x.Length, nameof(destination), nameof(x));
        x.GraphicsDevice.For(
            ShaderGrid.Width(x.Length),
            ShaderGrid.Height(x.Length),
            new LogisticShader(x, slope, destination));
    }

    /// <summary>Runs <c>Logistic</c> on every element: <c>device.For(destination.Length, new
    /// LogisticShader(...))</c>.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct LogisticShader : IComputeShader, IComputeShaderDescriptor<LogisticShader>
    {
        private readonly ReadOnlyBuffer<float> x;
        private readonly float slope;
        private readonly ReadWriteBuffer<float> destination;
        private readonly int count;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public LogisticShader(ReadOnlyBuffer<float> x, float slope, ReadWriteBuffer<float> destination)
        {
            this.x = x;
            this.slope = slope;
            this.destination = destination;
            this.count = destination.Length;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            if (i < count)
                destination[i] = Logistic(x[i], slope);
        }

        private static float Exp(float x)
        {
            float clamped = x < -104f ? -104f : x > 89f ? 89f : x;
            float shifted = clamped * 1.442695f + 12582912f;
            float n = shifted - 12582912f;
            float r = clamped - n * 0.69314575f - n * 1.4286068E-06f;
            float curvature = ((0.0013782504f * r + 0.008368675f) * r + 0.041668963f) * r + 0.16666521f;
            float curvature2 = curvature * r + 0.4999999f;
            float q = r * r * curvature2 + r;
            int whole = Hlsl.AsInt(shifted) - 0x4B400000;
            int halfway = whole >> 1;
            return (q + 1f) * Hlsl.AsFloat((halfway + 127) << 23) * Hlsl.AsFloat((whole - halfway + 127) << 23);
        }

        private static float Logistic(float x, float slope)
        {
            return 1f / (1f + Exp(-slope * x));
        }

        static int IComputeShaderDescriptor<LogisticShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<LogisticShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<LogisticShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<LogisticShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<LogisticShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<LogisticShader>.ResourceDescriptorRanges => new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.ShaderResourceView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
        };

        static string IComputeShaderDescriptor<LogisticShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<LogisticShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<LogisticShader>.LoadConstantBuffer<TLoader>(
            in LogisticShader shader,
            ref TLoader loader,
            int x,
            int y,
            int z)
        {
            Span<byte> constants = stackalloc byte[20];
            MemoryMarshal.Write(constants.Slice(0), in x);
            MemoryMarshal.Write(constants.Slice(4), in y);
            MemoryMarshal.Write(constants.Slice(8), in z);
            MemoryMarshal.Write(constants.Slice(12), in shader.slope);
            MemoryMarshal.Write(constants.Slice(16), in shader.count);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<LogisticShader>.LoadGraphicsResources<TLoader>(
            in LogisticShader shader,
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
                float slope;
                int count;
            }

            StructuredBuffer<float> x : register(t0);

            RWStructuredBuffer<float> destination : register(u0);

            static float Exp(float x)
            {
                precise float clamped = x < -104.0f ? -104.0f : x > 89.0f ? 89.0f : x;
                precise float shifted = clamped * 1.442695f + 12582912.0f;
                precise float n = shifted - 12582912.0f;
                precise float r = clamped - n * 0.69314575f - n * 1.4286068E-06f;
                precise float curvature = ((0.0013782504f * r + 0.008368675f) * r + 0.041668963f) * r + 0.16666521f;
                precise float curvature2 = curvature * r + 0.4999999f;
                precise float q = r * r * curvature2 + r;
                int whole = asint(shifted) - 0x4B400000;
                int halfway = whole >> 1;
                precise float result = (q + 1.0f)
                    * asfloat((halfway + 127) << 23)
                    * asfloat((whole - halfway + 127) << 23);
                return result;
            }

            static float Logistic(float x, float slope)
            {
                precise float result = 1.0f / (1.0f + Exp(-slope * x));
                return result;
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    if (i < count)
                        destination[i] = Logistic(x[i], slope);
                }
            }
            """;
    }

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.Activations.Logistic(float, float)'
        (fn (float:x float:slope) (/ 1f (+ 1f (Exp (* (neg slope) x)))))
        """)]
    public static partial void Logistic(ReadOnlySpan<float> x, float slope, Span<float> destination);
}
