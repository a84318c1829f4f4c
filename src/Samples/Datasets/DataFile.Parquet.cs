namespace Kernels.Samples.Datasets;

/// <content>Parquet files, where the program is not compiled natively.</content>
internal static partial class DataFile
{
    static partial void ReadParquet(DataSource source, DataPlace place, ref Dataset? dataset, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(source.Path);

        try
        {
            dataset = ParquetDataset.ReadAsync(source, place, file, cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not UserError and not OperationCanceledException and not OutOfMemoryException)
        {
            // The library throws what it comes across in a damaged file: indexes out of range, numbers that overflow.
            throw place.Error(ParquetDataset.IsComplete(file)
                ? "the Parquet file is damaged, or uses a part of the format that is not read. Write it again."
                : "this is no Parquet file, or it is cut off: it does not begin and end with PAR1. Write it again, or rename it if it is a CSV file.");
        }
    }
}
