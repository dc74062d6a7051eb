using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Connectors.Tests.Rig;
using Microsoft.Extensions.Time.Testing;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push.Webhooks;
using Trends.Collect.Landing;
using Trends.Pipeline;
using Trends.Simulator.Faults;
using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Connectors.Tests;

/// <summary>Platforms that call back: who is believed, and what becomes of what they bring.</summary>
[TestClass]
public sealed class WebhookTests
{
    internal const string Secret = "shared-secret-9d41";
    internal const string Token = "verify-token-77";
    private static readonly DateTimeOffset Start = new(2026, 5, 20, 6, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Platforms => SourceCatalog.Current.Platforms.Where(p => p.Webhook is not null).Select(p => new object[] { p.Platform });

    [TestMethod]
    public void The_simulator_calls_for_every_platform_with_a_webhook()
        => CollectionAssert.AreEquivalent(SourceCatalog.Current.Platforms.Where(p => p.Webhook is not null).Select(p => p.Platform).ToArray(), WebhookSender.Platforms.ToArray());

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task What_a_platform_brings_is_stored_whole_and_without_its_secret(string platform)
    {
        FakeTimeProvider clock = new(Start);
        await using PushRig rig = await StartAsync(platform, clock);
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, platform, address.Of(platform), new(Secret, Token));

        IReadOnlyList<(WorldItem Item, ChangeKind Kind, HttpStatusCode Status)> told = await sender.TellAsync(Start.AddHours(-12), Start);
        LandResult landed = await rig.LandAsync();

        Assert.IsGreaterThan(20, told.Count);
        Assert.IsTrue(told.All(t => t.Status == HttpStatusCode.OK), told.FirstOrDefault(t => t.Status != HttpStatusCode.OK).Status.ToString());
        Assert.AreEqual(told.Count, landed.Counts.RowsIn);
        Assert.AreEqual(0, landed.Counts.Quarantined);
        string stream = SourceCatalog.Current.Of(platform).Single(s => s.Push?.Transport == PushTransport.Webhook).Name;
        IReadOnlyList<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)> records = await rig.LandedAsync(stream);
        Assert.AreEqual(told.Count(t => t.Kind != ChangeKind.Deleted), records.Count);
        Assert.AreEqual(told.Count(t => t.Kind == ChangeKind.Deleted), (await rig.DeletionsAsync(platform)).Count);
        foreach ((CanonicalRecord record, string json, _, _) in records)
        {
            Assert.IsNotNull(record["id"], json);
            Assert.IsNotNull(record["text"] ?? record["title"], json);
            Assert.IsNotNull(record["author"], json);
            Assert.IsNotNull(record["publishedAt"], json);
            Assert.DoesNotContain(Secret, json);
        }

