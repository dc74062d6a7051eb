using System.Net.WebSockets;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trends.Azure.Live;
using Trends.Azure.Rest;
using Trends.Contracts;
using Trends.Storage;

namespace Trends.Azure.Tests.Live;

[TestClass]
public sealed class WebPubSubPushTests : LivePushContract
{
    private readonly Identities _identity = new(TimeProvider.System);
    private readonly Logged _log = new();
    private readonly ILoggerFactory _logs;
    private PubSubService _service = null!;
    private WebPubSubPush? _push;
    private int _connected;

    public WebPubSubPushTests() => _logs = LoggerFactory.Create(l => l.AddProvider(_log));

    protected override string Origin => "https://trends.example";

    [TestInitialize]
    public async Task Start() => _service = await PubSubService.StartAsync();

    [TestCleanup]
    public async Task End()
    {
        if (_push is not null)
        {
            await _push.DisposeAsync();
        }

        _logs.Dispose();
        await _service.DisposeAsync();
    }

    [TestMethod]
    public async Task The_identitys_token_is_for_the_service_and_is_not_in_the_address()
    {
        string address = await (await CreateAsync()).NegotiateAsync(Origin, Stop);

        Assert.StartsWith("wss://trends-test.webpubsub.azure.com/client/hubs/trends?access_token=header.", address);
        Assert.AreEqual("https://webpubsub.azure.com/.default", _identity.Scopes.Single());
        Assert.AreEqual("?minutesToExpire=5&api-version=2024-12-01", _service.Queries.Single());
    }

    [TestMethod]
    [DataRow(429)]
    [DataRow(503)]
    public async Task A_service_that_is_busy_for_a_moment_gets_the_message(int busy)
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket client = await ConnectAsync(push);
        _service.Faults.Enqueue(busy);
        _service.Faults.Enqueue(busy);

        await push.SendAsync(Message("1"), Stop);

