    /// <summary>
    /// Divide, element by element.
    /// </summary>
    /// <remarks>
    /// Runs a ComputeSharp shader on the device of the buffers, and returns when it is done.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="y">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="count">One value for all elements.</param>
    /// <param name="quotientDestination">Receives <c>Quotient</c> of each result; as long as
    /// <paramref name="x"/>.</param>
    /// <param name="turnedDestination">Receives <c>Turned</c> of each result; as long as <paramref name="x"/>.</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The shader does not compile; the message quotes the
    /// compiler.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    public static void Divide(
        ReadOnlyBuffer<int> x,
        ReadOnlyBuffer<int> y,
        int count,
        ReadWriteBuffer<int> quotientDestination,
        ReadWriteBuffer<uint> turnedDestination)
    {
        SpanGuard.RequireSameLength(y.Length, x.Length, nameof(y), nameof(x));
        SpanGuard.RequireSameLength(quotientDestination.Length, x.Length, nameof(quotientDestination), nameof(x));
        SpanGuard.RequireSameLength(turnedDestination.Length, x.Length, nameof(turnedDestination), nameof(x));
        x.GraphicsDevice.For(
            ShaderGrid.Width(x.Length),
            ShaderGrid.Height(x.Length),
            new DivideShader(x, y, count, quotientDestination, turnedDestination));
    }

    /// <summary>
    /// The maximum of Divide over all elements.
    /// </summary>
    /// <remarks>
    /// The maximum over all elements: <c>max Divide(x[i], y[i], count)</c>. Runs on the device of the buffers. Every
    /// run on a device gives the same bits.
    /// </remarks>
    /// <param name="x">One value per element.</param>
    /// <param name="y">One value per element; as long as <paramref name="x"/>.</param>
    /// <param name="count">One value for all elements.</param>
    /// <returns>For each element of the result: the maximum.</returns>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    /// <exception cref="Kernels.Gpu.GpuException">The shader does not compile; the message quotes the
    /// compiler.</exception>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(ShaderGrid.ReadsFields)]
    public static (int Quotient, uint Turned) DivideMax(ReadOnlyBuffer<int> x, ReadOnlyBuffer<int> y, int count)
    {
        SpanGuard.RequireSameLength(y.Length, x.Length, nameof(y), nameof(x));
        var device = x.GraphicsDevice;
        var count2 = ShaderGrid.Lanes(x.Length, 64);
        using var quotientPartials = device.AllocateReadWriteBuffer<int>(count2);
        using var turnedPartials = device.AllocateReadWriteBuffer<uint>(count2);
        device.For(
            ShaderGrid.Width(count2),
            ShaderGrid.Height(count2),
            new DivideMaxShader(x, y, count, 1, x.Length, 64, quotientPartials, turnedPartials));
        using var quotientTotal = device.AllocateReadWriteBuffer<int>(1);
        DivideMaxCombineInt32(quotientPartials, count2, 1, quotientTotal);
        using var turnedTotal = device.AllocateReadWriteBuffer<uint>(1);
        DivideMaxCombineUInt32(turnedPartials, count2, 1, turnedTotal);
        return (quotientTotal.ToArray()[0], turnedTotal.ToArray()[0]);
    }

    // Combines the values of each segment, 16 neighbours at a time, until one is left.
    [global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(ShaderGrid.ReadsFields)]
    private static void DivideMaxCombineInt32(
        ReadWriteBuffer<int> source,
        int count,
        int segments,
        ReadWriteBuffer<int> destination)
    {
        var groups = (count + 15) / 16;
        var device = source.GraphicsDevice;
        if (groups == 1)
        {
            device.For(
                ShaderGrid.Width(segments),
                ShaderGrid.Height(segments),
                new DivideMaxPairsOfIntShader(source, count, segments, destination));
            return;
        }

        using var partials = device.AllocateReadWriteBuffer<int>(segments * groups);
        device.For(
            ShaderGrid.Width(segments * groups),
            ShaderGrid.Height(segments * groups),
            new DivideMaxPairsOfIntShader(source, count, segments, partials));
        DivideMaxCombineInt32(partials, groups, segments, destination);
    }

    // Combines the values of each segment, 16 neighbours at a time, until one is left.
    [global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(ShaderGrid.ReadsFields)]
    private static void DivideMaxCombineUInt32(
        ReadWriteBuffer<uint> source,
        int count,
        int segments,
        ReadWriteBuffer<uint> destination)
    {
        var groups = (count + 15) / 16;
        var device = source.GraphicsDevice;
        if (groups == 1)
        {
            device.For(
                ShaderGrid.Width(segments),
                ShaderGrid.Height(segments),
                new DivideMaxPairsOfUintShader(source, count, segments, destination));
            return;
        }

        using var partials = device.AllocateReadWriteBuffer<uint>(segments * groups);
        device.For(
            ShaderGrid.Width(segments * groups),
            ShaderGrid.Height(segments * groups),
            new DivideMaxPairsOfUintShader(source, count, segments, partials));
        DivideMaxCombineUInt32(partials, groups, segments, destination);
    }

    /// <summary>Runs <c>Divide</c> on every element: <c>device.For(destination.Length, new
    /// DivideShader(...))</c>.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct DivideShader : IComputeShader, IComputeShaderDescriptor<DivideShader>
    {
        private readonly ReadOnlyBuffer<int> x;
        private readonly ReadOnlyBuffer<int> y;
        private readonly int count;
        private readonly ReadWriteBuffer<int> quotientDestination;
        private readonly ReadWriteBuffer<uint> turnedDestination;
        private readonly int count2;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public DivideShader(
            ReadOnlyBuffer<int> x,
            ReadOnlyBuffer<int> y,
            int count,
            ReadWriteBuffer<int> quotientDestination,
            ReadWriteBuffer<uint> turnedDestination)
        {
            this.x = x;
            this.y = y;
            this.count = count;
            this.quotientDestination = quotientDestination;
            this.turnedDestination = turnedDestination;
            this.count2 = quotientDestination.Length;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            if (i < count2)
            {
                uint turned;
                quotientDestination[i] = Divide(x[i], y[i], count, out turned);
                turnedDestination[i] = turned;
            }
        }

        private static int QuotientInt(int x, int y)
        {
            bool mask = y == 0;
            bool mask2 = mask || y == -1;
            int divisor = mask2 ? 1 : y;
            int xOverDivisor = x / divisor;
            return mask2 ? (mask ? 0 : 0 - x) : xOverDivisor;
        }

        private static int Divide(int x, int y, int count, out uint turned)
        {
            turned = (uint)x << (count & 31);
            return QuotientInt(x, y);
        }

        static int IComputeShaderDescriptor<DivideShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<DivideShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<DivideShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<DivideShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<DivideShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<DivideShader>.ResourceDescriptorRanges => new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.ShaderResourceView, 0),
            new(ResourceDescriptorRangeType.ShaderResourceView, 1),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 1),
        };

        static string IComputeShaderDescriptor<DivideShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<DivideShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<DivideShader>.LoadConstantBuffer<TLoader>(
            in DivideShader shader,
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
            MemoryMarshal.Write(constants.Slice(16), in shader.count2);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<DivideShader>.LoadGraphicsResources<TLoader>(
            in DivideShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.x, 0);
            loader.LoadGraphicsResource(shader.y, 1);
            loader.LoadGraphicsResource(shader.quotientDestination, 2);
            loader.LoadGraphicsResource(shader.turnedDestination, 3);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                int count;
                int count2;
            }

            StructuredBuffer<int> x : register(t0);

            StructuredBuffer<int> y : register(t1);

            RWStructuredBuffer<int> quotientDestination : register(u0);

            RWStructuredBuffer<uint> turnedDestination : register(u1);

            static int QuotientInt(int x, int y)
            {
                bool mask = y == 0;
                bool mask2 = mask || y == -1;
                int divisor = mask2 ? 1 : y;
                int xOverDivisor = x / divisor;
                return mask2 ? (mask ? 0 : 0 - x) : xOverDivisor;
            }

            static int Divide(int x, int y, int count, out uint turned)
            {
                turned = (uint)x << (count & 31);
                return QuotientInt(x, y);
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    if (i < count2)
                    {
                        uint turned;
                        quotientDestination[i] = Divide(x[i], y[i], count, turned);
                        turnedDestination[i] = turned;
                    }
                }
            }
            """;
    }

    /// <summary>Reduces a lane of a block of <c>Divide</c> in each thread.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct DivideMaxShader : IComputeShader, IComputeShaderDescriptor<DivideMaxShader>
    {
        private readonly ReadOnlyBuffer<int> x;
        private readonly ReadOnlyBuffer<int> y;
        private readonly int count;
        private readonly int rows;
        private readonly int count2;
        private readonly int lanes;
        private readonly ReadWriteBuffer<int> quotientPartials;
        private readonly ReadWriteBuffer<uint> turnedPartials;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public DivideMaxShader(
            ReadOnlyBuffer<int> x,
            ReadOnlyBuffer<int> y,
            int count,
            int rows,
            int count2,
            int lanes,
            ReadWriteBuffer<int> quotientPartials,
            ReadWriteBuffer<uint> turnedPartials)
        {
            this.x = x;
            this.y = y;
            this.count = count;
            this.rows = rows;
            this.count2 = count2;
            this.lanes = lanes;
            this.quotientPartials = quotientPartials;
            this.turnedPartials = turnedPartials;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int thread = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            int blocks = (count2 + 4095) / 4096;
            if (thread < rows * blocks * lanes)
            {
                int lane = thread % lanes;
                int block = thread / lanes % blocks;
                int end = Hlsl.Min(count2, (block + 1) * 4096);
                int quotientMaximum = int.MinValue;
                uint turnedMaximum = 0u;
                for (int i = block * 4096 + lane; i < end; i += 64)
                {
                    uint turned;
                    quotientMaximum = MaxInt(quotientMaximum, Divide(x[i], y[i], count, out turned));
                    turnedMaximum = MaxUInt(turnedMaximum, turned);
                }

                // The bits of the lane in reverse order. Partners of the tree become neighbours.
                int place = 0;
                for (int bit = 1; bit < lanes; bit *= 2)
                    place = place * 2 + lane / bit % 2;
                quotientPartials[thread - lane + place] = quotientMaximum;
                turnedPartials[thread - lane + place] = turnedMaximum;
            }
        }

        private static int MaxInt(int x, int y)
        {
            return x > y ? x : y;
        }

        private static uint MaxUInt(uint x, uint y)
        {
            return x > y ? x : y;
        }

        private static int QuotientInt(int x, int y)
        {
            bool mask = y == 0;
            bool mask2 = mask || y == -1;
            int divisor = mask2 ? 1 : y;
            int xOverDivisor = x / divisor;
            return mask2 ? (mask ? 0 : 0 - x) : xOverDivisor;
        }

        private static int Divide(int x, int y, int count, out uint turned)
        {
            turned = (uint)x << (count & 31);
            return QuotientInt(x, y);
        }

        static int IComputeShaderDescriptor<DivideMaxShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<DivideMaxShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<DivideMaxShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<DivideMaxShader>.ConstantBufferSize => 28;

        static bool IComputeShaderDescriptor<DivideMaxShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<DivideMaxShader>.ResourceDescriptorRanges => new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.ShaderResourceView, 0),
            new(ResourceDescriptorRangeType.ShaderResourceView, 1),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 1),
        };

        static string IComputeShaderDescriptor<DivideMaxShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<DivideMaxShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<DivideMaxShader>.LoadConstantBuffer<TLoader>(
            in DivideMaxShader shader,
            ref TLoader loader,
            int x,
            int y,
            int z)
        {
            Span<byte> constants = stackalloc byte[28];
            MemoryMarshal.Write(constants.Slice(0), in x);
            MemoryMarshal.Write(constants.Slice(4), in y);
            MemoryMarshal.Write(constants.Slice(8), in z);
            MemoryMarshal.Write(constants.Slice(12), in shader.count);
            MemoryMarshal.Write(constants.Slice(16), in shader.rows);
            MemoryMarshal.Write(constants.Slice(20), in shader.count2);
            MemoryMarshal.Write(constants.Slice(24), in shader.lanes);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<DivideMaxShader>.LoadGraphicsResources<TLoader>(
            in DivideMaxShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.x, 0);
            loader.LoadGraphicsResource(shader.y, 1);
            loader.LoadGraphicsResource(shader.quotientPartials, 2);
            loader.LoadGraphicsResource(shader.turnedPartials, 3);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                int count;
                int rows;
                int count2;
                int lanes;
            }

            StructuredBuffer<int> x : register(t0);

            StructuredBuffer<int> y : register(t1);

            RWStructuredBuffer<int> quotientPartials : register(u0);

            RWStructuredBuffer<uint> turnedPartials : register(u1);

            static int MaxInt(int x, int y)
            {
                return x > y ? x : y;
            }

            static uint MaxUInt(uint x, uint y)
            {
                return x > y ? x : y;
            }

            static int QuotientInt(int x, int y)
            {
                bool mask = y == 0;
                bool mask2 = mask || y == -1;
                int divisor = mask2 ? 1 : y;
                int xOverDivisor = x / divisor;
                return mask2 ? (mask ? 0 : 0 - x) : xOverDivisor;
            }

            static int Divide(int x, int y, int count, out uint turned)
            {
                turned = (uint)x << (count & 31);
                return QuotientInt(x, y);
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int thread = ThreadIds.x + __x * ThreadIds.y;
                    int blocks = (count2 + 4095) / 4096;
                    if (thread < rows * blocks * lanes)
                    {
                        int lane = thread % lanes;
                        int block = thread / lanes % blocks;
                        int end = min(count2, (block + 1) * 4096);
                        int quotientMaximum = asint(0x80000000u);
                        uint turnedMaximum = 0u;
                        for (int i = block * 4096 + lane; i < end; i += 64)
                        {
                            uint turned;
                            quotientMaximum = MaxInt(quotientMaximum, Divide(x[i], y[i], count, turned));
                            turnedMaximum = MaxUInt(turnedMaximum, turned);
                        }

                        // The bits of the lane in reverse order. Partners of the tree become neighbours.
                        int place = 0;
                        for (int bit = 1; bit < lanes; bit *= 2)
                            place = place * 2 + lane / bit % 2;
                        quotientPartials[thread - lane + place] = quotientMaximum;
                        turnedPartials[thread - lane + place] = turnedMaximum;
                    }
                }
            }
            """;
    }

    /// <summary>Combines 16 neighbours of a segment in pairs, in each thread. Beyond the end of a segment, values are
    /// neutral.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct DivideMaxPairsOfIntShader
        : IComputeShader, IComputeShaderDescriptor<DivideMaxPairsOfIntShader>
    {
        private readonly ReadWriteBuffer<int> source;
        private readonly int count;
        private readonly int segments;
        private readonly ReadWriteBuffer<int> destination;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public DivideMaxPairsOfIntShader(
            ReadWriteBuffer<int> source,
            int count,
            int segments,
            ReadWriteBuffer<int> destination)
        {
            this.source = source;
            this.count = count;
            this.segments = segments;
            this.destination = destination;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            int groups = (count + 15) / 16;
            if (i < segments * groups)
            {
                int segment = i / groups;
                int first = i % groups * 16;
                destination[i] = MaxInt(
                    MaxInt(Quad(segment, first), Quad(segment, first + 4)),
                    MaxInt(Quad(segment, first + 8), Quad(segment, first + 12)));
            }
        }

        private int Value(int segment, int k)
        {
            return k < count ? source[segment * count + Hlsl.Min(k, count - 1)] : int.MinValue;
        }

        private int Quad(int segment, int k)
        {
            return MaxInt(
                MaxInt(Value(segment, k), Value(segment, k + 1)),
                MaxInt(Value(segment, k + 2), Value(segment, k + 3)));
        }

        private static int MaxInt(int x, int y)
        {
            return x > y ? x : y;
        }

        static int IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.ResourceDescriptorRanges =>
                new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 1),
        };

        static string IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.LoadConstantBuffer<TLoader>(
            in DivideMaxPairsOfIntShader shader,
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
            MemoryMarshal.Write(constants.Slice(16), in shader.segments);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<DivideMaxPairsOfIntShader>.LoadGraphicsResources<TLoader>(
            in DivideMaxPairsOfIntShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.source, 0);
            loader.LoadGraphicsResource(shader.destination, 1);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                int count;
                int segments;
            }

            RWStructuredBuffer<int> source : register(u0);

            RWStructuredBuffer<int> destination : register(u1);

            static int MaxInt(int x, int y)
            {
                return x > y ? x : y;
            }

            int Value(int segment, int k)
            {
                return k < count ? source[segment * count + min(k, count - 1)] : asint(0x80000000u);
            }

            int Quad(int segment, int k)
            {
                return MaxInt(
                    MaxInt(Value(segment, k), Value(segment, k + 1)),
                    MaxInt(Value(segment, k + 2), Value(segment, k + 3)));
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    int groups = (count + 15) / 16;
                    if (i < segments * groups)
                    {
                        int segment = i / groups;
                        int first = i % groups * 16;
                        destination[i] = MaxInt(
                            MaxInt(Quad(segment, first), Quad(segment, first + 4)),
                            MaxInt(Quad(segment, first + 8), Quad(segment, first + 12)));
                    }
                }
            }
            """;
    }

    /// <summary>Combines 16 neighbours of a segment in pairs, in each thread. Beyond the end of a segment, values are
    /// neutral.</summary>
    [GeneratedCode("Kernels.Generators", "0.1")]
    [ThreadGroupSize(DefaultThreadGroupSizes.X)]
    public readonly partial struct DivideMaxPairsOfUintShader
        : IComputeShader, IComputeShaderDescriptor<DivideMaxPairsOfUintShader>
    {
        private readonly ReadWriteBuffer<uint> source;
        private readonly int count;
        private readonly int segments;
        private readonly ReadWriteBuffer<uint> destination;

        /// <summary>Creates the shader from what it reads and writes.</summary>
        public DivideMaxPairsOfUintShader(
            ReadWriteBuffer<uint> source,
            int count,
            int segments,
            ReadWriteBuffer<uint> destination)
        {
            this.source = source;
            this.count = count;
            this.segments = segments;
            this.destination = destination;
        }

        /// <summary>What one thread does.</summary>
        public void Execute()
        {
            int i = ThreadIds.X + DispatchSize.X * ThreadIds.Y;
            int groups = (count + 15) / 16;
            if (i < segments * groups)
            {
                int segment = i / groups;
                int first = i % groups * 16;
                destination[i] = MaxUInt(
                    MaxUInt(Quad(segment, first), Quad(segment, first + 4)),
                    MaxUInt(Quad(segment, first + 8), Quad(segment, first + 12)));
            }
        }

        private uint Value(int segment, int k)
        {
            return k < count ? source[segment * count + Hlsl.Min(k, count - 1)] : 0u;
        }

        private uint Quad(int segment, int k)
        {
            return MaxUInt(
                MaxUInt(Value(segment, k), Value(segment, k + 1)),
                MaxUInt(Value(segment, k + 2), Value(segment, k + 3)));
        }

        private static uint MaxUInt(uint x, uint y)
        {
            return x > y ? x : y;
        }

        static int IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.ThreadsX => 64;

        static int IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.ThreadsY => 1;

        static int IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.ThreadsZ => 1;

        static int IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.ConstantBufferSize => 20;

        static bool IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.IsStaticSamplerRequired => false;

        static global::System.ReadOnlyMemory<ResourceDescriptorRange>
            IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.ResourceDescriptorRanges =>
                new ResourceDescriptorRange[]
        {
            new(ResourceDescriptorRangeType.UnorderedAccessView, 0),
            new(ResourceDescriptorRangeType.UnorderedAccessView, 1),
        };

        static string IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.HlslSource => Source;

        static global::System.ReadOnlyMemory<byte> IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.HlslBytecode =>
            ShaderCompiler.Compile(Source);

        static void IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.LoadConstantBuffer<TLoader>(
            in DivideMaxPairsOfUintShader shader,
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
            MemoryMarshal.Write(constants.Slice(16), in shader.segments);
            loader.LoadConstantBuffer(constants);
        }

        static void IComputeShaderDescriptor<DivideMaxPairsOfUintShader>.LoadGraphicsResources<TLoader>(
            in DivideMaxPairsOfUintShader shader,
            ref TLoader loader)
        {
            loader.LoadGraphicsResource(shader.source, 0);
            loader.LoadGraphicsResource(shader.destination, 1);
        }

        private const string Source = """
            cbuffer _ : register(b0)
            {
                uint __x;
                uint __y;
                uint __z;
                int count;
                int segments;
            }

            RWStructuredBuffer<uint> source : register(u0);

            RWStructuredBuffer<uint> destination : register(u1);

            static uint MaxUInt(uint x, uint y)
            {
                return x > y ? x : y;
            }

            uint Value(int segment, int k)
            {
                return k < count ? source[segment * count + min(k, count - 1)] : 0u;
            }

            uint Quad(int segment, int k)
            {
                return MaxUInt(
                    MaxUInt(Value(segment, k), Value(segment, k + 1)),
                    MaxUInt(Value(segment, k + 2), Value(segment, k + 3)));
            }

            [numthreads(64, 1, 1)]
            void Execute(uint3 ThreadIds : SV_DispatchThreadID)
            {
                if (ThreadIds.x < __x && ThreadIds.y < __y && ThreadIds.z < __z)
                {
                    int i = ThreadIds.x + __x * ThreadIds.y;
                    int groups = (count + 15) / 16;
                    if (i < segments * groups)
                    {
                        int segment = i / groups;
                        int first = i % groups * 16;
                        destination[i] = MaxUInt(
                            MaxUInt(Quad(segment, first), Quad(segment, first + 4)),
                            MaxUInt(Quad(segment, first + 8), Quad(segment, first + 12)));
                    }
                }
            }
            """;
    }

    // The body as data. A kernel of another assembly that calls this one inlines it.
    [KernelBody("""
        2 'Sample.Numbers.Divide(int, int, int)'
        (fn (int:x int:y int:count)
          (let t (/ x (? :live y 1)))
          (let t2 (<< (uint x) count))
          (tuple t t2))
        """)]
    public static partial void Divide(
        ReadOnlySpan<int> x,
        ReadOnlySpan<int> y,
        int count,
        Span<int> quotientDestination,
        Span<uint> turnedDestination);
}
