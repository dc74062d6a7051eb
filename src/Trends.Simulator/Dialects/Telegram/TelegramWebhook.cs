using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Telegram;

/// <summary>Updates by webhook: the same objects that getUpdates gives. That a post was deleted is never told.</summary>
/// <remarks>After core.telegram.org/bots/api#setwebhook.</remarks>
internal sealed class TelegramWebhook : IWebhookDialect
{
    /// <inheritdoc/>
    public string Platform => "telegram";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now) => null;

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        object update = TelegramDialect.Update(new(change.Item, change.At, change.Kind == ChangeKind.Edited), 800_000_000 + change.Index);
        return change.Kind == ChangeKind.Deleted ? null : WebhookCalls.With(WebhookCalls.Post(target, update), "X-Telegram-Bot-Api-Secret-Token", secrets.Secret);
    }
}
