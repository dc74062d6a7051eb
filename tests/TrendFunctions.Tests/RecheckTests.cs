using System.Globalization;
using Trends.Simulator;
using Trends.Simulator.World;

namespace TrendFunctions.Tests;

/// <summary>Runs that collect from a source, between which posts are deleted there.</summary>
[TestClass]
public sealed class RecheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_run_lands_what_was_deleted_since_the_last_one_and_tells_how_many()
    {
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = 100 });
        PlatformWorld world = simulator.Context.World.Of("mastodon");
        Dictionary<string, string> settings = new()
        {
            ["Sources__Platforms__mastodon__Enabled"] = "true",
            ["Sources__Platforms__mastodon__BaseUrl"] = simulator.BaseUri("mastodon").ToString(),
            ["Sources__MaxParents"] = "0",
            ["Sources__Platforms__mastodon__Streams__trending-posts__Enabled"] = "false",
            ["Sources__Platforms__mastodon__Streams__trending-tags__Enabled"] = "false",
            ["Sources__Platforms__mastodon__Streams__trending-links__Enabled"] = "false",
        };
        AppResult first = await CollectAsync(settings);
        Assert.Contains("looked up, 0 gone", first.Error);
        Assert.IsEmpty(Deletions());

        WorldItem[] gone = [.. world.Select(new() { TopOnly = true }).Newest(simulator.Context.Now).Where((_, i) => i % 9 == 2)];
        Array.ForEach(gone, world.Delete);
        AppResult second = await CollectAsync(settings);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"looked up, {gone.Length} gone"), second.Error);
        Assert.AreEqual(gone.Length, second.Stage("collect")["rowsIn"]!.GetValue<int>());
        Assert.HasCount(1, Deletions());

        AppResult third = await CollectAsync(settings);
        Assert.Contains("looked up, 0 gone", third.Error);
        Assert.HasCount(1, Deletions());
    }

    private async Task<AppResult> CollectAsync(Dictionary<string, string> settings)
    {
        using App app = App.Start(settings, "run", "--data", _folder["data"], "--stages", "collect", "--json");
        return (await app.EndAsync()).Ended(0);
    }

    private string[] Deletions() => [.. Directory.EnumerateFiles(_folder["data"], "*.ndjson.gz", SearchOption.AllDirectories).Where(f => f.Contains("mastodon-deletions", StringComparison.Ordinal))];
}
