using Trends.Simulator;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class ListenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_host_listens_from_its_start_lands_what_is_pushed_and_stops_when_it_is_told_to()
    {
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = 10_000, Span = TimeSpan.FromHours(1), Ahead = TimeSpan.FromMinutes(15) });
        using Served host = await Served.OnAsync(
            _folder["data"],
            ("Sources__Platforms__bluesky__Enabled", "true"),
            ("Sources__Platforms__bluesky__BaseUrl", simulator.BaseUri("bluesky").ToString()),
            ("Sources__Platforms__bluesky__Streams__jetstream__Queries__0", "*"));

        string landed = await Raw.UntilAsync(_folder["data"], "posts/bluesky-jetstream");

        Assert.IsTrue(
            simulator.Context.World.Truth.Visible("bluesky", simulator.Context.Now).Any(i => landed.Contains(i.Id.Split('/')[^1], StringComparison.Ordinal)),
            landed[..Math.Min(landed.Length, 500)]);
        host.App.PressCtrlC();
        Assert.IsTrue(host.App.EndsWithin(TimeSpan.FromSeconds(30)), "it did not stop");
    }
}
