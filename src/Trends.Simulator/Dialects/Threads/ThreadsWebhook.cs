using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Threads;

/// <summary>The webhook of Threads: replies, posts of users of the app, and what they delete.</summary>
/// <remarks>After developers.facebook.com/docs/threads/webhooks.</remarks>
internal sealed class ThreadsWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "threads";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now) => WebhookCalls.AskedAsMeta(target, secrets.VerifyToken);

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        if (change.Kind == ChangeKind.Edited)
        {
            return null;
        }

        bool isReply = item.Kind == ItemKind.Comment;
        object value = change.Kind == ChangeKind.Deleted
            ? new
            {
                id = item.Id,
                owner = new { owner_id = item.Author.Id },
                deleted_at = Time(change.At),
                timestamp = Time(item.StatedAt),
                username = item.Author.Handle,
            }
            : new
            {
                id = item.Id,
                username = item.Author.Handle,
                text = item.Text(change.At),
                media_type = "TEXT_POST",
                permalink = $"https://www.threads.net/@{item.Author.Handle}/post/C{item.Number:x6}sim",
                replied_to = isReply ? new { id = item.Parent!.Id } : null,
                root_post = isReply ? new { id = item.Root.Id, owner_id = item.Root.Author.Id, username = item.Root.Author.Handle } : null,
                shortcode = $"C{item.Number:x6}sim",
                timestamp = Time(item.StatedAt),
            };
        string field = change.Kind == ChangeKind.Deleted ? "delete" : isReply ? "replies" : "publish";
        object body = new
        {
            app_id = "123456",
            topic = isReply ? "moderate" : "interaction",
            target_id = item.Root.Id,
            time = change.At.ToUnixTimeSeconds(),
            subscription_id = "234567",
            has_uid_field = false,
            values = new { value, field },
        };
        return WebhookCalls.SignedAsMeta(WebhookCalls.Post(target, body), secrets.Secret);
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", System.Globalization.CultureInfo.InvariantCulture);
}
