using Trends.Simulator.Live;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Mastodon;

/// <summary>Mastodon's streaming API: server-sent events of public posts. Nothing is sent twice: a caller that was away asks the timelines.</summary>
/// <remarks>After docs.joinmastodon.org/methods/streaming: events <c>update</c>, <c>status.update</c> and <c>delete</c>; comments are heartbeats.</remarks>
internal static class MastodonStreaming
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task SendAsync(SimulatorCall call, Func<WorldItem, bool> isTold, Func<WorldItem, bool> isUntold)
    {
        BodyWire wire = new(call.Http, ":thump\n");
        await wire.BeginAsync("text/event-stream");
        await wire.SendAsync(":)\n");
        await new LiveFeed(call, wire, Heartbeat).SendAsync(call.Now, change => change.Kind switch
        {
            // The id that the server itself knows the post by, and nothing else.
            ChangeKind.Deleted => isUntold(change.Item) ? $"event: delete\ndata: {change.Item.Id}\n\n" : null,
            _ when !isTold(change.Item) => null,
            ChangeKind.Made => Event("update", call, change.Item),
            _ => Event("status.update", call, change.Item),
        });
    }

    private static string Event(string name, SimulatorCall call, WorldItem item)
        => $"event: {name}\ndata: {LiveJson.Text(json => MastodonJson.Status(json, call, item))}\n\n";
}
