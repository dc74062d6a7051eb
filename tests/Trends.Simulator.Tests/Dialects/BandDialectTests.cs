using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class BandDialectTests
{
    private const string Token = $"access_token={SimulatorCredentials.Token}";

    [TestMethod]
    public async Task Following_the_next_parameters_gives_every_post_of_a_band_once()
    {
        await using SimulatedPlatform band = await SimulatedPlatform.StartAsync("naver-band");
        string key = band.World.Spec.Sections[0];

        List<JsonElement> posts = await AllAsync(band, $"/v2/band/posts?{Token}&band_key={key}&locale=ko_KR");

        CollectionAssert.AreEquivalent(
            band.Visible.Where(i => i.Kind == ItemKind.Post && i.Section == key).Select(i => i.Id).ToArray(),
            posts.Select(p => p.GetProperty("post_key").GetString()).ToArray());
    }

    [TestMethod]
    public async Task A_post_s_comments_come_oldest_first()
    {
        await using SimulatedPlatform band = await SimulatedPlatform.StartAsync("naver-band");
        WorldItem post = band.Visible.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(band.Now))!;

        List<JsonElement> comments = await AllAsync(band, $"/v2/band/post/comments?{Token}&band_key={post.Section}&post_key={post.Id}&sort=%2Bcreated_at");

        CollectionAssert.AreEqual(
            band.World.CommentsOf(post).Oldest(band.Now).Select(c => c.Id).ToArray(), comments.Select(c => c.GetProperty("comment_key").GetString()).ToArray());
    }

    [TestMethod]
    [DataRow("access_token=wrong&band_key=AADsimband1", 10401)]
    [DataRow("band_key=AADsimband1", 10401)]
    [DataRow(Token, 212)]
    [DataRow($"{Token}&band_key=elsewhere", 60102)]
    public async Task What_is_wrong_is_told_by_the_result_code(string query, int code)
    {
        await using SimulatedPlatform band = await SimulatedPlatform.StartAsync("naver-band");

        JsonElement answer = await band.JsonAsync($"/v2/band/posts?{query}");

        Assert.AreEqual(code, answer.GetProperty("result_code").GetInt32());
    }

    private static async Task<List<JsonElement>> AllAsync(SimulatedPlatform band, string path)
    {
        List<JsonElement> all = [];
        string after = "";
        while (true)
        {
            JsonElement data = (await band.JsonAsync($"{path}{after}")).GetProperty("result_data");
            all.AddRange(data.GetProperty("items").EnumerateArray());
            JsonElement next = data.GetProperty("paging").GetProperty("next_params");
            if (next.ValueKind == JsonValueKind.Null)
            {
                return all;
            }

            after = $"&after={next.GetProperty("after").GetString()}";
        }
    }
}
