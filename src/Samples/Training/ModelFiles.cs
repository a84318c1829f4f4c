using Kernels.Learning;
using Kernels.Samples.Datasets;

namespace Kernels.Samples.Training;

internal static class ModelFiles
{
    public static void Save(TrainedModel model, Dataset dataset, string path) => throw new NotImplementedException();
}

internal static class PredictionsFile
{
    public static void Write(string path, TrainedModel model, Dataset rows) => throw new NotImplementedException();
}
