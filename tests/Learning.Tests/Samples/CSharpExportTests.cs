using System.Globalization;
using System.Reflection;
using System.Text;
using Kernels.Learning;
using Kernels.Samples;
using Kernels.Samples.Export;
using Kernels.Tests.Packaging;
using Xunit;

namespace Kernels.Tests;

public sealed class CSharpExportTests : IDisposable
{
    private const int RowCount = 40;

    private static readonly ModelNames Hostile = new(
        ["class", "mean radius", "mean-radius", "0", "</summary>\n\"x\" & 'y' \u2028 #error"], ["benign <b>", "3 */ \\u0022"]);

    private readonly string folder = Directory.CreateTempSubdirectory("kernels-export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TrainedModel WithNames(TrainedModel model, ModelNames names)
    {
        using var stream = new MemoryStream();
        model.Save(stream, names);
        stream.Position = 0;
        return TrainedModel.Load(stream);
    }

    private static (float[] Features, LogisticRegression Model) Wide(int columns)
    {
        var random = new Random(1);
        float[] features = [.. Enumerable.Range(0, RowCount * columns).Select(_ => random.NextSingle() * 100)];
        float[] labels = [.. Enumerable.Range(0, RowCount).Select(static i => i % 2)];
        return (features, LogisticRegression.Fit(features, columns, labels, new() { L2 = 100 }));
    }

    [Fact]
    public void Exported_files_compile_and_give_the_models_probabilities()
    {
        List<(TrainedModel Model, float[] Features)> models =
        [
            (WithNames(TestModels.Logistic, Hostile), TestModels.Features),
            (WithNames(TestModels.Softmax, new(Hostile.Features, ["a b", "a-b", "Item1"])), TestModels.Features),
            (LogisticRegression.Fit(TestModels.Features, TestModels.FeatureCount, BreastCancerRows.Labels, new() { Standardize = false }), TestModels.Features),
            .. Activation.All.Select(static own => (TestModels.Perceptron(own), TestModels.Features)),
        ];
        var (wide, model) = Wide(CSharpExport.MostFeatures);
        models.Add((model, wide));
        float[] distant = [.. Enumerable.Range(0, RowCount).Select(static i => 16_000_000f + i)];
        models.Add((LogisticRegression.Fit(distant, 1, [.. distant.Select(static (_, i) => i % 7 < 3 || i > 25 ? 1f : 0f)]), distant));

        WriteConsumer(models);
        DotNet.Run(folder, "build", "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        var output = DotNet.Run(folder, "exec", Path.Combine("bin", "Release", "net10.0", "Consumer.dll"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static line => line.Split(' ').Select(static number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToList();

        for (var i = 0; i < models.Count; i++)
        {
            var expected = new float[RowCount * models[i].Model.ClassCount];
            models[i].Model.PredictProbabilities(models[i].Features.AsSpan(0, RowCount * models[i].Model.FeatureCount), expected);
            if (models[i].Model is LogisticRegression)
                expected = [.. expected.Where(static (_, place) => place % 2 == 1)];
            Assert.Equal(expected.Length, output[i].Length);
            Assert.All(expected.Zip(output[i]), pair => Assert.Equal(pair.First, pair.Second, 5e-6));
        }
    }

    [Fact]
    public void The_file_is_what_a_person_would_write()
    {
        var model = LogisticRegression.Fit([[0f, 1f], [0f, 1f], [1f, 0f], [1f, 2f]], [0f, 0f, 1f, 1f]);
        var code = CSharpExport.ToCode(WithNames(model, new(["mean radius", "texture"], ["benign", "malignant"])), "My.Models", "Tumour");

        Assert.Contains("namespace My.Models;\n", code, StringComparison.Ordinal);
        Assert.Contains("/// <summary>A logistic regression of 2 features and 2 classes, "
            + "written by <c>kernels export</c>.</summary>\npublic static partial class Tumour\n",
            code, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"meanRadius\">The feature 'mean radius', as it comes.</param>\n", code, StringComparison.Ordinal);
        Assert.Contains("        float c0 = meanRadius - 0.5f;\n", code, StringComparison.Ordinal);
        Assert.Contains("        return Activations.Sigmoid(z0);\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_cannot_hold_is_refused_with_the_limit()
    {
        static string Refused(TrainedModel model, string space = "A", string @class = "B") =>
            Assert.Throws<UserError>(() => CSharpExport.ToCode(model, space, @class)).Message;

        Assert.Contains("500 at most", Refused(Wide(CSharpExport.MostFeatures + 1).Model), StringComparison.Ordinal);
        var large = Mlp.Fit(TestModels.Features, TestModels.FeatureCount, TestModels.ThreeLabels, new() { HiddenUnits = [40, 40], MaxIterations = 1 });
        Assert.Contains("2003 weights and biases; a C# file takes 2000 at most", Refused(large), StringComparison.Ordinal);
        Assert.Contains("'swish'", Refused(TestModels.Perceptron(TestModels.SwishActivation)), StringComparison.Ordinal);
        Assert.Contains("'a b'", Refused(TestModels.Logistic, space: "a b"), StringComparison.Ordinal);
        Assert.Contains("'class'", Refused(TestModels.Logistic, @class: "class"), StringComparison.Ordinal);
        Assert.Contains("'Probability'", Refused(TestModels.Logistic, @class: "Probability"), StringComparison.Ordinal);
    }

    /// <summary>A project with all warnings, which references what was built here; it needs no other package, and so no network.</summary>
    private void WriteConsumer(List<(TrainedModel Model, float[] Features)> models)
    {
        var configuration = typeof(CSharpExportTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            Write(name, "<Project />");
        Write("NuGet.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <UseAppHost>false</UseAppHost>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <WarningLevel>9999</WarningLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(VectorizeAttribute).Assembly.Location}" />
                <Analyzer Include="{Repository.PathOf("src", "Generators", "bin", configuration, "netstandard2.0", "Kernels.Generators.dll")}" />
              </ItemGroup>
            </Project>
            """);

        var program = new StringBuilder("using System;\nusing System.Globalization;\nusing System.IO;\nusing System.Linq;\n\n");
        for (var i = 0; i < models.Count; i++)
        {
            var (model, features) = models[i];
            Write($"Model{i}.cs", CSharpExport.ToCode(model, "Exported.Models", $"Model{i}"));
            Write($"rows{i}.txt", string.Join('\n', features.Take(RowCount * model.FeatureCount).Chunk(model.FeatureCount).Select(static row =>
                string.Join(' ', row.Select(static x => x.ToString("G9", CultureInfo.InvariantCulture))))));
            var method = $"Exported.Models.Model{i}.{(model is LogisticRegression ? "Probability" : "Probabilities")}";
            var columns = Enumerable.Range(0, model.FeatureCount).Select(static j => $"columns[{j}]");
            var results = Enumerable.Range(0, model is LogisticRegression ? 1 : model.ClassCount).Select(static k => $"results[{k}]").ToList();
            program.Append(CultureInfo.InvariantCulture, $$"""
                {
                    var rows = File.ReadLines(@"{{Path.Combine(folder, $"rows{i}.txt")}}").Select(line => line.Split(' ').Select(x => float.Parse(x, CultureInfo.InvariantCulture)).ToArray()).ToArray();
                    var columns = Enumerable.Range(0, {{model.FeatureCount}}).Select(j => rows.Select(row => row[j]).ToArray()).ToArray();
                    var results = Enumerable.Range(0, {{results.Count}}).Select(_ => new float[rows.Length]).ToArray();
                    {{method}}({{string.Join(", ", columns)}}, {{string.Join(", ", results)}});
                    Console.WriteLine(string.Join(" ", Enumerable.Range(0, rows.Length).SelectMany(i => results.Select(result => result[i].ToString("G9", CultureInfo.InvariantCulture)))));
                }

                """);
        }

        Write("Program.cs", program.ToString());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
