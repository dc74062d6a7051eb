using System.Text;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class PageReaderTests
{
    private const string Newest = "\"increment\":{\"at\":\"at\",\"type\":\"time\"}";

    [TestMethod]
    public async Task Newest_first_what_stands_above_a_new_record_is_new_whatever_its_time_says()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1,"at":"1970-01-01T00:00:00Z"},{"id":2,"at":"2026-05-08T10:00:00Z"},{"id":3,"at":"2020-01-01T00:00:00Z"}]""";

        PageResult result = await platform.ReadAsync(FakePlatform.Stream(Newest));

        CollectionAssert.AreEqual(new[] { 1, 2 }, Ids(result));
    }

    [TestMethod]
    public async Task A_record_dated_into_the_future_does_not_end_the_reads_before_it()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1,"at":"2029-05-08T10:00:00Z"},{"id":2,"at":"2026-05-08T10:00:00Z"}]""";

        PageResult result = await platform.ReadAsync(FakePlatform.Stream(Newest));

        CollectionAssert.AreEqual(new[] { 1, 2 }, Ids(result));
        Assert.AreEqual("2026-05-08T10:00:00.000Z", result.Page!.Cursor.Newest);
    }

    [TestMethod]
    public async Task What_is_attached_may_be_made_of_the_record_and_a_parent_may_take_two_values()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":7,"owner":-3,"at":"2026-05-08T10:00:00Z"},{"id":8,"at":"2026-05-08T10:00:00Z"}]""";
        Connector stream = FakePlatform.Stream("\"parentAt\":\"{record.owner} {record.id}\"");
        StreamManifest manifest = stream.Manifest with { Records = stream.Manifest.Records with { Attach = new Dictionary<string, string> { ["_id"] = "{record.owner}_{record.id}" } } };

        PageResult result = await platform.ReadAsync(new(stream.Platform, manifest, stream.Dataset));

        CollectionAssert.AreEqual(new[] { "-3 7" }, result.Page!.Parents.ToArray());
        using JsonDocument first = JsonDocument.Parse(result.Page.Records[0]);
        using JsonDocument second = JsonDocument.Parse(result.Page.Records[1]);
        Assert.AreEqual("-3_7", first.RootElement.GetProperty("_id").GetString());
        Assert.IsFalse(second.RootElement.TryGetProperty("_id", out _));
    }

    [TestMethod]
    public async Task A_query_of_two_words_fills_two_parameters()
    {
        using FakePlatform platform = new();
        platform["/s?owner=-3&post=7"] = "[]";
        Connector stream = FakePlatform.Stream("\"query\":{\"about\":\"a\",\"type\":\"name\"}");
        StreamManifest manifest = stream.Manifest with { Request = new("/s", new Dictionary<string, string> { ["owner"] = "{query:1}", ["post"] = "{query:2}" }) };

        PageResult result = await platform.ReadAsync(new(stream.Platform, manifest, stream.Dataset), query: "-3 7");

        Assert.IsNull(result.Error);
    }

    [TestMethod]
    [DataRow("yyyyMMdd", "\"20260507\"", "2026-05-07T00:00:00.000Z")]
    [DataRow("yyyyMMddHH", "\"2026050713\"", "2026-05-07T13:00:00.000Z")]
    [DataRow("yyyyMMdd'T'HHmmss'Z'", "\"20260507T131500Z\"", "2026-05-07T13:15:00.000Z")]
    [DataRow("yyyyMMdd", "\"7 May\"", null)]
    public async Task Times_may_be_written_by_a_pattern(string pattern, string written, string? newest)
    {
        using FakePlatform platform = new();
        platform["/s"] = $$"""[{"id":1,"at":{{written}}}]""";

        PageResult result = await platform.ReadAsync(FakePlatform.Stream($$"""
            "increment":{"at":"at","type":"time","pattern":"{{pattern}}"}
            """));

        Assert.AreEqual(newest, result.Page!.Cursor.Newest);
        Assert.AreEqual(1, result.Records);
    }

    [TestMethod]
    public async Task A_stream_that_tells_days_gives_the_whole_day_that_a_window_begins_in()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1,"at":"20260502"},{"id":2,"at":"20260501"},{"id":3,"at":"20260430"}]""";

        PageResult result = await platform.ReadAsync(FakePlatform.Stream("""
            "increment":{"at":"at","type":"time","pattern":"yyyyMMdd"}
            """));

        CollectionAssert.AreEqual(new[] { 1, 2 }, Ids(result));
    }

    [TestMethod]
    public async Task What_the_manifest_attaches_may_order_a_stream_too()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1},{"id":2}]""";
        Connector stream = FakePlatform.Stream("\"cost\":1");
        Connector attached = new(
            stream.Platform,
            stream.Manifest with
            {
                Records = stream.Manifest.Records with { Attach = new Dictionary<string, string> { ["_day"] = "{from:yyyyMMdd}" } },
                Increment = new("_day", IncrementType.Time, PageOrder.OldestFirst, Pattern: "yyyyMMdd"),
                Slice = TimeSpan.FromDays(1),
            },
            stream.Dataset);

        PageResult result = await platform.ReadAsync(attached);

        Assert.AreEqual("2026-05-01T00:00:00.000Z", result.Page!.Cursor.Seen);
        StringAssert.Contains(Encoding.UTF8.GetString(result.Page.Records[0].Span), "\"_day\":\"20260501\"");
    }

    [TestMethod]
    public async Task A_full_answer_without_pages_is_asked_for_again_in_halves_of_its_time()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1,"at":"2026-05-08T10:00:00Z"},{"id":2,"at":"2026-05-08T09:00:00Z"}]""";
        Connector stream = FakePlatform.Stream(Newest + ",\"paging\":{\"type\":\"none\",\"size\":2}");
        DateTimeOffset now = platform.Clock.GetUtcNow();
        SourceCursor day = new SourceCursor().Begin(stream.Manifest, new(stream.Name, null, now.AddDays(-1), now), TimeSpan.FromDays(7), now);

        PageResult full = await platform.ReadAsync(stream, day);
        PageResult shortest = await platform.ReadAsync(stream, day with { From = now.AddMinutes(-15) });

        Assert.AreEqual(0, full.Records);
        Assert.AreEqual((now.AddDays(-1), now.AddHours(-12), now), (full.Page!.Cursor.From, full.Page.Cursor.To, full.Page.Cursor.End));
        Assert.AreEqual(2, shortest.Records);
        Assert.IsFalse(shortest.Page!.Cursor.IsUnfinished);
    }

    [TestMethod]
    public async Task A_parent_may_be_asked_about_by_several_keys()
    {
        using FakePlatform platform = new();
        platform["/s"] = """[{"id":1,"band":"b"},{"id":2}]""";
        platform["/s?band=b&post=1"] = "[]";

        PageResult parents = await platform.ReadAsync(FakePlatform.Stream("\"parentAt\":\"{record.band} {record.id}\""));
        Connector comments = FakePlatform.Stream("\"query\":{\"about\":\"a\",\"type\":\"parent\",\"of\":\"s\"}");
        Connector asking = new(comments.Platform, comments.Manifest with { Request = new("/s", new Dictionary<string, string> { ["band"] = "{query:1}", ["post"] = "{query:2}" }) }, comments.Dataset);
        await platform.ReadAsync(asking, query: parents.Page!.Parents.Single());

        Assert.AreEqual("/s?band=b&post=1", platform.Asked[^1]);
    }

    [TestMethod]
    public async Task A_title_in_an_address_has_underscores_for_white_space()
    {
        using FakePlatform platform = new();
        platform["/s"] = "[]";
        Connector stream = FakePlatform.Stream("\"query\":{\"about\":\"a\",\"type\":\"term\"}");
        Connector asking = new(stream.Platform, stream.Manifest with { Request = new("/s", new Dictionary<string, string> { ["title"] = "{query:title}" }) }, stream.Dataset);

        await platform.ReadAsync(asking, query: "climate  summit/2026");

        Assert.AreEqual("/s?title=climate_summit%2F2026", platform.Asked.Single());
    }

    [TestMethod]
    [DataRow("{\"backoff\":10,\"items\":[]}", 10)]
    [DataRow("{\"items\":[]}", null)]
    public async Task A_good_answer_may_ask_to_be_left_alone(string answer, int? seconds)
    {
        using FakePlatform platform = new();
        platform["/s"] = answer;

        PageResult result = await platform.ReadAsync(FakePlatform.Stream("\"cost\":1", ",\"waitAt\":\"backoff\""));

        Assert.AreEqual(seconds, (int?)result.Wait?.TotalSeconds);
    }

    [TestMethod]
    public async Task Code_turns_ids_into_records_and_asks_for_none_that_is_known()
    {
        using FakePlatform platform = new();
        platform["/v0/newstories.json"] = "[5,4,3]";
        platform["/v0/item/5.json"] = """{"id":5,"type":"story","title":"Five","by":"a","time":1778200000}""";
        platform["/v0/item/4.json"] = "null";
        Connector stream = SourceCatalog.Current.Find("hackernews-new")!;
        SourceCursor cursor = new SourceCursor(Newest: "0001:3").Begin(stream.Manifest, new(stream.Name, null), TimeSpan.FromDays(7), platform.Clock.GetUtcNow());

        PageResult result = await platform.ReadAsync(stream, cursor);

        CollectionAssert.AreEqual(new[] { 5 }, Ids(result));
        Assert.AreEqual("0001:5", result.Page!.Cursor.Newest);
        Assert.DoesNotContain("/v0/item/3.json", platform.Asked);
    }

    [TestMethod]
    public async Task A_thread_is_walked_to_its_leaves_and_gives_what_is_new()
    {
        using FakePlatform platform = new();
        platform["/v0/item/1.json"] = """{"id":1,"type":"story","kids":[2,3]}""";
        platform["/v0/item/2.json"] = """{"id":2,"type":"comment","deleted":true,"kids":[6],"time":1}""";
        platform["/v0/item/3.json"] = """{"id":3,"type":"comment","text":"known","time":1}""";
        platform["/v0/item/6.json"] = """{"id":6,"type":"comment","text":"new","time":2,"parent":2}""";
        Connector stream = SourceCatalog.Current.Find("hackernews-comments")!;
        SourceCursor cursor = new SourceCursor(Newest: "0001:3").Begin(stream.Manifest, new(stream.Name, "1"), TimeSpan.FromDays(7), platform.Clock.GetUtcNow());

        PageResult result = await platform.ReadAsync(stream, cursor, "1");

        CollectionAssert.AreEqual(new[] { 6 }, Ids(result));
    }

    private static int[] Ids(PageResult result)
    {
        Assert.IsNull(result.Error, result.Error?.Message);
        return [.. result.Page!.Records.Select(r => JsonSerializer.Deserialize<JsonElement>(r.Span).GetProperty("id").GetInt32())];
    }
}
