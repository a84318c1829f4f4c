return await Kernels.Samples.CommandLine.RunAsync(args);
