using System.Globalization;
using System.Text;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Mastodon;

/// <summary>Writes Mastodon's entities: status, account, tag.</summary>
internal static class MastodonJson
{
    public static void Status(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        bool edited = item.EditedAt <= call.Now;
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("created_at", DialectText.Iso(item.StatedAt));
        json.WriteString("in_reply_to_id", item.Parent?.Id);
        json.WriteString("in_reply_to_account_id", item.Parent?.Author.Id);
        json.WriteBoolean("sensitive", false);
        json.WriteString("spoiler_text", "");
        json.WriteString("visibility", "public");
        json.WriteString("language", item.Language);
        json.WriteString("uri", $"{call.Base}/users/{item.Author.Handle}/statuses/{item.Id}");
        json.WriteString("url", $"{call.Base}/@{item.Author.Handle}/{item.Id}");
        json.WriteNumber("replies_count", call.World.CountAnswers(item, call.Now));
        json.WriteNumber("reblogs_count", item.Shares(call.Now));
        json.WriteNumber("favourites_count", item.Likes(call.Now));
        json.WriteNumber("quotes_count", 0);
        json.WriteString("edited_at", edited ? DialectText.Iso(item.EditedAt!.Value) : null);
        json.WriteString("content", Content(call, item));
        json.WriteNull("reblog");
        json.WriteNull("application");
        Account(json, call, item.Author);
        json.WriteStartArray("media_attachments");
        if (item.Image is { } image)
        {
            json.WriteStartObject();
            json.WriteString("id", $"{item.Number}");
            json.WriteString("type", "image");
            json.WriteString("url", image);
            json.WriteString("preview_url", image);
            json.WriteNull("remote_url");
            json.WriteNull("description");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("mentions");
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (string tag in item.Tags)
        {
            json.WriteStartObject();
            json.WriteString("name", tag);
            json.WriteString("url", TagUrl(call, tag));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("emojis");
        json.WriteEndArray();
        json.WriteNull("card");
        json.WriteNull("poll");
        json.WriteEndObject();
    }

    public static void Tag(Utf8JsonWriter json, SimulatorCall call, WorldTopic topic)
    {
        json.WriteStartObject();
        json.WriteString("name", topic.Tag);
        json.WriteString("url", TagUrl(call, topic.Tag));
        json.WriteStartArray("history");
        DateTimeOffset today = new(call.Now.UtcDateTime.Date, TimeSpan.Zero);
        for (int day = 0; day < 7; day++)
        {
            DateTimeOffset noon = day == 0 ? call.Now : today.AddDays(-day).AddHours(12);
            int uses = 24 * call.Simulator.World.Signals.Volume("mastodon", "KR", topic, noon);
            json.WriteStartObject();
            // Mastodon writes these numbers as text.
            json.WriteString("day", today.AddDays(-day).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            json.WriteString("uses", uses.ToString(CultureInfo.InvariantCulture));
            json.WriteString("accounts", (uses * 4 / 5).ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter json, SimulatorCall call, WorldAuthor author)
    {
        string url = $"{call.Base}/@{author.Handle}";
        json.WriteStartObject("account");
        json.WriteString("id", author.Id);
        json.WriteString("username", author.Handle);
        json.WriteString("acct", author.Handle);
        json.WriteString("display_name", author.Name);
        json.WriteBoolean("locked", false);
        json.WriteBoolean("bot", false);
        json.WriteBoolean("discoverable", true);
        json.WriteBoolean("group", false);
        json.WriteString("created_at", DialectText.Iso(new(author.JoinedAt.UtcDateTime.Date, TimeSpan.Zero)));
        json.WriteString("note", "");
        json.WriteString("url", url);
        json.WriteString("uri", $"{call.Base}/users/{author.Handle}");
        json.WriteString("avatar", "https://media.example.com/avatar.png");
        json.WriteNumber("followers_count", author.Followers);
        json.WriteNumber("following_count", author.Followers / 3);
        json.WriteNumber("statuses_count", author.Posts);
        json.WriteStartArray("emojis");
        json.WriteEndArray();
        json.WriteStartArray("fields");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Content(SimulatorCall call, WorldItem item)
    {
        StringBuilder html = new("<p>");
        html.Append(DialectText.Escape(item.Text(call.Now)));
        foreach (string tag in item.Tags)
        {
            html.Replace($"#{tag}", $"<a href=\"{TagUrl(call, tag)}\" class=\"mention hashtag\" rel=\"tag\">#<span>{tag}</span></a>");
        }

        return html.Append("</p>").ToString();
    }

    private static string TagUrl(SimulatorCall call, string tag) => $"{call.Base}/tags/{DialectText.Percent(tag)}";
}
