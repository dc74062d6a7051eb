using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class HackerNewsDialectTests
{
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("hackernews");

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task Walking_ids_down_from_maxitem_finds_every_visible_item()
    {
        long max = (await _platform.JsonAsync("/v0/maxitem.json")).GetInt64();
        List<string> found = [];
        List<string> deleted = [];
        for (long id = max; id > max - 400; id--)
        {
            JsonElement item = await _platform.JsonAsync($"/v0/item/{id}.json");
            if (item.ValueKind == JsonValueKind.Object)
            {
                (item.TryGetProperty("deleted", out _) ? deleted : found).Add($"{id}");
            }
        }

        CollectionAssert.AreEqual(_platform.Visible.Reverse().Select(i => i.Id).ToArray(), found);
        CollectionAssert.AreEqual(
            _platform.Host.Context.World.Truth.Deleted("hackernews", _platform.Now).Select(i => i.Id).Reverse().ToArray(), deleted);
    }

    [TestMethod]
    public async Task New_stories_come_newest_first_and_lead_to_all_their_comments()
    {
        JsonElement ids = await _platform.JsonAsync("/v0/newstories.json");
        HashSet<string> comments = [];
        Queue<long> open = new(ids.EnumerateArray().Select(i => i.GetInt64()));
        while (open.TryDequeue(out long id))
        {
            JsonElement item = await _platform.JsonAsync($"/v0/item/{id}.json");
            foreach (JsonElement kid in item.TryGetProperty("kids", out JsonElement kids) ? kids.EnumerateArray() : [])
            {
                Assert.IsTrue(comments.Add($"{kid}"));
                open.Enqueue(kid.GetInt64());
            }
        }

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Kind == ItemKind.Post).Reverse().Select(i => i.Id).ToArray(), ids.EnumerateArray().Select(i => $"{i}").ToArray());
        CollectionAssert.AreEquivalent(_platform.Visible.Where(i => i.Kind == ItemKind.Comment).Select(i => i.Id).ToArray(), comments.ToArray());
    }

    [TestMethod]
    public async Task What_is_missing_is_null()
    {
        Assert.AreEqual(JsonValueKind.Null, (await _platform.JsonAsync("/v0/item/1.json")).ValueKind);
        Assert.AreEqual(JsonValueKind.Null, (await _platform.JsonAsync("/v0/user/nobody.json")).ValueKind);
    }

    [TestMethod]
    public async Task Updates_name_what_changed_within_the_hour()
    {
        WorldItem edited = _platform.World.Items.First(i => i.EditedAt > _platform.Now && i.IsVisible(i.EditedAt.Value));
        _platform.Clock.SetUtcNow(edited.EditedAt!.Value.AddMinutes(5));

        JsonElement updates = await _platform.JsonAsync("/v0/updates.json");

        Assert.Contains(edited.Id, updates.GetProperty("items").EnumerateArray().Select(i => $"{i}"));
    }
}
