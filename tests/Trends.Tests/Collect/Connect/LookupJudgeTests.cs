using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Lookup;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

/// <summary>What counts as deleted, and all that does not.</summary>
[TestClass]
public sealed class LookupJudgeTests
{
    private const string Single = """ "request":{"path":"/p/{query}"},"found":{"at":["$"],"id":"id"},"gone":[{"status":[404,410],"when":["code=NOT_FOUND"]},{"when":["deleted=true"]}] """;
    private const string Absent = """ "request":{"path":"/p"},"found":{"at":["$.items[*]"],"id":"id"},"most":50,"absentIsGone":true """;
    private const string Each = """ "request":{"path":"/p"},"found":{"at":["$.data[*]"],"id":"id"},"most":50,"gone":[{"at":"$.errors[*]","id":"resource_id","when":["type*=resource-not-found"]}] """;

    [TestMethod]
    [DataRow(404, """{"code":"NOT_FOUND"}""", true)]
    [DataRow(410, """{"code":"NOT_FOUND"}""", true)]
    [DataRow(404, """{"code":"NO_ROUTE"}""", false)]
    [DataRow(404, """{}""", false)]
    [DataRow(404, null, false)]
    [DataRow(403, """{"code":"NOT_FOUND"}""", false)]
    [DataRow(429, """{"code":"NOT_FOUND"}""", false)]
    [DataRow(500, """{"code":"NOT_FOUND"}""", false)]
    [DataRow(503, null, false)]
    [DataRow(200, """{"id":"1","deleted":true}""", true)]
    [DataRow(200, """{"id":"1","deleted":false}""", false)]
    [DataRow(200, """{"id":"1","deleted":"True"}""", false)]
    [DataRow(200, """{"id":"1"}""", false)]
    [DataRow(200, """null""", false)]
    [DataRow(200, null, false)]
    [DataRow(500, """{"id":"1","deleted":true}""", false)]
    public void A_post_is_gone_when_the_platform_says_so_in_its_own_words(int status, string? body, bool isGone)
        => Assert.AreEqual(isGone, Judge(Single, status, body, "1").Gone.Contains("1"));

    [TestMethod]
    [DataRow("""{"items":[{"id":"1"},{"id":"2"}]}""", "")]
    [DataRow("""{"items":[{"id":"1"}]}""", "2")]
    [DataRow("""{"items":[{"id":2}]}""", "1")]
    [DataRow("""{"items":[]}""", "")]
    [DataRow("""{}""", "")]
    [DataRow("""{"items":null}""", "")]
    [DataRow("""{"error":"try later"}""", "")]
    [DataRow("""{"items":[{"id":"1"},{"id":"3"}]}""", "")]
    [DataRow("""{"items":[{"id":"1"},{"name":"drifted"}]}""", "")]
    public void What_is_left_out_is_gone_only_beside_what_is_there(string body, string gone)
        => Assert.AreEqual(gone, string.Join(",", Judge(Absent, 200, body, "1", "2").Gone));

    [TestMethod]
    public void Each_of_several_is_told_by_its_own_error_and_withheld_ones_are_not()
    {
        LookupAnswer answer = Judge(
            Each, 200, """{"data":[{"id":"1"}],"errors":[{"resource_id":"2","type":"p/resource-not-found"},{"resource_id":"3","type":"p/not-authorized-for-resource"},{"resource_id":"9","type":"p/resource-not-found"}]}""", "1", "2", "3");

        Assert.AreEqual("1", answer.Found.Single());
        Assert.AreEqual("2", answer.Gone.Single());
    }

    [TestMethod]
    [DataRow(10, 10)]
    [DataRow(11, 0)]
    public void More_than_ten_that_are_all_gone_are_not_believed(int posts, int believed)
    {
        RecheckRound round = new(isUnsure: false);
        round.Note(Posts(posts), new(new HashSet<string>(), Keys(posts)), "u");

        Assert.HasCount(believed, round.Gone);
        Assert.AreEqual(believed == 0, round.IsOdd);
    }

    [TestMethod]
    [DataRow(10, 10)]
    [DataRow(11, 0)]
    public void More_than_ten_calls_that_find_nothing_are_not_believed_either(int calls, int believed)
    {
        RecheckRound round = new(isUnsure: false);
        foreach (LandedPost post in Posts(calls))
        {
            round.Note([post], new(new HashSet<string>(), new HashSet<string> { post.Key }), "u");
        }

        Assert.HasCount(believed, round.Gone);
        Assert.AreEqual(believed == 0, round.IsOdd);
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 0)]
    public void Words_that_may_mean_forbidden_count_only_beside_a_post_that_was_found(bool isFound, int believed)
    {
        RecheckRound round = new(isUnsure: true);
        LandedPost[] posts = Posts(2);
        round.Note([posts[0]], new(new HashSet<string>(), new HashSet<string> { posts[0].Key }), "u");
        round.Note([posts[1]], new(isFound ? [posts[1].Key] : new HashSet<string>(), new HashSet<string>()), "u");

        Assert.HasCount(believed, round.Gone);
        Assert.IsFalse(round.IsOdd);
    }

    private static LandedPost[] Posts(int count) => [.. Enumerable.Range(0, count).Select(i => new LandedPost($"k{i}", $"id{i}", null, new("p", i)))];

    private static HashSet<string> Keys(int count) => [.. Enumerable.Range(0, count).Select(i => $"k{i}")];

    private static LookupAnswer Judge(string plan, int status, string? body, params string[] keys)
    {
        Connector stream = FakePlatform.Stream("\"lookup\":{\"by\":\"a\"}", $",\"lookups\":{{\"a\":{{\"source\":\"https://p.example\",{plan}}}}}");
        using JsonDocument? json = body is null ? null : JsonDocument.Parse(body);
        SourceAnswer answer = new(status, new Dictionary<string, string>(), [], new("https://p.example/p"), static text => text);
        SourceError? error = ErrorClassifier.Find(null, answer, json?.RootElement ?? default, DateTimeOffset.UnixEpoch)
            ?? (json is null ? new(ErrorKind.Transient, status, "no JSON") : null);
        return LookupJudge.Judge(stream.Lookup!, keys, status, json?.RootElement ?? default, error);
    }
}
