using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class TikTokDialectTests
{
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("tiktok", size: 600);

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task A_search_is_read_to_its_end_and_new_videos_do_not_move_its_pages()
    {
        string term = _platform.World.Topics[0].Term;
        string[] expected = [.. _platform.Visible.Where(i => new WorldQuery { Text = term, TopOnly = true }.Matches(i)).Reverse().Select(i => i.Id)];
        string token = await TokenAsync();
        List<string> ids = [];
        string? search = null;
        for (bool more = true; more;)
        {
            JsonElement data = (await AskAsync(token, "/v2/research/video/query/?fields=id,create_time", Query(term, ids.Count, search))).GetProperty("data");
            ids.AddRange(data.GetProperty("videos").EnumerateArray().Select(v => v.GetProperty("id").GetRawText()));
            search = data.GetProperty("search_id").GetString();
            more = data.GetProperty("has_more").GetBoolean();
            _platform.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.IsEmpty(expected.Except(ids));
        Assert.HasCount(ids.Count, ids.Distinct());
    }

    [TestMethod]
    public async Task A_stretch_longer_than_thirty_days_is_refused()
    {
        JsonElement answer = await AskAsync(
            await TokenAsync(),
            "/v2/research/video/query/?fields=id",
            new { query = new { and = new[] { new { operation = "EQ", field_name = "keyword", field_values = new[] { "a" } } } }, start_date = "20260601", end_date = "20260801" },
            HttpStatusCode.BadRequest);

        Assert.AreEqual("invalid_params", answer.GetProperty("error").GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Comments_name_their_video_or_the_comment_they_answer()
    {
        WorldItem video = _platform.Visible.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(_platform.Now))!;

        JsonElement answer = await AskAsync(
            await TokenAsync(), "/v2/research/video/comment/list/?fields=id,parent_comment_id,text", new { video_id = video.Id, max_count = 100 });

        WorldItem[] comments = [.. _platform.Visible.Where(i => i.Root == video && i != video)];
        CollectionAssert.AreEqual(
            comments.Select(c => c.Parent!.Id).ToArray(),
            answer.GetProperty("data").GetProperty("comments").EnumerateArray().Select(c => c.GetProperty("parent_comment_id").GetRawText()).ToArray());
    }

    [TestMethod]
    public async Task Own_videos_are_paged_by_time_and_need_a_token()
    {
        List<string> ids = [];
        long cursor = 0;
        for (bool more = true; more;)
        {
            JsonElement data = (await AskAsync(SimulatorCredentials.Token, "/v2/video/list/?fields=id,title", new { max_count = 2, cursor })).GetProperty("data");
            ids.AddRange(data.GetProperty("videos").EnumerateArray().Select(v => v.GetProperty("id").GetString()!));
            cursor = data.GetProperty("cursor").GetInt64();
            more = data.GetProperty("has_more").GetBoolean();
        }

        CollectionAssert.AreEqual(_platform.Visible.Where(i => i.Author.Index == 0 && i.Kind == ItemKind.Post).Reverse().Select(i => i.Id).ToArray(), ids);
await AskAsync("other", "/v2/video/list/?fields=id", new { }, HttpStatusCode.Unauthorized);
    }

    private static object Query(string term, int cursor, string? search) => new
    {
        query = new { and = new[] { new { operation = "EQ", field_name = "keyword", field_values = new[] { term } } } },
        start_date = "20260715",
        end_date = "20260803",
        max_count = 5,
        cursor,
        search_id = search,
    };

    private async Task<string> TokenAsync()
    {
        using HttpResponseMessage response = await _platform.PostAsync("/v2/oauth/token/", new FormUrlEncodedContent(
            [new("client_key", SimulatorCredentials.ClientId), new("client_secret", SimulatorCredentials.ClientSecret), new("grant_type", "client_credentials")]));
        return (await SimulatedPlatform.JsonOf(response)).GetProperty("access_token").GetString()!;
    }

    private async Task<JsonElement> AskAsync(string token, string path, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await _platform.PostAsync(path, JsonContent.Create(body), $"Bearer {token}");
        Assert.AreEqual(status, response.StatusCode, await response.Content.ReadAsStringAsync());
        return await SimulatedPlatform.JsonOf(response);
    }
}
