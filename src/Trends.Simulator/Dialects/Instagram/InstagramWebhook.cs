using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>The webhook of Instagram accounts, field <c>comments</c>: new comments only, edits and deletions are not told.</summary>
/// <remarks>After developers.facebook.com/docs/instagram-platform/webhooks.</remarks>
internal sealed class InstagramWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "instagram";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now) => WebhookCalls.AskedAsMeta(target, secrets.VerifyToken);

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        if (item.Kind != ItemKind.Comment || change.Kind != ChangeKind.Made)
        {
            return null;
        }

        object value = new
        {
            from = new { id = item.Author.Id, username = item.Author.Handle },
            media = new { id = item.Root.Id, media_product_type = "FEED" },
            id = item.Id,
            parent_id = item.Parent is { Kind: ItemKind.Comment } parent ? parent.Id : null,
            text = item.Text(change.At),
        };
        object body = new { @object = "instagram", entry = new[] { new { id = item.Root.Author.Id, time = change.At.ToUnixTimeSeconds(), changes = new[] { new { field = "comments", value } } } } };
        return WebhookCalls.SignedAsMeta(WebhookCalls.Post(target, body), secrets.Secret);
    }
}
