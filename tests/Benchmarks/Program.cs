return Kernels.Benchmarks.CommandLine.Run(args);
