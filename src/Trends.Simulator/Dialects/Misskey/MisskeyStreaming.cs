using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trends.Simulator.Live;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Misskey;

/// <summary>Misskey's streaming API: channels over a WebSocket, asked for by a message. Only the channel <c>hashtag</c> is spoken here; edits and deletions are not told on it.</summary>
/// <remarks>After misskey-hub.net/en/docs/for-developers/api/streaming: messages <c>connect</c> with channel, id and params, and <c>channel</c> with the id, <c>note</c> and the note.</remarks>
internal static class MisskeyStreaming
{
    public static async Task SendAsync(SimulatorCall call)
    {
        if (!call.Http.WebSockets.IsWebSocketRequest)
        {
            call.Http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using WebSocket socket = await call.Http.WebSockets.AcceptWebSocketAsync();
        if (await AskedAsync(socket, call.Http.RequestAborted) is not { } asked)
        {
            return;
        }

        using (asked)
        {
            JsonElement body = asked.RootElement.GetProperty("body");
            string id = body.GetProperty("id").GetString()!;

            // Alternatives of tags that all have to be there.
            string[][] tags = [.. body.GetProperty("params").GetProperty("q").EnumerateArray().Select(all => all.EnumerateArray().Select(t => t.GetString()!).ToArray())];
            bool IsTold(WorldItem item) => tags.Any(all => all.All(t => item.Tags.Contains(t, StringComparer.OrdinalIgnoreCase)));
            LiveFeed feed = new(call, new SocketWire(socket, call.Http), TimeSpan.MaxValue);
            await Task.WhenAll(
                SocketWire.UntilClosedAsync(socket, call.Http),
                feed.SendAsync(call.Now, change => change.Kind == ChangeKind.Made && IsTold(change.Item)
                    ? JsonSerializer.Serialize(new { type = "channel", body = new { id, type = "note", body = MisskeyDialect.Note(call, change.Item) } })
                    : null));
        }
    }

    private static async Task<JsonDocument?> AskedAsync(WebSocket socket, CancellationToken away)
    {
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult read = await socket.ReceiveAsync(buffer.AsMemory(), away);
        if (read.MessageType != WebSocketMessageType.Text)
        {
            return null;
        }

        JsonDocument message = JsonDocument.Parse(buffer.AsMemory(0, read.Count));
        JsonElement root = message.RootElement;
        return root.GetProperty("type").GetString() == "connect" && root.GetProperty("body").GetProperty("channel").GetString() == "hashtag" ? message : null;
    }
}
