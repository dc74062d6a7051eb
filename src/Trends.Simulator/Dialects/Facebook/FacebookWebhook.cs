using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Facebook;

/// <summary>The webhook of Pages, field <c>feed</c>.</summary>
/// <remarks>After developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed and /docs/graph-api/webhooks/getting-started.</remarks>
internal sealed class FacebookWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "facebook";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now) => WebhookCalls.AskedAsMeta(target, secrets.VerifyToken);

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        bool isComment = item.Kind == ItemKind.Comment;
        string page = FacebookJson.PageId(item.Root.SectionIndex);
        object value = new
        {
            from = isComment ? new { id = item.Author.Id, name = item.Author.Name } : new { id = page, name = item.Section },
            item = isComment ? "comment" : "status",
            verb = change.Kind switch { ChangeKind.Made => "add", ChangeKind.Edited => "edited", _ => "remove" },
            post_id = item.Root.Id,
            comment_id = isComment ? item.Id : null,
            parent_id = isComment ? item.Parent!.Id : null,
            message = change.Kind == ChangeKind.Deleted ? null : item.Text(change.At),
            created_time = item.CreatedAt.ToUnixTimeSeconds(),
        };
        object body = new { @object = "page", entry = new[] { new { id = page, time = change.At.ToUnixTimeSeconds(), changes = new[] { new { field = "feed", value } } } } };
        return WebhookCalls.SignedAsMeta(WebhookCalls.Post(target, body), secrets.Secret);
    }
}
