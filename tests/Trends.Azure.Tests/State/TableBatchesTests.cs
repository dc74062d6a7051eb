using Trends.Azure.State;
using Trends.Storage;

namespace Trends.Azure.Tests.State;

[TestClass]
public sealed class TableBatchesTests
{
    [TestMethod]
    [DataRow(0, new int[0])]
    [DataRow(100, new[] { 100 })]
    [DataRow(101, new[] { 100, 1 })]
    public void A_batch_has_at_most_100_rows(int rows, int[] expected) =>
        CollectionAssert.AreEqual(expected, Cut([.. Enumerable.Range(0, rows).Select(i => KeyValuePair.Create($"r{i}", "v"))]));

    [TestMethod]
    public void A_batch_of_the_largest_rows_is_cut_before_4_MiB()
    {
        string value = new('v', StateLimits.MaxValueBytes);

        int[] sizes = Cut([.. Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"r{i}", value))]);

        Assert.AreEqual(100, sizes.Sum());
        Assert.IsTrue(sizes.All(s => s * (StateLimits.MaxValueBytes * 4L / 3) < 4 << 20));
        Assert.IsGreaterThan(40, sizes[0]);
    }

    [TestMethod]
    public void Of_rows_with_one_key_the_last_is_written()
    {
        List<KeyValuePair<string, string>> batch = TableBatches.Cut([new("r", "old"), new("s", "v"), new("r", "new")]).Single();

        CollectionAssert.AreEquivalent((KeyValuePair<string, string>[])[new("r", "new"), new("s", "v")], batch);
    }

    private static int[] Cut(KeyValuePair<string, string>[] rows) => [.. TableBatches.Cut(rows).Select(b => b.Count)];
}
