using System.Net;
using System.Text.Json;
using Trends.Simulator.Tests.Dialects;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.World;

[TestClass]
public sealed class LiveWorldTests
{
    [TestMethod]
    public async Task New_items_come_as_the_clock_runs_and_late_ones_escape_whoever_only_looks_forward()
    {
        await using SimulatedPlatform mastodon = await SimulatedPlatform.StartAsync("mastodon", size: 9000);
        string newest = mastodon.Visible.Last(i => i.Kind == ItemKind.Post).Id;
        int first = mastodon.World.Find(newest)!.Number;
        HashSet<string> found = [];
        for (int hour = 0; hour < 23; hour++)
        {
            mastodon.Clock.Advance(TimeSpan.FromHours(1));
            JsonElement page = await mastodon.JsonAsync($"/api/v1/timelines/public?limit=40&since_id={newest}");
            string[] ids = [.. page.EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
            Assert.IsLessThan(40, ids.Length);
            found.UnionWith(ids);
            newest = ids.FirstOrDefault(newest);
        }

        string[] missed = [.. mastodon.Visible.Where(i => i.Kind == ItemKind.Post && i.Number > first && !found.Contains(i.Id)).Select(i => i.Id)];
        Assert.IsGreaterThan(50, found.Count);
        Assert.IsNotEmpty(missed);
        Assert.IsTrue(missed.All(id => mastodon.World.Find(id)!.IsLate));
    }

    [TestMethod]
    public async Task What_is_deleted_while_the_clock_runs_is_in_the_truth_with_its_moment()
    {
        await using SimulatedPlatform mastodon = await SimulatedPlatform.StartAsync("mastodon", size: 3000);
        WorldItem item = mastodon.Visible.First(i => i.DeletedAt > mastodon.Now);

        await mastodon.JsonAsync($"/api/v1/statuses/{item.Id}");
        mastodon.Clock.SetUtcNow(item.DeletedAt!.Value);
        using HttpResponseMessage gone = await mastodon.SendAsync($"/api/v1/statuses/{item.Id}");

        Assert.AreEqual(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.AreEqual(item.DeletedAt, mastodon.Host.Context.World.Truth.Deleted("mastodon", mastodon.Now).Single(i => i.Id == item.Id).DeletedAt);
    }

    [TestMethod]
    public async Task Limits_can_be_scaled()
    {
        await using SimulatorHost host = await SimulatorHost.StartAsync(new() { LimitScale = 0.01 });
        using HttpClient http = new();
        List<HttpStatusCode> codes = [];
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri($"{host.BaseUri("mastodon")}/api/v1/timelines/public"));
            codes.Add(response.StatusCode);
        }

        // Two windows may meet in the middle of the four calls, by the real clock.
        Assert.IsGreaterThanOrEqualTo(3, codes.Count(c => c == HttpStatusCode.OK));
        Assert.AreEqual(codes.Count(c => c == HttpStatusCode.TooManyRequests), (int)host.Context.Log.Rejected("mastodon"));
    }

    [TestMethod]
    public async Task Many_callers_at_once_read_the_same_world()
    {
        await using SimulatedPlatform x = await SimulatedPlatform.StartAsync("x", size: 2000);
        const string Path = "/2/tweets/search/recent?query=lang:ko&max_results=100";

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ => (await x.JsonAsync(Path, SimulatorCredentials.Token)).GetRawText()));

        Assert.AreEqual(1, answers.Distinct().Count());
        Assert.AreEqual(32, x.Host.Context.Log.Count("x"));
    }
}
