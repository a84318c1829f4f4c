using System.IO.Compression;
using System.Text;
using Kernels.Samples;
using Kernels.Samples.Datasets;
using Xunit;

namespace Kernels.Tests;

/// <summary>Files in a folder of their own, which the program's reader reads in this process.</summary>
public abstract class DataFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string PathOf(string name) => Path.Combine(folder.FullName, name);

    private protected string Write(byte[] content, string name = "data.csv")
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    private protected string Write(string content, string name = "data.csv") => Write(Encoding.UTF8.GetBytes(content), name);

    private protected static byte[] Compress(string content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return compressed.ToArray();
    }

    private protected static Dataset Read(DataSource source) => DataFile.Read(source, CancellationToken.None);

    private protected Dataset Read(string content, bool header = false) => Read(new DataSource(Write(content), Header: header));

    private protected static void Fails(DataSource source, params string[] parts)
    {
        var error = Assert.Throws<UserError>(() => Read(source));
        Assert.All([source.Path, .. parts], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private protected void Fails(string content, params string[] parts) => Fails(new DataSource(Write(content)), parts);
}
