using Xunit;

namespace Kernels.Tests;

public class LossesTests
{
    private static double LogisticLoss(double z, double y) => Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(0.25f)]
    public void The_logistic_loss_is_the_cross_entropy(float label)
    {
        for (var logit = -12f; logit <= 12f; logit += 0.375f)
        {
            var p = 1 / (1 + Math.Exp(-(double)logit));
            var expected = -label * Math.Log(p) - (1 - label) * Math.Log(1 - p);
            Assert.Equal(expected, Losses.LogisticLoss(logit, label), 2e-6);
        }
    }

    [Theory]
    [InlineData(1000f, 0f, 1000f)]
    [InlineData(-1000f, 1f, 1000f)]
    [InlineData(1000f, 1f, 0f)]
    [InlineData(-1000f, 0f, 0f)]
    [InlineData(1e38f, 0f, 1e38f)]
    public void A_confident_prediction_costs_its_logit_or_nothing(float logit, float label, float expected) =>
        Assert.Equal(expected, Losses.LogisticLoss(logit, label));

    [Fact]
    public void A_small_loss_keeps_its_digits()
    {
        // ln(1 + e⁻²⁰) would be 0 if 1 + e⁻²⁰ were rounded first.
        Assert.Equal(2.0611536e-9f, Losses.LogisticLoss(20f, 1f), 1e-15f);
    }

    [Fact]
    public void The_span_form_is_the_formula_at_every_length()
    {
        for (var length = 0; length <= 40; length++)
        {
            var logits = Enumerable.Range(0, length).Select(i => (i - 20) * 0.7f).ToArray();
            var labels = Enumerable.Range(0, length).Select(i => (float)(i % 2)).ToArray();
            var results = new float[length];
            Losses.LogisticLoss(logits, labels, results);

            for (var i = 0; i < length; i++)
                Assert.Equal(LogisticLoss(logits[i], labels[i]), results[i], 2e-6);
        }
    }

    [Fact]
    public void The_squared_error_has_no_factor_of_one_half()
    {
        Assert.Equal(9f, Losses.SquaredError(5f, 2f));

        var errors = new float[3];
        Losses.SquaredError([1f, 2f, 3f], [3f, 2f, -1f], errors);
        Assert.Equal([4f, 0f, 16f], errors);
    }
}
