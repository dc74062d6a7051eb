using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class StackExchangeDialectTests
{
    private const string Key = $"site=stackoverflow&key={SimulatorCredentials.Key}";

    [TestMethod]
    public async Task Pages_give_every_question_of_a_tag_once_newest_first()
    {
        await using SimulatedPlatform stack = await SimulatedPlatform.StartAsync("stackexchange");
        string tag = stack.World.Topics[0].Tag;
        List<string> found = [];
        bool more = true;
        for (int page = 1; more; page++)
        {
            JsonElement answer = await stack.JsonAsync($"/2.3/questions?{Key}&tagged={Uri.EscapeDataString(tag)}&sort=creation&order=desc&pagesize=2&page={page}");
            found.AddRange(answer.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("question_id").ToString()));
            more = answer.GetProperty("has_more").GetBoolean();
        }

        CollectionAssert.AreEqual(stack.Visible.Where(i => i.Kind == ItemKind.Post && i.Tags.Contains(tag)).Reverse().Select(i => i.Id).ToArray(), found);
    }

    [TestMethod]
    public async Task Answers_of_several_questions_come_in_one_list()
    {
        await using SimulatedPlatform stack = await SimulatedPlatform.StartAsync("stackexchange");
        WorldItem[] questions = [.. stack.Visible.Where(i => i.Kind == ItemKind.Post && i.Comments(stack.Now) > 0).Take(2)];

        JsonElement answer = await stack.JsonAsync($"/2.3/questions/{questions[0].Id};{questions[1].Id}/answers?{Key}&pagesize=100");

        CollectionAssert.AreEquivalent(
            questions.SelectMany(q => stack.World.AnswersTo(q).Newest(stack.Now)).Select(a => a.Id).ToArray(),
            answer.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("answer_id").ToString()).ToArray());
    }

    [TestMethod]
    public async Task Whoever_takes_gzip_gets_it()
    {
        await using SimulatedPlatform stack = await SimulatedPlatform.StartAsync("stackexchange");

        using HttpResponseMessage response = await stack.SendAsync($"/2.3/questions?{Key}", null, ("Accept-Encoding", "gzip"));

        Assert.AreEqual("gzip", response.Content.Headers.ContentEncoding.Single());
        await using GZipStream plain = new(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.IsTrue((await JsonSerializer.DeserializeAsync<JsonElement>(plain)).TryGetProperty("quota_remaining", out _));
    }

    [TestMethod]
    [DataRow("site=stackoverflow&key=wrong", 400, "bad_parameter")]
    [DataRow(Key + "&pagesize=101", 400, "bad_parameter")]
    [DataRow("key=" + SimulatorCredentials.Key, 400, "bad_parameter")]
    [DataRow("site=stackoverflow&page=26", 403, "access_denied")]
    public async Task Every_error_is_a_400_with_a_code(string query, int id, string name)
    {
        await using SimulatedPlatform stack = await SimulatedPlatform.StartAsync("stackexchange");

        using HttpResponseMessage response = await stack.SendAsync($"/2.3/questions?{query}");

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement error = await SimulatedPlatform.JsonOf(response);
        Assert.AreEqual(id, error.GetProperty("error_id").GetInt32());
        Assert.AreEqual(name, error.GetProperty("error_name").GetString());
    }
}
