using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Trends.Contracts;
using Trends.Local.Live;
using Trends.Storage;

namespace Trends.Local.Tests.Live;

[TestClass]
public sealed class InProcessLivePushTests : LivePushContract, IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private WebApplication? _app;
    private InProcessLivePush _push = null!;
    private int _connected;

    protected override string Origin => _app!.Urls.First();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task An_address_works_once()
    {
        ILivePush push = await CreateAsync();
        Uri url = new(await push.NegotiateAsync(Origin, Stop));
        using ClientWebSocket first = new();
        await first.ConnectAsync(url, Stop);
        using ClientWebSocket second = new();

        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(url, Stop));
    }

    [TestMethod]
    [DataRow(59.9, true)]
    [DataRow(60.0, false)]
    public async Task An_address_works_for_a_minute(double seconds, bool works)
    {
        ILivePush push = await CreateAsync();
        Uri url = new(await push.NegotiateAsync(Origin, Stop));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        using ClientWebSocket client = new();

        if (works)
        {
            await client.ConnectAsync(url, Stop);
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(url, Stop));
        }
    }

    [TestMethod]
    public async Task A_slow_client_misses_messages_and_holds_nobody_up()
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket slow = await ConnectAsync(push);
        string large = "\"" + new string('x', 30_000) + "\"";

        for (int i = 0; i < 2000; i++)
        {
            await push.SendAsync(Message(large), Stop);
        }

        // 60 MB went to a client that read nothing: sending did not wait, and what is queued is bounded.
        await push.SendAsync(Message("\"last\""), Stop);
        int got = 1;
        while ((await ReceiveAsync(slow)).GetProperty("data").GetString() != "last")
        {
            got++;
        }

        Assert.IsLessThan(2001, got);
    }

    [TestMethod]
    [DataRow("http://localhost:7071", "ws://localhost:7071/api/live?token=")]
    [DataRow("https://trends.example", "wss://trends.example/api/live?token=")]
    public async Task Addresses_follow_the_origin(string origin, string start) =>
        Assert.StartsWith(start, await new InProcessLivePush(_clock).NegotiateAsync(origin, Stop));

    [TestMethod]
    public async Task Addresses_asked_for_and_never_used_are_bounded()
    {
        InProcessLivePush push = new(_clock);
        for (int i = 0; i < 10_000; i++)
        {
            await push.NegotiateAsync("http://localhost", Stop);
        }

        await Assert.ThrowsExactlyAsync<TrendsException>(() => push.NegotiateAsync("http://localhost", Stop));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.IsNotNull(await push.NegotiateAsync("http://localhost", Stop));
    }

    protected override async Task<ILivePush> CreateAsync()
    {
        _push = new InProcessLivePush(_clock);
        _app = WebApplication.CreateSlimBuilder().Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseWebSockets();
        _app.Map(InProcessLivePush.Path, _push.HandleAsync);
        await _app.StartAsync(Stop);
        return _push;
    }

    // The handshake is answered a moment before the client is counted.
    protected override Task ConnectedAsync()
    {
        int wanted = ++_connected;
        Assert.IsTrue(SpinWait.SpinUntil(() => _push.Clients >= Math.Min(wanted, 1), TimeSpan.FromSeconds(10)));
        return Task.Delay(20, Stop);
    }
}