        // A deletion names what the records have as id.
        string[] ids = [.. records.Select(r => (string)r.Record["id"]!)];
        WorldItem[] both = [.. told.Where(t => t.Kind == ChangeKind.Deleted && told.Any(m => m.Item == t.Item && m.Kind == ChangeKind.Made)).Select(t => t.Item)];
        HashSet<string> deleted = [.. (await rig.DeletionsAsync(platform)).Select(d => d.Id!)];
        Assert.AreEqual(both.Distinct().Count(), ids.Where(deleted.Contains).Distinct().Count());
        Assert.IsFalse(rig.Sink.Messages.Any(m => Encoding.UTF8.GetString(m.Body.Span).Contains(Secret, StringComparison.Ordinal)), "the secret is in the hub");
        if (both.Length > 0)
        {
            Scorecard.Pass(SourceCatalog.Current.Find(stream)!, Check.Deletion);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task The_question_of_a_platform_is_answered_and_that_of_others_is_not(string platform)
    {
        await using PushRig rig = await StartAsync(platform, new FakeTimeProvider(Start));
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, platform, address.Of(platform), new(Secret, Token));
        using WebhookSender other = new(rig.Simulator, platform, address.Of(platform), new(Secret + "x", Token + "x"));

        Assert.IsTrue(await sender.AskAsync(Channel));
        bool asksNothing = SourceCatalog.Current.Platforms.Single(p => p.Platform == platform).Webhook!.Challenge is null;
        Assert.AreEqual(asksNothing, await other.AskAsync("UC-of-somebody-else"));
        Assert.IsEmpty(rig.Sink.Messages);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_wrong_or_missing_signature_is_refused_and_counted(string platform)
    {
        await using PushRig rig = await StartAsync(platform, new FakeTimeProvider(Start));
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, platform, address.Of(platform), new(Secret, Token));
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.BadSignature));
        using MeterListener meter = new();
        long refused = 0;
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == Telemetry.Metrics.WebhooksRefused)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meter.SetMeasurementEventCallback<long>((_, count, tags, _) => Interlocked.Add(ref refused, tags.Contains(new(Telemetry.Tags.Platform, platform)) ? count : 0));
        meter.Start();

        IReadOnlyList<(WorldItem Item, ChangeKind Kind, HttpStatusCode Status)> told = await sender.TellAsync(Start.AddHours(-2), Start);
        using HttpClient client = new();
        using HttpResponseMessage bare = await client.PostAsync(address.Of(platform), new StringContent("""{"update_id":1}""", Encoding.UTF8, "application/json"));

        Assert.IsNotEmpty(told);
        Assert.IsTrue(told.All(t => t.Status == HttpStatusCode.Unauthorized));
        Assert.AreEqual(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.IsEmpty(rig.Sink.Messages);
        Assert.IsGreaterThanOrEqualTo(told.Count + 1, Interlocked.Read(ref refused));
    }

    [TestMethod]
    public async Task A_message_of_ten_minutes_ago_is_taken_and_an_older_one_refused()
    {
        FakeTimeProvider platform = new(Start);
        FakeTimeProvider here = new(Start.AddMinutes(10));
        await using PushRig rig = await StartAsync("twitch", platform, here);
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, "twitch", address.Of("twitch"), new(Secret, Token));

        Assert.IsTrue((await sender.TellAsync(Start.AddMinutes(-30), Start)).All(t => t.Status == HttpStatusCode.OK));
        int taken = rig.Sink.Messages.Count;
        here.Advance(TimeSpan.FromSeconds(1));
        Assert.IsTrue((await sender.TellAsync(Start.AddMinutes(-30), Start)).All(t => t.Status == HttpStatusCode.Unauthorized));

        Assert.IsGreaterThan(0, taken);
        Assert.HasCount(taken, rig.Sink.Messages);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task What_is_sent_again_is_the_same_record(string platform)
    {
        await using PushRig rig = await StartAsync(platform, new FakeTimeProvider(Start));
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, platform, address.Of(platform), new(Secret, Token));
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.Duplicates));

        IReadOnlyList<(WorldItem Item, ChangeKind Kind, HttpStatusCode Status)> told = await sender.TellAsync(Start.AddHours(-6), Start);
        await rig.LandAsync();

        Assert.IsTrue(told.All(t => t.Status == HttpStatusCode.OK));
        string stream = SourceCatalog.Current.Of(platform).Single(s => s.Push?.Transport == PushTransport.Webhook).Name;
        IReadOnlyList<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)> records = await rig.LandedAsync(stream);
        Assert.IsNotEmpty(records);
        Assert.IsTrue(records.GroupBy(r => r.Hash).All(g => g.Count() % 2 == 0), "a repeat is another record");
    }

    [TestMethod]
    public async Task Nobody_listens_for_unknown_platforms_those_that_are_off_and_those_without_secrets()
    {
        await using PushRig rig = await StartAsync("facebook", new FakeTimeProvider(Start));
        await using PushRig off = await StartAsync("facebook", new FakeTimeProvider(Start), settings: new() { ["Sources:Platforms:facebook:Enabled"] = "false" });
        await using PushRig without = await StartAsync("facebook", new FakeTimeProvider(Start), settings: new() { ["Sources:Platforms:facebook:Secrets:verifyToken"] = "" });
        WebhookCall call = new(IsPost: true, _ => null, _ => null, default);

        Assert.AreEqual(401, (await rig.Receiver.ReceiveAsync("facebook", call, default)).Status);
        foreach ((PushRig of, string platform) in new[] { (rig, "nothing"), (rig, "instagram"), (rig, "reddit"), (rig, "FACEBOOK"), (off, "facebook"), (without, "facebook") })
        {
            Assert.AreEqual(404, (await of.Receiver.ReceiveAsync(platform, call, default)).Status, platform);
        }

        List<SourceCheck> checks = [];
        await foreach (SourceCheck check in without.Checker.CheckAsync("facebook-changes", default))
        {
            checks.Add(check);
        }

        Assert.IsFalse(checks.Single().IsReadable);
        Assert.Contains("Sources:Platforms:facebook:Secrets:verifyToken", checks.Single().Message);
    }

    [TestMethod]
    public async Task A_webhook_that_nobody_set_up_is_no_failure_of_a_platform()
    {
        await using PushRig rig = await PushRig.StartAsync(
            "facebook", new FakeTimeProvider(Start), settings: new Dictionary<string, string?> { ["Sources:Platforms:facebook:Streams:changes:Enabled"] = "true" });
        List<SourceCheck> checks = [];
        await foreach (SourceCheck check in rig.Checker.CheckAsync("facebook", default))
        {
            checks.Add(check);
        }

        Assert.IsTrue(checks.All(c => c.IsReadable), checks.FirstOrDefault(c => !c.IsReadable)?.Message);
        Assert.Contains("appSecret", checks.Single(c => c.Stream == "facebook-changes (push)").Message);
    }

    [TestMethod]
    public async Task What_a_hub_does_not_take_is_not_said_to_be_taken()
    {
        await using PushRig rig = await StartAsync("telegram", new FakeTimeProvider(Start));
        rig.Sink.Refuse(1);
        WebhookCall call = new(IsPost: true, _ => null, name => name == "X-Telegram-Bot-Api-Secret-Token" ? Secret : null, Encoding.UTF8.GetBytes("""{"update_id":1}"""));

        await Assert.ThrowsExactlyAsync<TrendsException>(() => rig.Receiver.ReceiveAsync("telegram", call, default));
        Assert.AreEqual(200, (await rig.Receiver.ReceiveAsync("telegram", call, default)).Status);
    }

    [TestMethod]
    public async Task What_names_a_post_without_its_text_or_is_no_message_is_set_aside_with_the_reason()
    {
        await using PushRig rig = await StartAsync("instagram", new FakeTimeProvider(Start));
        foreach (string body in new[] { """{"entry":[{"time":1,"changes":[{"field":"mentions","value":{"media_id":"1"}}]}]}""", """{"entry":[{"changes":[{"field":"odd","value":{}}]}]}""", "no json", "{}" })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            string signature = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), bytes));
            WebhookReply reply = await rig.Receiver.ReceiveAsync("instagram", new(IsPost: true, _ => null, name => name == "X-Hub-Signature-256" ? $"sha256={signature}" : null, bytes), default);
            Assert.AreEqual(200, reply.Status);
        }

        LandResult landed = await rig.LandAsync();

        Assert.AreEqual(4, landed.Counts.Quarantined);
        string[] reasons = [.. (await rig.AsideAsync()).Select(a => a.Reason).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { "announced-only", "bad-json", "unknown-message", "unknown-message" }, reasons);
    }

    internal const string Channel = "UC_x5XG1OV2P6uZZ5FSM9Ttw";

    internal static Task<PushRig> StartAsync(string platform, TimeProvider clock, TimeProvider? here = null, Dictionary<string, string?>? settings = null)
    {
        Connector stream = SourceCatalog.Current.Of(platform).Single(s => s.Push?.Transport == PushTransport.Webhook);
        Dictionary<string, string?> all = stream.Platform.Webhook!.Secrets.Keys.ToDictionary(
            name => $"Sources:Platforms:{platform}:Secrets:{name}", string? (name) => name is "verifyToken" or "confirmation" ? Token : Secret);
        all[$"Sources:Platforms:{platform}:Streams:{stream.Manifest.Stream}:Enabled"] = "true";
        all[$"Sources:Platforms:{platform}:Streams:{stream.Manifest.Stream}:Queries:0"] = Channel;
        foreach ((string name, string? value) in settings ?? [])
        {
            all[name] = value;
        }

        return PushRig.StartAsync(platform, clock, null, all, here);
    }
}
