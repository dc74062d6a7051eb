using Trends.ML;

namespace Trends.Tests.ML;

[TestClass]
public sealed class ModelGainTests
{
    [TestMethod]
    [DataRow(true, 0.9, 0.6, 0.5)]
    [DataRow(true, 0.6, 0.6, 0.0)]
    [DataRow(true, 0.3, 0.6, -0.5)]
    [DataRow(false, 0.3, 0.6, 0.5)]
    [DataRow(false, 0.9, 0.6, -0.5)]
    public void Gain_is_relative_and_above_zero_when_better_than_the_baseline(bool higherIsBetter, double value, double baseline, double gain)
    {
        ModelManifest model = new(
            "trend", "v", null, null, 1, "", "", "", new Dictionary<string, double> { ["m"] = value }, "baseline", new Dictionary<string, double> { ["m"] = baseline }, "m", higherIsBetter, "", 0);

        Assert.AreEqual(gain, model.Gain, 1e-9);
        Assert.AreEqual(gain > 0, model.BeatsBaseline);
    }
}
