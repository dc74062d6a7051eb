using Trends.Collect;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class DatasetValidatorTests
{
    private const string Manifest = """
        { "dataset": "t", "kind": "signals", "platform": "x", "files": ["a.csv"], "format": { "type": "csv" }, "fields": { "term": "a", "at": "b" } }
        """;

    [TestMethod]
    [DataRow("1989-12-31", "1989-12-31T00:00:00Z")]
    [DataRow("1246-01-01", "1246-01-01T00:00:00Z")]
    [DataRow("2999-01-01", "2999-01-01T00:00:00Z")]
    [DataRow("2026-01-03T03:04:06Z", "2026-01-03T03:04:06Z")]
    [DataRow("2026-01-03T03:04:05Z", null)]
    [DataRow("1990-01-01", null)]
    public void Times_outside_of_what_is_accepted_are_defects_with_file_and_line(string time, string? told)
    {
        using TempFolder folder = new();
        folder.Write("dataset.json", Manifest);
        folder.Write("a.csv", $"a,b\nx,{time}\n");

        ValidationResult result = new DatasetValidator(new FixedClock()).Validate(folder.Path, CancellationToken.None);

        Assert.AreEqual(
            told is null ? null : $"a.csv, line 2: at: bad-time: '{told}' is not from 1990-01-01 to 24 hours ahead of the clock",
            result.Defects.SingleOrDefault());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
