using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.HackerNews;

/// <summary>Writes items and users. Texts are HTML, as there.</summary>
internal static class HackerNewsJson
{
    public static void Item(Utf8JsonWriter json, SimulatorCall call, WorldItem item, long first)
    {
        bool story = item.Kind == ItemKind.Post;
        json.WriteStartObject();
        json.WriteString("by", item.Author.Handle);
        if (story)
        {
            json.WriteNumber("descendants", item.Comments(call.Now));
        }

        json.WriteNumber("id", first + item.Number);
        List<WorldItem> kids = [.. call.World.AnswersTo(item).Oldest(call.Now)];
        if (kids.Count > 0)
        {
            json.WriteStartArray("kids");
            kids.ForEach(k => json.WriteNumberValue(first + k.Number));
            json.WriteEndArray();
        }

        if (item.Parent is { } parent)
        {
            json.WriteNumber("parent", first + parent.Number);
        }

        if (story)
        {
            json.WriteNumber("score", 1 + item.Likes(call.Now));
        }

        // A story has an address or a text of its own.
        if (!item.IsLink)
        {
            json.WriteString("text", DialectText.Escape(item.Text(call.Now)));
        }

        json.WriteNumber("time", item.StatedAt.ToUnixTimeSeconds());
        if (story)
        {
            json.WriteString("title", item.Title);
        }

        json.WriteString("type", story ? "story" : "comment");
        if (item.IsLink)
        {
            json.WriteString("url", item.Link);
        }

        json.WriteEndObject();
    }

    public static void Deleted(Utf8JsonWriter json, WorldItem item, long first)
    {
        json.WriteStartObject();
        json.WriteBoolean("deleted", true);
        json.WriteNumber("id", first + item.Number);
        if (item.Parent is { } parent)
        {
            json.WriteNumber("parent", first + parent.Number);
        }

        json.WriteNumber("time", item.StatedAt.ToUnixTimeSeconds());
        json.WriteString("type", item.Kind == ItemKind.Post ? "story" : "comment");
        json.WriteEndObject();
    }

    public static void User(Utf8JsonWriter json, SimulatorCall call, WorldAuthor? author, long first)
    {
        if (author is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("created", author.JoinedAt.ToUnixTimeSeconds());
        json.WriteString("id", author.Handle);
        json.WriteNumber("karma", author.Followers);
        json.WriteStartArray("submitted");
        foreach (WorldItem item in call.World.ByAuthor(author).Newest(call.Now))
        {
            json.WriteNumberValue(first + item.Number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
