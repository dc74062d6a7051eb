using System.Text;
using Trends.Collect.Manifests;
using Trends.Collect.Mapping;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class MappingTests
{
    [TestMethod]
    [DataRow("1000+", 1000.0)]
    [DataRow("100K+", 100_000.0)]
    [DataRow("2천+", 2000.0)]
    [DataRow("1.2만", 12_000.0)]
    [DataRow("3억", 300_000_000.0)]
    [DataRow("1만 2천", 12_000.0)]
    [DataRow("1,234", 1234.0)]
    [DataRow("1.5M", 1_500_000.0)]
    public void Numbers_with_signs_of_size_are_read(string text, double expected) => Assert.AreEqual(expected, NumberText.Parse(text, suffix: true, out _));

    [TestMethod]
    [DataRow("2021-02-03", "2021-02-03T00:00:00")]
    [DataRow("2021-02-03T04:05:06.5+09:00", "2021-02-02T19:05:06.5")]
    [DataRow("2021-02-03 04:05Z", "2021-02-03T04:05:00")]
    [DataRow("Wed, 03 Feb 2021 04:05:06 EST", "2021-02-03T09:05:06")]
    [DataRow("3 Feb 21 04:05 KST", "2021-02-02T19:05:00")]
    public void Times_in_iso_8601_and_rfc_1123_are_read(string text, string utc) => Assert.AreEqual(DateTimeOffset.Parse(utc + "Z"), At(text, "\"b\""));

    [TestMethod]
    [DataRow("1/2/2021")]
    [DataRow("2021-02-30")]
    [DataRow("soon")]
    [DataRow("10")]
    [DataRow("2021-02-03T25:00")]
    public void Other_times_are_defects(string text) => Assert.IsNull(At(text, "\"b\""));

    [TestMethod]
    public void Clock_times_that_were_twice_or_never_take_the_offset_from_before()
    {
        const string Field = """{"from":"b","pattern":"yyyy-MM-dd HH:mm","zone":"America/New_York"}""";
        Assert.AreEqual(DateTimeOffset.Parse("2021-11-07T05:30Z"), At("2021-11-07 01:30", Field));
        Assert.AreEqual(DateTimeOffset.Parse("2021-03-14T07:30Z"), At("2021-03-14 02:30", Field));
    }

    [TestMethod]
    public void Epochs_and_offsets_are_applied()
    {
        Assert.AreEqual(DateTimeOffset.UnixEpoch.AddSeconds(1.5), At("1.5", """{"from":"b","epoch":"s"}"""));
        Assert.AreEqual(DateTimeOffset.UnixEpoch.AddMilliseconds(5), At("5", """{"from":"b","epoch":"ms"}"""));
        Assert.AreEqual(DateTimeOffset.Parse("2020-12-31T15:00Z"), At("2021-01-31", """{"from":"b","pattern":"yyyy-MM-dd","zone":"Asia/Seoul","offset":"-30d"}"""));
        Assert.IsNull(At("1e30", """{"from":"b","epoch":"s"}"""));
    }

    [TestMethod]
    public void Cells_that_cannot_be_used_are_null_and_named()
    {
        MappedRecord mapped = Post("""{"t":"x","d":"never","l":"-1","c":"NaN","v":"12.0","k":"odd"}""",
            """{"text":"t","publishedAt":"d","likes":"l","comments":"c","views":"v","label":{"from":"k","values":{"0":"negative"}}}""");

        Assert.AreEqual("publishedAt bad-time|likes negative-count|comments not-finite|label unknown-value", string.Join('|', mapped.Defects.Select(d => $"{d.Field} {d.Reason}")));
        Assert.AreEqual(12L, mapped.Record["views"]);
        Assert.IsNull(mapped.Record["likes"]);
    }

    [TestMethod]
    public void Paths_lists_constants_defaults_and_extras_are_filled()
    {
        MappedRecord mapped = Post("""{"u":{"n":"A"},"m":[{"url":"1"},{"url":"2"}],"tags":"a| b |","t":"x","d":"2021-02-03","z":7}""",
            """{"text":"t","publishedAt":"d","author":"$.u.n","media":"m[*].url","hashtags":{"from":"tags","split":"|"},"category":{"value":"c"},"label":{"from":"none","default":"neutral"},"x-z":"z"}""");

        CanonicalRecord r = mapped.Record;
        Assert.IsEmpty(mapped.Defects);
        Assert.AreEqual("A c neutral t x", $"{r["author"]} {r["category"]} {r["label"]} {r["platform"]} {r["text"]}");
        CollectionAssert.AreEqual(new[] { "1", "2" }, (string[])r["media"]!);
        CollectionAssert.AreEqual(new[] { "a", "b" }, (string[])r["hashtags"]!);
        Assert.AreEqual("7", r.Extras!["x-z"]);
    }

    [TestMethod]
    public void Manifest_with_several_defects_reports_them_all()
    {
        InputException e = Assert.ThrowsExactly<InputException>(() => DatasetManifest.Parse(
            """{"dataset":"Bad Name","kind":"posts","files":["../x"],"format":{"type":"xls"},"what":1,"fields":{"nope":"a","publishedAt":{"from":"d","zone":"Mars/Base","pattern":"Q"}}}"""u8.ToArray(), "dataset.json"));
        foreach (string part in new[] { "'Bad Name'", "'../x'", "'xls'", "what: unknown member", "fields.nope", "'Mars/Base'", "'Q'", "fields.text: missing" })
        {
            Assert.Contains(part, e.Message);
        }
    }

    private static object? At(string text, string field) =>
        Map($$$"""{"dataset":"t","kind":"signals","files":["f"],"format":{"type":"ndjson"},"fields":{"term":"a","at":{{{field}}}}}""", $$"""{"a":"x","b":"{{text}}"}""").Record["at"];

    private static MappedRecord Post(string json, string fields) =>
        Map($$"""{"dataset":"t","kind":"posts","files":["f"],"format":{"type":"ndjson"},"fields":{{fields}} }""", json);

    private static MappedRecord Map(string manifest, string json) =>
        new RecordMapper(DatasetManifest.Parse(Encoding.UTF8.GetBytes(manifest), "dataset.json")).MapJson(Encoding.UTF8.GetBytes(json));
}
