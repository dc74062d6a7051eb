using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Trends.Simulator.Live;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Bluesky;

/// <summary>Jetstream: what happens in repositories as JSON over a WebSocket, from a cursor in microseconds or from now.</summary>
/// <remarks>After github.com/bluesky-social/jetstream, README: parameters <c>wantedCollections</c> and <c>cursor</c>; events commit, identity and account. A cursor in the future means now.</remarks>
internal static class Jetstream
{
    private const string Posts = "app.bsky.feed.post";

    public static async Task SendAsync(SimulatorCall call)
    {
        if (!call.Http.WebSockets.IsWebSocketRequest)
        {
            call.Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        string[] wanted = [.. call.Http.Request.Query["wantedCollections"].OfType<string>()];
        bool hasPosts = wanted.Length == 0 || wanted.Any(w => w == Posts || (w.EndsWith(".*", StringComparison.Ordinal) && Posts.StartsWith(w[..^1], StringComparison.Ordinal)));
        using WebSocket socket = await call.Http.WebSockets.AcceptWebSocketAsync();
        LiveFeed feed = new(call, new SocketWire(socket, call.Http), TimeSpan.MaxValue);
        await Task.WhenAll(SocketWire.UntilClosedAsync(socket, call.Http), feed.SendAsync(From(call), change => hasPosts ? Commit(call, change) : null, Account));
    }

    /// <summary>Gives the microseconds at which a change is told: no two changes share one.</summary>
    public static long TimeUs(WorldChange change) => (change.At.ToUnixTimeMilliseconds() * 1000) + (change.Index % 1000);

    private static DateTimeOffset From(SimulatorCall call)
        => long.TryParse(call.Query("cursor"), NumberStyles.None, CultureInfo.InvariantCulture, out long cursor) && cursor / 1000 < call.Now.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(cursor / 1000)
            : call.Now;

    private static string Commit(SimulatorCall call, WorldChange change) => LiveJson.Text(json =>
    {
        WorldItem item = change.Item;
        json.WriteStartObject();
        json.WriteString("did", item.Author.Id);
        json.WriteNumber("time_us", TimeUs(change));
        json.WriteString("kind", "commit");
        json.WriteStartObject("commit");
        json.WriteString("rev", TidIds.RecordKey(item));
        json.WriteString("operation", change.Kind switch { ChangeKind.Made => "create", ChangeKind.Edited => "update", _ => "delete" });
        json.WriteString("collection", Posts);
        json.WriteString("rkey", TidIds.RecordKey(item));
        if (change.Kind != ChangeKind.Deleted)
        {
            BlueskyJson.Record(json, call, item);
            json.WriteString("cid", BlueskyJson.Cid(item));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static string Account(WorldAuthor author, DateTimeOffset at) => LiveJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("did", author.Id);
        json.WriteNumber("time_us", at.ToUnixTimeMilliseconds() * 1000);
        json.WriteString("kind", "account");
        json.WriteStartObject("account");
        json.WriteBoolean("active", false);
        json.WriteString("did", author.Id);
        json.WriteNumber("seq", at.ToUnixTimeMilliseconds());
        json.WriteString("status", "deleted");
        json.WriteString("time", DialectText.Iso(at));
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
