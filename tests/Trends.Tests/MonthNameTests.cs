namespace Trends.Tests;

[TestClass]
public sealed class MonthNameTests
{
    [TestMethod]
    [DataRow("2026-01", 2, 0, "2025-11 2025-12 2026-01")]
    [DataRow("2025-12", 1, 1, "2025-11 2025-12 2026-01")]
    [DataRow("2026-03", 0, 0, "2026-03")]
    [DataRow("none", 1, 1, "none")]
    [DataRow("2026-3", 1, 1, "2026-3")]
    public void A_month_has_those_around_it(string month, int before, int after, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', MonthName.Around(month, before, after)));

    [TestMethod]
    [DataRow("staging/posts/month=2026-03/part-0.parquet", "2026-03")]
    [DataRow("staging/labels/month=none/part-0.parquet", "none")]
    [DataRow("warehouse/dim_term/part-0.parquet", null)]
    [DataRow("warehouse/month=2026-03", null)]
    public void The_month_of_a_part_is_in_its_path(string path, string? expected) => Assert.AreEqual(expected, MonthName.OfPath(path));
}
