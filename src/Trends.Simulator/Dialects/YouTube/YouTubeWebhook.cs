using System.Security.Cryptography;
using System.Text;
using Trends.Simulator.Webhooks;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.YouTube;

/// <summary>The hub of YouTube's channel feeds (WebSub): an Atom feed with the video that is new or changed, or with what is deleted.</summary>
/// <remarks>After developers.google.com/youtube/v3/guides/push_notifications, www.w3.org/TR/websub and RFC 6721. Comments are not told.</remarks>
internal sealed class YouTubeWebhook : IWebhookDialect
{
    private const string Topic = "https://www.youtube.com/xml/feeds/videos.xml?channel_id=";

    /// <inheritdoc/>
    public string Platform => "youtube";

    /// <inheritdoc/>
    public (HttpRequestMessage Request, string Answer)? Ask(Uri target, WebhookSecrets secrets, string? topic, DateTimeOffset now)
        => (WebhookCalls.Get(target, ("hub.mode", "subscribe"), ("hub.topic", Topic + topic), ("hub.challenge", "8219387145"), ("hub.lease_seconds", "432000")), "8219387145");

    /// <inheritdoc/>
    public HttpRequestMessage? Tell(Uri target, WorldChange change, WebhookSecrets secrets, DateTimeOffset now)
    {
        WorldItem item = change.Item;
        if (item.Kind == ItemKind.Comment)
        {
            return null;
        }

        string part = change.Kind == ChangeKind.Deleted
            ? $"""<at:deleted-entry ref="yt:video:{item.Id}" when="{DialectText.Iso(change.At)}"><link href="https://www.youtube.com/watch?v={item.Id}"/></at:deleted-entry>"""
            : $"""
               <entry><id>yt:video:{item.Id}</id><yt:videoId>{item.Id}</yt:videoId><yt:channelId>{item.Author.Id}</yt:channelId><title>{DialectText.Escape(item.Title)}</title>
               <link rel="alternate" href="http://www.youtube.com/watch?v={item.Id}"/><author><name>{DialectText.Escape(item.Author.Name)}</name><uri>http://www.youtube.com/channel/{item.Author.Id}</uri></author>
               <published>{DialectText.Iso(item.StatedAt)}</published><updated>{DialectText.Iso(change.At)}</updated></entry>
               """;
        string feed = $"""
                       <?xml version='1.0' encoding='UTF-8'?>
                       <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom">
                       <link rel="hub" href="https://pubsubhubbub.appspot.com"/><link rel="self" href="{Topic}{item.Author.Id}"/><title>YouTube video feed</title><updated>{DialectText.Iso(change.At)}</updated>
                       {part}
                       </feed>
                       """;
        byte[] body = Encoding.UTF8.GetBytes(feed);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(new("SHA1"), Encoding.UTF8.GetBytes(secrets.Secret));
        hash.AppendData(body);
        return WebhookCalls.With(WebhookCalls.Post(target, body, "application/atom+xml"), "X-Hub-Signature", $"sha1={Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
