using Trends.Simulator.World;

namespace Connectors.Tests.Rig;

/// <summary>What the tests of pushed streams begin with, and what they wait for.</summary>
internal static class PushCases
{
    /// <summary>How many times as fast as the real one the clock runs.</summary>
    public const double Speed = 60;

    /// <summary>When tests begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 20, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Starts a rig with one stream; Jetstream is asked for everything.</summary>
    internal static Task<PushRig> RigAsync(string platform, string stream, FastClock clock, Dictionary<string, string?>? settings = null)
    {
        Dictionary<string, string?> all = stream == "jetstream" ? new() { ["Sources:Platforms:bluesky:Streams:jetstream:Queries:0"] = "*" } : [];
        foreach ((string name, string? value) in settings ?? [])
        {
            all[name] = value;
        }

        return PushRig.StartAsync(platform, clock, [stream], all);
    }

    /// <summary>Gives what turns up within a stretch of time.</summary>
    internal static WorldItem[] Expected(PushRig rig, string platform, string stream, DateTimeOffset from, DateTimeOffset to)
    {
        IReadOnlyList<string> terms = [.. rig.Simulator.Terms.Take(3)];
        return
        [
            .. rig.Simulator.Context.World.Of(platform).Items
                .Where(i => i.VisibleFrom > from && i.VisibleFrom <= to && !(i.DeletedAt <= i.VisibleFrom))
                .Where(i => stream switch
                {
                    "public" => i.Kind != ItemKind.Comment,
                    "tag" => terms.Any(t => i.Tags.Contains(string.Concat(t.Where(c => !char.IsWhiteSpace(c))), StringComparer.OrdinalIgnoreCase)),
                    "search" => terms.Any(t => t.Split(' ').All(w => i.Text(DateTimeOffset.MinValue).Contains(w, StringComparison.OrdinalIgnoreCase))),
                    _ => true,
                }),
        ];
    }

    /// <summary>Listens to Jetstream while an hour passes, until all of its posts are in the hub.</summary>
    internal static Task ListenForAnHourAsync(PushRig rig, FastClock clock) => rig.ListenAsync(async () =>
    {
        await rig.ConnectedAsync("/subscribe");
        await Task.Delay(100);
        DateTimeOffset from = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromHours(1));
        WorldItem[] expected = Expected(rig, "bluesky", "jetstream", from, clock.GetUtcNow());
        await PushRig.UntilAsync(() => Holds(rig, expected), () => "all posts");
    });

    /// <summary>Tells whether the hub has messages about all of some items.</summary>
    internal static bool Holds(PushRig rig, WorldItem[] items)
    {
        if (rig.Sink.Messages.Count < items.Length)
        {
            return false;
        }

        string all = string.Concat(rig.Sink.Messages.Select(m => System.Text.Encoding.UTF8.GetString(m.Body.Span)));
        return items.All(i => all.Contains(i.Id.Split('/')[^1], StringComparison.Ordinal));
    }
}
