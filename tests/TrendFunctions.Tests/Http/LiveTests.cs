using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class LiveTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_live_client_hears_of_runs_quality_trends_and_predictions()
    {
        using Served host = await Served.OnAsync(await Prepared.CopyAsync());
        Uri address = new((await host.PostAsync("/api/negotiate", "")).Is(200).Json["url"]!.GetValue<string>());
        Assert.AreEqual("ws", address.Scheme);
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(address, TestContext.CancellationToken);

        (await host.PostAsync("/api/predict/sentiment", """{"texts":["live"]}""")).Predicts("sentiment");
        (await host.PostAsync("/api/pipeline/runs", """{"stages":["quality","marts"]}""")).Is(202);

        Dictionary<string, JsonNode> heard = [];
        while (heard.Count < 4 || (string?)heard["run"]["status"] != "completed")
        {
            JsonNode message = await ReceiveAsync(socket);
            Assert.IsTrue(message["at"]!.GetValue<DateTimeOffset>() > DateTimeOffset.UnixEpoch);
            heard[message["type"]!.GetValue<string>()] = message["data"]!;
        }

        CollectionAssert.AreEquivalent(new[] { "run", "quality", "trend", "prediction" }, heard.Keys.ToArray());
        Assert.AreEqual("sentiment", heard["prediction"]["model"]!.GetValue<string>());
        Assert.IsTrue(heard["quality"]["quality"]!["passed"]!.GetValue<bool>());
        Assert.IsNotNull(heard["trend"]["asOf"]);

        // The address is for one use.
        using ClientWebSocket again = new();
        await Assert.ThrowsExactlyAsync<WebSocketException>(() => again.ConnectAsync(address, TestContext.CancellationToken));
        Assert.AreEqual(400, (await host.GetAsync("/api/live")).Status);
    }

    private async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, length))!;
    }
}
