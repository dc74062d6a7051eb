using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Band;

/// <summary>Writes posts and comments. Marks of the text are escaped; names of members are marks of Band's own.</summary>
internal static class BandJson
{
    public static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteStartObject();
        json.WriteString("band_key", item.Section);
        json.WriteString("post_key", item.Id);
        Author(json, item.Author);
        json.WriteString("content", DialectText.Escape(item.Text(call.Now)));
        json.WriteNumber("comment_count", item.Comments(call.Now));
        json.WriteNumber("emotion_count", item.Likes(call.Now));
        json.WriteNumber("created_at", item.StatedAt.ToUnixTimeMilliseconds());
        json.WriteStartArray("photos");
        if (item.Image is { } image)
        {
            json.WriteStartObject();
            json.WriteNumber("height", 720);
            json.WriteNumber("width", 1280);
            json.WriteNumber("created_at", item.StatedAt.ToUnixTimeMilliseconds());
            json.WriteString("url", image);
            json.WriteString("photo_key", $"AAP{item.Number}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("latest_comments");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        string text = DialectText.Escape(item.Text(call.Now));
        json.WriteStartObject();
        json.WriteString("band_key", item.Section);
        json.WriteString("post_key", item.Root.Id);
        json.WriteString("comment_key", item.Id);
        json.WriteString("content", item.Number % 4 == 0 ? $"<band:refer user_key=\"{item.Root.Author.Id}\">{DialectText.Escape(item.Root.Author.Name)}</band:refer> {text}" : text);
        json.WriteNumber("emotion_count", item.Likes(call.Now));
        json.WriteBoolean("is_audio_included", false);
        json.WriteNumber("created_at", item.StatedAt.ToUnixTimeMilliseconds());
        Author(json, item.Author);
        json.WriteEndObject();
    }

    private static void Author(Utf8JsonWriter json, WorldAuthor author)
    {
        json.WriteStartObject("author");
        json.WriteString("name", author.Name);
        json.WriteString("description", "");
        json.WriteString("role", "member");
        json.WriteString("profile_image_url", "https://media.example.com/avatar.png");
        json.WriteString("user_key", author.Id);
        json.WriteEndObject();
    }
}
