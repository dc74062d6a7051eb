using Trends.Collect;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    [DataRow("posts-ko", 401, 4)]
    [DataRow("posts-en", 402, 3)]
    [DataRow("news-ko", 401, 2)]
    [DataRow("news-en", 400, 1)]
    [DataRow("signals", 121, 1)]
    [DataRow("events", 601, 2)]
    [DataRow("campaigns", 361, 2)]
    [DataRow("labels-ko", 401, 2)]
    [DataRow("labels-en", 401, 2)]
    public void Bundled_sample_is_valid_but_for_its_planted_defects(string name, int records, int defects)
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent!;
        }

        ValidationResult result = new DatasetValidator(TimeProvider.System).Validate(Path.Combine(root.FullName, "samples", name), default);

        Assert.AreEqual(records, result.Records);
        Assert.AreEqual(defects, result.DefectCount, string.Join('\n', result.Defects));
        Assert.HasCount(10, result.Rows);
    }
}
