using System.Net.WebSockets;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Contracts;

/// <summary>What every live push does.</summary>
[TestClass]
public abstract class LivePushContract
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    /// <summary>Gets the origin that clients came by.</summary>
    protected abstract string Origin { get; }

    [TestMethod]
    public async Task A_message_reaches_every_client_as_type_at_and_data()
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket one = await ConnectAsync(push);
        using ClientWebSocket two = await ConnectAsync(push);

        await push.SendAsync(Message("{\"term\":\"반도체\"}"), Stop);

        foreach (ClientWebSocket client in (ClientWebSocket[])[one, two])
        {
            JsonElement got = await ReceiveAsync(client);
            Assert.AreEqual("trend", got.GetProperty("type").GetString());
            Assert.AreEqual(Noon, got.GetProperty("at").GetDateTimeOffset());
            Assert.AreEqual("반도체", got.GetProperty("data").GetProperty("term").GetString());
        }
    }

    [TestMethod]
    public async Task Messages_keep_their_order()
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket client = await ConnectAsync(push);

        for (int i = 0; i < 20; i++)
        {
            await push.SendAsync(Message($"{i}"), Stop);
        }

        for (int i = 0; i < 20; i++)
        {
            Assert.AreEqual(i, (await ReceiveAsync(client)).GetProperty("data").GetInt32());
        }
    }

    [TestMethod]
    public async Task Sending_to_nobody_and_to_clients_that_went_does_no_harm()
    {
        ILivePush push = await CreateAsync();
        await push.SendAsync(Message("1"), Stop);
        using (ClientWebSocket gone = await ConnectAsync(push))
        {
            gone.Abort();
        }

        using ClientWebSocket stays = await ConnectAsync(push);
        await push.SendAsync(Message("2"), Stop);

        Assert.AreEqual(2, (await ReceiveAsync(stays)).GetProperty("data").GetInt32());
    }

    [TestMethod]
    public async Task A_forged_address_is_refused()
    {
        ILivePush push = await CreateAsync();
        string url = await push.NegotiateAsync(Origin, Stop);
        using ClientWebSocket client = new();

        await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(Reach(url[..^4] + "beef"), Stop));
    }

    /// <summary>Makes a live push that listens.</summary>
    protected abstract Task<ILivePush> CreateAsync();

    /// <summary>Waits until the service counts a client as connected; at once where connecting means that.</summary>
    protected virtual Task ConnectedAsync() => Task.CompletedTask;

    /// <summary>Gives where an address can be reached in the test; by itself where it is this machine's.</summary>
    protected virtual Uri Reach(string address) => new(address);

    protected static LiveMessage Message(string json) => new("trend", Noon, JsonDocument.Parse(json).RootElement);

    protected async Task<ClientWebSocket> ConnectAsync(ILivePush push)
    {
        ArgumentNullException.ThrowIfNull(push);
        ClientWebSocket client = new();
        await client.ConnectAsync(Reach(await push.NegotiateAsync(Origin, Stop)), Stop);
        await ConnectedAsync();
        return client;
    }

    protected async Task<JsonElement> ReceiveAsync(ClientWebSocket client)
    {
        ArgumentNullException.ThrowIfNull(client);
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await client.ReceiveAsync(buffer.AsMemory(length), Stop);
            length += result.Count;
        }
        while (!result.EndOfMessage);

        return JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement;
    }
}
