using Kernels.Learning;
using Xunit;

namespace Kernels.Tests;

public class LogisticRegressionValidationTests
{
    private static void Rejects(string parameter, string message, float[][] features, float[] labels)
    {
        var error = Assert.Throws<ArgumentException>(parameter, () => LogisticRegression.Fit(features, labels));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_rows_is_rejected()
    {
        Rejects("features", "There are no rows", [], []);
        Assert.Throws<ArgumentException>("labels", () => LogisticRegression.Fit([], 2, []));
    }

    [Fact]
    public void Ragged_rows_are_rejected() =>
        Rejects("features", "Row 2 has 1 features, row 0 has 2", [[1f, 2f], [3f, 4f], [5f]], [0f, 1f, 0f]);

    [Fact]
    public void A_null_row_is_rejected() => Rejects("features", "Row 1 is null", [[1f], null!], [0f, 1f]);

    [Fact]
    public void Rows_without_features_are_rejected()
    {
        Rejects("features", "Row 0 has no features", [[], []], [0f, 1f]);
        Assert.Throws<ArgumentOutOfRangeException>("featureCount", () => LogisticRegression.Fit([], 0, [0f, 1f]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Another_number_of_labels_than_rows_is_rejected(int labels) =>
        Rejects("labels", $"There are 2 rows, but {labels} labels", [[1f, 2f], [3f, 4f]], new float[labels]);

    [Fact]
    public void Another_number_of_values_than_labels_ask_for_is_rejected()
    {
        var error = Assert.Throws<ArgumentException>("features", () => LogisticRegression.Fit([1f, 2f, 3f, 4f], 2, [0f, 1f, 0f]));
        Assert.Contains("3 labels and 2 features a row need 6 values, not 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2f)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    public void A_label_other_than_0_and_1_is_rejected(float label) =>
        Rejects("labels", $"The label of row 1 is {label}", [[1f], [2f], [3f]], [0f, label, 1f]);

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void A_single_class_is_rejected(float label) =>
        Rejects("labels", $"All labels are {label}", [[1f], [2f]], [label, label]);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_feature_that_is_not_finite_is_rejected_with_its_place(float value) =>
        Rejects("features", $"Row 1, column 2 is {value}", [[1f, 2f, 3f], [4f, 5f, value]], [0f, 1f]);

    [Fact]
    public void Null_is_rejected()
    {
        Assert.Throws<ArgumentNullException>("features", () => LogisticRegression.Fit(null!, [0f, 1f]));
        Assert.Throws<ArgumentNullException>("labels", () => LogisticRegression.Fit([[1f], [2f]], null!));
    }

    public static TheoryData<string, Func<TrainingOptions>> BadOptions => new()
    {
        { "MaxIterations", () => new() { MaxIterations = 0 } },
        { "MaxIterations", () => new() { MaxIterations = 1_000_001 } },
        { "Threads", () => new() { Threads = 0 } },
        { "L1", () => new() { L1 = -1 } },
        { "L2", () => new() { L2 = -1 } },
        { "L2", () => new() { L2 = double.NaN } },
        { "Tolerance", () => new() { Tolerance = -1 } },
        { "ClassWeights", () => new() { ClassWeights = [1, -1] } },
        { "SampleWeights", () => new() { SampleWeights = new[] { float.NaN } } },
        { "ValidationShare", () => new() { ValidationShare = 1 } },
        { "Patience", () => new() { Patience = 0 } },
        { "Seed", () => new() { Seed = -1 } },
        { "HiddenUnits", () => new MlpOptions { HiddenUnits = [] } },
        { "HiddenUnits", () => new MlpOptions { HiddenUnits = [3, 0] } },
        { "MaxIterations", () => new TrainingOptions() with { MaxIterations = -1 } },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void An_option_outside_its_range_is_rejected_by_name(string name, Func<TrainingOptions> create)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(name, create);
        Assert.Contains($"{name} must be", error.Message, StringComparison.Ordinal);
    }
}
