using System.Net;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class XDialectTests
{
    private SimulatedPlatform _platform = null!;

    // The API reaches back seven days and leaves the last ten seconds out.
    private IEnumerable<WorldItem> Reachable => _platform.Visible.Where(i => i.CreatedAt >= _platform.Now.AddDays(-7) && i.CreatedAt < _platform.Now.AddSeconds(-10));

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("x", size: 1200);

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task Following_next_tokens_gives_every_match_once_newest_first()
    {
        string term = _platform.World.Topics[0].Term.Split(' ')[0];

        List<string> ids = await ReadAsync($"query={Uri.EscapeDataString(term)}&max_results=10");

        Assert.IsGreaterThan(10, ids.Count);
        CollectionAssert.AreEqual(Reachable.Where(i => i.Text(_platform.Now).Contains(term)).Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task Alternatives_and_operators_narrow_as_documented()
    {
        List<string> ids = await ReadAsync($"query={Uri.EscapeDataString("(#coffeeprices OR #opensource) lang:en -is:reply")}&max_results=100");

        CollectionAssert.AreEqual(
            Reachable.Where(i => i.Kind == ItemKind.Post && (i.Tags.Contains("coffeeprices") || i.Tags.Contains("opensource"))).Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task A_conversation_is_found_by_its_id()
    {
        WorldItem post = Reachable.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(_platform.Now))!;

        List<string> ids = await ReadAsync($"query=conversation_id:{post.Id}&max_results=10");

        CollectionAssert.AreEqual(Reachable.Where(i => i.Root == post && i != post).Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task Since_id_and_times_bound_the_answer()
    {
        WorldItem[] all = [.. Reachable.Where(i => i.Language == "ko" && i.Kind == ItemKind.Post)];
        string query = $"query={Uri.EscapeDataString("lang:ko -is:reply")}&max_results=100";

        List<string> since = await ReadAsync($"{query}&since_id={all[10].Id}");
        List<string> until = await ReadAsync($"{query}&end_time={all[10].CreatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        List<string> beyond = await ReadAsync($"{query}&since_id=9000000000000000000");

        CollectionAssert.AreEqual(all[11..].Reverse().Select(i => i.Id).ToArray(), since);
        CollectionAssert.AreEqual(all[..10].Reverse().Select(i => i.Id).ToArray(), until);
        Assert.IsEmpty(beyond);
    }

    [TestMethod]
    public async Task Only_the_fields_asked_for_come_and_expansions_bring_users()
    {
        JsonElement plain = await JsonAsync("/2/tweets/search/recent?query=lang:ko");
        JsonElement full = await JsonAsync("/2/tweets/search/recent?query=lang:ko&tweet.fields=created_at,public_metrics&expansions=author_id&user.fields=public_metrics");

        CollectionAssert.AreEqual(new[] { "id", "text", "edit_history_tweet_ids" }, plain.GetProperty("data")[0].EnumerateObject().Select(p => p.Name).ToArray());
        string author = full.GetProperty("data")[0].GetProperty("author_id").GetString()!;
        Assert.Contains(author, full.GetProperty("includes").GetProperty("users").EnumerateArray().Select(u => u.GetProperty("id").GetString()));
        Assert.IsTrue(full.GetProperty("data")[0].GetProperty("public_metrics").TryGetProperty("like_count", out _));
    }

    [TestMethod]
    public async Task Counts_add_up_to_what_search_finds()
    {
        JsonElement counts = await JsonAsync("/2/tweets/counts/recent?query=lang:ko&granularity=day");

        int total = counts.GetProperty("meta").GetProperty("total_tweet_count").GetInt32();
        Assert.AreEqual(Reachable.Count(i => i.Language == "ko"), total);
        Assert.AreEqual(total, counts.GetProperty("data").EnumerateArray().Sum(c => c.GetProperty("tweet_count").GetInt32()));
    }

    [TestMethod]
    public async Task Trends_of_Korea_are_known_and_those_of_an_unknown_place_are_not()
    {
        JsonElement trends = await JsonAsync("/2/trends/by/woeid/23424868");
        using HttpResponseMessage unknown = await _platform.SendAsync("/2/trends/by/woeid/5", SimulatorCredentials.Token);

        Assert.AreEqual(20, trends.GetProperty("data").GetArrayLength());
        Assert.AreEqual(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [TestMethod]
    public async Task Errors_are_problem_documents()
    {
        using HttpResponseMessage stranger = await _platform.SendAsync("/2/tweets/search/recent?query=a", "wrong");
        using HttpResponseMessage tooMany = await _platform.SendAsync("/2/tweets/search/recent?query=a&max_results=5", SimulatorCredentials.Token);
        using HttpResponseMessage tooOld = await _platform.SendAsync("/2/tweets/search/recent?query=a&start_time=2026-07-01T00:00:00Z", SimulatorCredentials.Token);

        Assert.AreEqual(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.AreEqual("application/problem+json", stranger.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("Unauthorized", (await SimulatedPlatform.JsonOf(stranger)).GetProperty("title").GetString());
        Assert.AreEqual("Invalid Request", (await SimulatedPlatform.JsonOf(tooMany)).GetProperty("title").GetString());
        Assert.AreEqual(HttpStatusCode.BadRequest, tooOld.StatusCode);
    }

    private Task<JsonElement> JsonAsync(string path) => _platform.JsonAsync(path, SimulatorCredentials.Token);

    private async Task<List<string>> ReadAsync(string parameters)
    {
        List<string> ids = [];
        string? token = null;
        do
        {
            JsonElement page = await JsonAsync($"/2/tweets/search/recent?{parameters}{(token is null ? "" : $"&next_token={token}")}");
            if (page.TryGetProperty("data", out JsonElement data))
            {
                ids.AddRange(data.EnumerateArray().Select(t => t.GetProperty("id").GetString()!));
            }

            token = page.GetProperty("meta").TryGetProperty("next_token", out JsonElement next) ? next.GetString() : null;
        }
        while (token is not null);
        return ids;
    }
}
