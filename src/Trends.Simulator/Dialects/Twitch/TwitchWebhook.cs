using System.Globalization;
using System.Text;
using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Twitch;

/// <summary>EventSub over webhooks: messages of channels' chats, and those that are deleted. Here every item of the world is written into the chat of its first author's channel.</summary>
/// <remarks>After dev.twitch.tv/docs/eventsub/handling-webhook-events and /docs/eventsub/eventsub-subscription-types (channel.chat.message, channel.chat.message_delete).</remarks>
internal sealed class TwitchWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "twitch";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now)
    {
        object body = new { challenge = "pogchamp-kappa-360noscope-vohiyo", subscription = Subscription("channel.chat.message", "webhook_callback_verification_pending") };
        return (Signed(WebhookCalls.Post(target, body), "webhook_callback_verification", "challenge-1", secrets, now), "pogchamp-kappa-360noscope-vohiyo");
    }

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        if (change.Kind == ChangeKind.Edited)
        {
            return null;
        }

        WorldAuthor channel = item.World.Author(0);
        bool isDeleted = change.Kind == ChangeKind.Deleted;
        object @event = isDeleted
            ? new { broadcaster_user_id = channel.Id, broadcaster_user_login = channel.Handle, broadcaster_user_name = channel.Name, target_user_id = item.Author.Id, target_user_login = item.Author.Handle, target_user_name = item.Author.Name, message_id = item.Id }
            : new
            {
                broadcaster_user_id = channel.Id,
                broadcaster_user_login = channel.Handle,
                broadcaster_user_name = channel.Name,
                chatter_user_id = item.Author.Id,
                chatter_user_login = item.Author.Handle,
                chatter_user_name = item.Author.Name,
                message_id = item.Id,
                message = new { text = item.Title, fragments = new[] { new { type = "text", text = item.Title } } },
                message_type = "text",
            };
        object body = new { subscription = Subscription(isDeleted ? "channel.chat.message_delete" : "channel.chat.message", "enabled"), @event };
        return Signed(WebhookCalls.Post(target, body), "notification", $"message-{change.Index}", secrets, now);
    }

    private static object Subscription(string type, string status) => new
    {
        id = "f1c2a387-161a-49f9-a165-0f21d7a4e1c4",
        status,
        type,
        version = "1",
        cost = 0,
        condition = new { broadcaster_user_id = "1", user_id = "2" },
        transport = new { method = "webhook", callback = "https://example.com/webhooks/twitch" },
        created_at = "2026-01-01T10:11:12.634234626Z",
    };

    private static HttpRequestMessage Signed(HttpRequestMessage request, string type, string id, WebhookSecrets secrets, DateTimeOffset now)
    {
        string time = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        request.Headers.Add("Twitch-Eventsub-Message-Id", id);
        request.Headers.Add("Twitch-Eventsub-Message-Timestamp", time);
        request.Headers.Add("Twitch-Eventsub-Message-Type", type);
        request.Headers.Add("Twitch-Eventsub-Message-Signature", $"sha256={WebhookCalls.Sha256(secrets.Secret, Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(time), WebhookCalls.Body(request))}");
        return request;
    }
}
