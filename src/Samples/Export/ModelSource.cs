using Kernels.Learning;

namespace Kernels.Samples.Export;

/// <summary>Reads the file of <c>--model</c>.</summary>
internal static class ModelSource
{
    /// <exception cref="UserError">There is no such file, or it is not a model's.</exception>
    public static TrainedModel Load(string path)
    {
        try
        {
            return TrainedModel.Load(path);
        }
        catch (InvalidDataException error)
        {
            throw new UserError(error.Message);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserError($"{path}: there is no such file. Check the path given with --model.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserError($"'{path}' cannot be read: {FileFault.Of(error)}. Give a readable file with --model.");
        }
    }
}