        Assert.AreEqual(1, (await ReceiveAsync(client)).GetProperty("data").GetInt32());
        Assert.AreEqual("", _log.All);
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(401)]
    [DataRow(0)]
    public async Task A_message_that_is_not_taken_is_told_and_the_next_one_goes_its_way(int fault)
    {
        ILivePush push = await CreateAsync(tries: 1);
        using ClientWebSocket client = await ConnectAsync(push);
        _service.Faults.Enqueue(fault);

        await push.SendAsync(Message("1"), Stop);
        await push.SendAsync(Message("2"), Stop);

        Assert.AreEqual(2, (await ReceiveAsync(client)).GetProperty("data").GetInt32());
        Assert.AreEqual(1, _log.Count("reached nobody"), _log.All);
        Assert.DoesNotContain("e30.", _log.All);
    }

    [TestMethod]
    public async Task A_token_that_ended_is_replaced()
    {
        _identity.Life = TimeSpan.FromSeconds(0.2);
        ILivePush push = await CreateAsync();
        using ClientWebSocket client = await ConnectAsync(push);
        await Task.Delay(300, Stop);

        await push.SendAsync(Message("1"), Stop);

        await ReceiveAsync(client);
        Assert.HasCount(2, _service.Bearers.Distinct());
    }

    [TestMethod]
    public async Task Nobody_waits_for_a_service_that_hangs_and_the_oldest_messages_are_forgotten()
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket client = await ConnectAsync(push);
        _service.Faults.Enqueue(0);

        for (int i = 0; i <= WebPubSubPush.QueuedMessages + 10; i++)
        {
            await push.SendAsync(Message($"{i}"), Stop);
        }

        Assert.IsGreaterThan(0, _log.Count("the oldest is forgotten"));
    }

    [TestMethod]
    public async Task What_is_queued_is_sent_before_the_end()
    {
        ILivePush push = await CreateAsync();
        using ClientWebSocket client = await ConnectAsync(push);
        for (int i = 0; i < 50; i++)
        {
            await push.SendAsync(Message($"{i}"), Stop);
        }

        await _push!.DisposeAsync();

        for (int i = 0; i < 50; i++)
        {
            Assert.AreEqual(i, (await ReceiveAsync(client)).GetProperty("data").GetInt32());
        }
    }

    [TestMethod]
    public async Task A_message_of_the_largest_size_is_sent_and_a_larger_one_refused()
    {
        ILivePush push = await CreateAsync();
        int around = Message("\"\"").ToUtf8Json().Length;
        LiveMessage Of(int bytes) => Message($"\"{new string('x', bytes - around)}\"");

        await push.SendAsync(Of(WebPubSubPush.MaxBytes), Stop);

        Assert.Contains("1048577", (await Assert.ThrowsExactlyAsync<TrendsException>(() => push.SendAsync(Of(WebPubSubPush.MaxBytes + 1), Stop))).Message);
    }

    [TestMethod]
    [DataRow(403)]
    [DataRow(500)]
    public async Task No_address_is_told_in_words(int fault)
    {
        ILivePush push = await CreateAsync(tries: 1);
        _service.Faults.Enqueue(fault);

        Assert.Contains("Live:WebPubSubEndpoint", (await Assert.ThrowsExactlyAsync<TrendsException>(() => push.NegotiateAsync(Origin, Stop))).Message);
    }

    [TestMethod]
    public async Task An_identity_that_is_not_there_is_told_in_words()
    {
        _identity.Fault = new CredentialUnavailableException("None.");
        ILivePush push = await CreateAsync();

        await Assert.ThrowsExactlyAsync<TrendsException>(() => push.NegotiateAsync(Origin, Stop));
    }

    [TestMethod]
    public async Task Health_follows_the_service()
    {
        await CreateAsync();
        await _push!.CheckAsync(Stop);

        await _service.DisposeAsync();

        await Assert.ThrowsAsync<Exception>(() => _push.CheckAsync(Stop));
    }

    [TestMethod]
    [DataRow("http://trends.webpubsub.azure.com", "trends")]
    [DataRow("trends", "trends")]
    [DataRow("https://trends.webpubsub.azure.com", "1st")]
    [DataRow("https://trends.webpubsub.azure.com", "a/b")]
    public void Settings_that_are_none_are_refused_at_start(string endpoint, string hub)
        => Assert.AreNotEqual("", Settings.Refused((s, c) => s.AddAzureLive(c), ("Live:WebPubSubEndpoint", endpoint), ("Live:Hub", hub)));

    [TestMethod]
    public async Task Without_a_service_nothing_is_added_and_with_one_it_is_the_push()
    {
        Assert.IsEmpty(new ServiceCollection().AddAzureLive(Settings.Of(("Live:Hub", "x"))));
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddAzureLive(Settings.Of(("Live:WebPubSubEndpoint", PubSubService.Endpoint))).BuildServiceProvider();
        Assert.IsInstanceOfType<WebPubSubPush>(services.GetRequiredService<ILivePush>());
    }

    protected override Task<ILivePush> CreateAsync() => CreateAsync(tries: 3);

    protected override Uri Reach(string address) => _service.Reach(new(address));

    // The handshake is answered a moment before the client is counted.
    protected override async Task ConnectedAsync()
    {
        _connected++;
        while (_service.Clients == 0)
        {
            await Task.Delay(10, Stop);
        }

        await Task.Delay(20 * _connected, Stop);
    }

    private Task<ILivePush> CreateAsync(int tries)
    {
        ServiceOptions options = new()
        {
            Transport = new HttpClientTransport(new Rerouted(_service.Reach)),
            Retry = { MaxRetries = tries - 1, Delay = TimeSpan.FromMilliseconds(1), NetworkTimeout = TimeSpan.FromSeconds(1) },
        };
        _push = new(new(new(PubSubService.Endpoint), WebPubSubPush.Scope, _identity, options), "trends", _logs.CreateLogger<WebPubSubPush>());
        return Task.FromResult<ILivePush>(_push);
    }
}
