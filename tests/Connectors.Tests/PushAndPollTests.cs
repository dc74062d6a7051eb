using System.Text.Json;
using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator.Webhooks;

namespace Connectors.Tests;

/// <summary>What a platform pushes and what it answers when asked are one record.</summary>
[TestClass]
public sealed class PushAndPollTests
{
    // So many posts have to come both ways, or the check has seen nothing.
    private const int LeastTwins = 5;
    private static readonly DateTimeOffset Start = new(2026, 5, 20, 6, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Platforms => SourceCatalog.Current.Platforms.Where(p => p.Access.Status != AccessStatus.Closed).Select(p => new object[] { p.Platform });

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task What_is_pushed_and_polled_merges_to_one(string platform)
    {
        PlatformManifest manifest = SourceCatalog.Current.Platforms.Single(p => p.Platform == platform);
        if (manifest.NoPush is { } none)
        {
            Assert.IsFalse(SourceCatalog.Current.Of(platform).Any(s => s.Push is not null));
            Scorecard.NotFor(platform, Check.PushAndPoll, $"{none.Reason} ({none.Source})");
            return;
        }

        if (platform == "twitch")
        {
            Scorecard.NotFor(platform, Check.PushAndPoll, "what is pushed are chats, which no request reads (https://dev.twitch.tv/docs/eventsub/eventsub-subscription-types/)");
            return;
        }

        await using PushRig rig = manifest.Webhook is null ? await ListenedAsync(platform) : await CalledAsync(platform);
        Dictionary<string, Version[]> pushed = await VersionsAsync(rig, platform);
        await rig.PollAsync();
        HashSet<string> edited = [.. rig.Simulator.Context.World.Of(platform).Items.Where(i => i.EditedAt is not null).Select(i => i.Id)];

        int twins = 0;
        foreach ((string id, Version[] all) in await VersionsAsync(rig, platform))
        {
            Version[] before = pushed.GetValueOrDefault(id, []);
            Version[] polled = [.. all.Where(v => !before.Any(b => b.Key == v.Key))];
            if (before.Length == 0 || polled.Length == 0)
            {
                continue;
            }

            // The rule of the warehouse: of one platform and id the greatest time of receipt wins, then the greatest hash.
            twins++;
            Version winner = all.MaxBy(v => (v.ReceivedAt, v.Hash))!;
            Assert.HasCount(1, all.Where(v => (v.ReceivedAt, v.Hash) == (winner.ReceivedAt, winner.Hash)).DistinctBy(v => v.Hash).ToArray());
            foreach ((Version one, Version other) in before.SelectMany(b => polled, (b, p) => (b, p)))
            {
                Author(platform, id, one, other);
                if (!edited.Contains(id) && !edited.Contains(id.Split(':', '_', '/')[^1]))
                {
                    Same(platform, id, "text", one, other);
                    Same(platform, id, "title", one, other);
                }
            }
        }

        Assert.IsGreaterThanOrEqualTo(LeastTwins, twins, $"{platform}: posts that came both ways");
        Scorecard.Pass(platform, Check.PushAndPoll);
    }

    private static void Same(string platform, string id, string field, Version pushed, Version polled)
    {
        if (pushed.Record[field] is { } one && polled.Record[field] is { } other)
        {
            Assert.AreEqual(other, one, $"{platform} {id}: {field}");
        }
    }

    private static void Author(string platform, string id, Version pushed, Version polled)
    {
        if (platform != "bluesky")
        {
            Same(platform, id, "author", pushed, polled);
            return;
        }

        // Jetstream carries the permanent name of an account and not its handle; answers carry both.
        using JsonDocument answer = JsonDocument.Parse(polled.Json);
        Assert.AreEqual(answer.RootElement.GetProperty("author").GetProperty("did").GetString(), (string?)pushed.Record["author"], id);
    }

    private static async Task<PushRig> ListenedAsync(string platform)
    {
        FastClock clock = new(Start, speed: 60);
        string[] streams = [.. SourceCatalog.Current.Of(platform).Where(s => s.Push is not null || s.Manifest.Query?.Type is QueryType.Term or QueryType.Tag).Select(s => s.Manifest.Stream)];
        PushRig rig = await PushRig.StartAsync(platform, clock, streams, new Dictionary<string, string?> { ["Sources:Platforms:bluesky:Streams:jetstream:Queries:0"] = "*" });
        await rig.ListenAsync(async () =>
        {
            await PushRig.UntilAsync(() => rig.Simulator.Context.Log.Requests.Any(r => r.Path.Contains("/stream", StringComparison.Ordinal) || r.Path.Contains("/subscribe", StringComparison.Ordinal)), () => "a connection");
            await Task.Delay(500);
            clock.Advance(TimeSpan.FromHours(12));
            await PushRig.UntilAsync(() => rig.Sink.Messages.Count >= 10, () => $"ten messages; there are {rig.Sink.Messages.Count}");

            // As many as there are: until none has come for a while.
            for (int before = -1; before != rig.Sink.Messages.Count; await Task.Delay(700))
            {
                before = rig.Sink.Messages.Count;
            }
        });
        await rig.LandAsync();
        return rig;
    }

    private static async Task<PushRig> CalledAsync(string platform)
    {
        SkipClock clock = new(Start);
        PushRig rig = await WebhookTests.StartAsync(platform, clock);
        await using WebhookAddress address = await WebhookAddress.StartAsync(rig.Receiver);
        using WebhookSender sender = new(rig.Simulator, platform, address.Of(platform), new(WebhookTests.Secret, WebhookTests.Token));
        await sender.TellAsync(Start.AddHours(-20), Start);
        await rig.LandAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        return rig;
    }

    private static async Task<Dictionary<string, Version[]>> VersionsAsync(PushRig rig, string platform)
    {
        List<Version> versions = [];
        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => s.Manifest.Kind == "posts"))
        {
            versions.AddRange((await rig.LandedAsync(stream.Name)).Select(l => new Version(stream.Name, l.Record, l.Json, l.ReceivedAt, l.Hash)));
        }

        return versions.GroupBy(v => (string)v.Record["id"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    private sealed record Version(string Stream, CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)
    {
        public (string Stream, DateTimeOffset ReceivedAt, Guid Hash) Key => (Stream, ReceivedAt, Hash);
    }
}
