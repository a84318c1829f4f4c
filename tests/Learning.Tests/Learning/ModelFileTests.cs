using System.Text;
using System.Text.RegularExpressions;
using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public sealed class ModelFileTests : IDisposable
{
    private static readonly ModelNames Names = new(["radius", "texture, \"mean\"", "perimeter", "", "ebene\n"], ["benign", "malignant"]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels-model-");

    private string ModelPath => Path.Combine(folder.FullName, "model.json");

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Bytes(TrainedModel model, ModelNames? names = null)
    {
        using var stream = new MemoryStream();
        model.Save(stream, names);
        return stream.ToArray();
    }

    private static TrainedModel Load(byte[] bytes, Activation? activation = null)
    {
        using var stream = new MemoryStream(bytes);
        return TrainedModel.Load(stream, activation);
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("softmax")]
    [InlineData("mlp")]
    public void A_loaded_model_predicts_the_same_bits(string kind)
    {
        var model = TestModels.Of(kind);
        model.Save(ModelPath);
        var loaded = TrainedModel.Load(ModelPath);

        Assert.Equal(model.GetType(), loaded.GetType());
        Assert.Equal(TestModels.Probabilities(model), TestModels.Probabilities(loaded));
        Assert.Equal<IEnumerable<double>>(model.FeatureMeans, loaded.FeatureMeans);
        Assert.Equal<IEnumerable<float>>(model.FeatureScales, loaded.FeatureScales);
        Assert.Equal((model.Reason, model.Passes, model.Warning), (loaded.Reason, loaded.Passes, loaded.Warning));
        Assert.Empty(loaded.History);
        Assert.True(double.IsNaN(loaded.GradientNorm));
        Assert.Equal(Bytes(model), Bytes(loaded));
        Assert.Equal([ModelPath], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void Origins_keep_their_digits()
    {
        var (features, model) = TestModels.Distant();
        var loaded = Load(Bytes(model));
        var (expected, actual) = (new float[2 * features.RowCount], new float[2 * features.RowCount]);
        model.PredictProbabilities(features, expected);
        loaded.PredictProbabilities(features, actual);

        Assert.Equal(expected, actual);
        Assert.Equal<IEnumerable<double>>(model.FeatureMeans, loaded.FeatureMeans);
    }

    [Fact]
    public void Names_come_back_and_are_saved_again()
    {
        var loaded = Load(Bytes(TestModels.Logistic, Names));

        Assert.Equal<IEnumerable<string>>(Names.Features, loaded.Names.Features);
        Assert.Equal<IEnumerable<string>>(Names.Classes, loaded.Names.Classes);
        Assert.Equal<IEnumerable<string>>(Names.Features, Load(Bytes(loaded)).Names.Features);
        Assert.Empty(TestModels.Logistic.Names.Features);
    }

    [Fact]
    public void Names_of_another_number_are_refused()
    {
        Assert.Throws<ArgumentException>("names", () => Bytes(TestModels.Logistic, new(["a"], [])));
        Assert.Throws<ArgumentException>("names", () => Bytes(TestModels.Softmax, new([], ["a", "b"])));
    }

    [Fact]
    public void A_model_is_loaded_as_its_own_type_only()
    {
        TestModels.Logistic.Save(ModelPath);

        Assert.Equal<IEnumerable<float>>(TestModels.Logistic.Weights, LogisticRegression.Load(ModelPath).Weights);
        Assert.Contains("'logistic'", Assert.Throws<InvalidDataException>(() => SoftmaxRegression.Load(ModelPath)).Message, StringComparison.Ordinal);
        Assert.Contains(ModelPath, Assert.Throws<InvalidDataException>(() => Mlp.Load(ModelPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activation_that_is_not_built_in_is_given_to_Load()
    {
        var bytes = Bytes(TestModels.Perceptron(TestModels.SwishActivation));

        Assert.Contains("'swish'", Assert.Throws<InvalidDataException>(() => Load(bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Load(bytes, Activation.Relu));
        Assert.Equal(bytes, Bytes(Load(bytes, TestModels.SwishActivation)));
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("mlp")]
    public void A_truncated_file_is_refused(string kind)
    {
        var bytes = Bytes(TestModels.Of(kind));

        for (var length = 0; length < bytes.Length - 1; length += 50)
            Assert.Throws<InvalidDataException>(() => Load(bytes[..length]));
        Assert.Throws<InvalidDataException>(() => Load(bytes[..^2]));
    }

    [Fact]
    public void A_file_with_a_changed_byte_is_a_model_or_refused()
    {
        var bytes = Bytes(TestModels.Softmax);

        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var replacement in "0-e\"\0"u8)
            {
                var changed = bytes.ToArray();
                changed[i] = replacement;
                if (Record.Exception(() => Load(changed)) is { } exception)
                    Assert.IsType<InvalidDataException>(exception);
            }
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version is 2")]
    [InlineData("\"version\":1", "\"version\":0", "no version")]
    [InlineData("\"version\":1,", "", "no version")]
    [InlineData("kernels-model", "another", "not a saved model")]
    [InlineData("\"kind\":\"softmax\"", "\"kind\":\"forest\"", "'forest' is unknown")]
    [InlineData("\"kind\":\"softmax\"", "\"kind\":\"logistic\"", "'logistic'")]
    [InlineData("\"kind\":\"softmax\"", "\"kind\":\"mlp\"", "'mlp'")]
    [InlineData("\"kind\":\"softmax\",", "", "kind")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5,4]", "'parameters' has 18 values where 'widths' ask for 24")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[4,3]", "'origins' has 5 values")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5,2147483647]", "'parameters' has 18 values where 'widths' ask for 12884901882")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5]", "'widths'")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5,-3]", "'widths'")]
    [InlineData("\"widths\":[5,3]", "\"widths\":null", "widths")]
    [InlineData("\"activation\":null", "\"activation\":\"relu\"", "'activation'")]
    [InlineData("\"scales\":[", "\"scales\":[1,", "'scales' has 6 values")]
    [InlineData("\"scales\":[", "\"scales\":[-", "scale")]
    [InlineData("\"parameters\":[", "\"parameters\":[1e60,", "'parameters' has 19 values")]
    [InlineData("\"featureNames\":[]", "\"featureNames\":[\"a\"]", "1 feature names for 5 features")]
    [InlineData("\"featureNames\":[]", "\"featureNames\":[null,\"\",\"\",\"\",\"\"]", "null")]
    [InlineData("\"passes\":", "\"passes\":-", "'passes'")]
    [InlineData("\"passes\":", "\"more\":1,\"passes\":", "'more' is no part of a model")]
    [InlineData("\"kind\":", "\"kind\":\"mlp\",\"kind\":", "'kind' is there twice")]
    [InlineData("\"means\":", "\"mean\":", "'means' is missing")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5,\n\"x\"]", "'widths[1]' (line 2, byte 4) has a value that no model has there. Save it again")]
    [InlineData("\"widths\":[5,3]", "\"widths\":[5,\n\n3,,]", "it is no JSON from line 3, byte 3 on. Take a file")]
    public void An_inconsistent_file_is_refused_with_what_is_wrong(string part, string replacement, string message)
    {
        var text = Encoding.UTF8.GetString(Bytes(TestModels.Softmax));
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(ModelPath, text.Replace(part, replacement, StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(() => TrainedModel.Load(ModelPath));

        Assert.StartsWith(ModelPath, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("origins", "1e999")]
    [InlineData("means", "-1e999")]
    [InlineData("scales", "1e60")]
    [InlineData("scales", "0")]
    [InlineData("parameters", "1e60")]
    public void Numbers_that_are_not_finite_are_refused(string name, string number)
    {
        var text = Encoding.UTF8.GetString(Bytes(TestModels.Softmax));
        var changed = Regex.Replace(text, $"(\"{name}\":\\[)[^,]*", $"${{1}}{number}");

        Assert.NotEqual(text, changed);
        Assert.Throws<InvalidDataException>(() => Load(Encoding.UTF8.GetBytes(changed)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("{\"format\":\"onnx\"}")]
    [InlineData("{\"format\":\"kernels-model\",\"version\":1}")]
    [InlineData("{\"format\":\"kernels-model\",\"version\":\"1\"}")]
    [InlineData("{\"format\":\"kernels-model\",\"\\ud800\":1}")]
    public void A_foreign_file_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Load(Encoding.UTF8.GetBytes(text)));

    // The words of .NET speak of its types and methods.
    [Fact]
    public void No_message_about_a_damaged_file_is_one_of_dotnet()
    {
        var text = Encoding.UTF8.GetString(Bytes(TestModels.Softmax));
        string[] damaged =
        [
            text[..100],
            text.Replace(":[", ":{", StringComparison.Ordinal),
            text.Replace("1", "\"", StringComparison.Ordinal),
            text.Replace("null", "[]", StringComparison.Ordinal),
            "<xml/>",
            text + "}",
        ];
        foreach (var one in damaged)
        {
            var error = Assert.Throws<InvalidDataException>(() => Load(Encoding.UTF8.GetBytes(one)));
            Assert.DoesNotMatch("Kernels|System|Path:|LineNumber|JsonReader|deserializ", error.Message);
            Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_a_newer_version_with_other_properties_says_that_it_is_newer()
    {
        var error = Assert.Throws<InvalidDataException>(() => Load("{\"format\":\"kernels-model\",\"version\":7,\"trees\":[]}"u8.ToArray()));
        Assert.Contains("version is 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_saving_fails_nothing_is_left()
    {
        Directory.CreateDirectory(ModelPath);

        Assert.ThrowsAny<SystemException>(() => TestModels.Logistic.Save(ModelPath));
        Assert.Empty(Directory.GetFiles(folder.FullName));
        Assert.Throws<DirectoryNotFoundException>(() => TestModels.Logistic.Save(Path.Combine(folder.FullName, "none", "model.json")));
        Assert.Throws<FileNotFoundException>(() => TrainedModel.Load(Path.Combine(folder.FullName, "none.json")));
    }
}
