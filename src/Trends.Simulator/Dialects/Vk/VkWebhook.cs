using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Vk;

/// <summary>The Callback API of communities: posts and comments; of deletions only those of comments are told.</summary>
/// <remarks>After dev.vk.com/api/callback/getting-started and dev.vk.com/api/community-events/json-schema.</remarks>
internal sealed class VkWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "vk";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now)
        => (WebhookCalls.Post(target, new { type = "confirmation", group_id = 200_000_001, secret = secrets.Secret }), secrets.VerifyToken);

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        bool isComment = item.Kind == ItemKind.Comment;
        if (!isComment && change.Kind != ChangeKind.Made)
        {
            return null;
        }

        int owner = VkDialect.Owner(item.Root.SectionIndex);
        object told = !isComment
            ? new { id = VkDialect.Number(item.Id), from_id = VkDialect.Number(item.Author.Id), owner_id = owner, date = item.CreatedAt.ToUnixTimeSeconds(), marked_as_ads = 0, post_type = "post", text = item.Text(change.At) }
            : change.Kind == ChangeKind.Deleted
                ? new { owner_id = owner, id = VkDialect.Number(item.Id), deleter_id = VkDialect.Number(item.Author.Id), post_id = VkDialect.Number(item.Root.Id) }
                : new { id = VkDialect.Number(item.Id), from_id = VkDialect.Number(item.Author.Id), date = item.CreatedAt.ToUnixTimeSeconds(), text = item.Text(change.At), post_id = VkDialect.Number(item.Root.Id), post_owner_id = owner };
        string type = !isComment ? "wall_post_new" : change.Kind switch { ChangeKind.Made => "wall_reply_new", ChangeKind.Edited => "wall_reply_edit", _ => "wall_reply_delete" };
        return WebhookCalls.Post(target, new { group_id = -owner, type, event_id = $"event{change.Index}", v = "5.199", @object = told, secret = secrets.Secret });
    }
}
