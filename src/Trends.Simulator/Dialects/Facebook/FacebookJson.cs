using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Facebook;

/// <summary>Writes posts and comments: the fields that are asked for, and no others.</summary>
internal static class FacebookJson
{
    public static string PageId(int section) => (1_000_000_000_001 + section).ToString(CultureInfo.InvariantCulture);

    public static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        Text(json, fields, "message", item.Text(call.Now));
        Text(json, fields, "created_time", GraphAnswers.Time(item.CreatedAt));
        Text(json, fields, "updated_time", GraphAnswers.Time(item.EditedAt <= call.Now ? item.EditedAt.Value : item.CreatedAt));
        Text(json, fields, "permalink_url", $"https://www.facebook.com/{item.Section}/posts/{item.Id[(item.Id.IndexOf('_', StringComparison.Ordinal) + 1)..]}");
        Text(json, fields, "status_type", item.Image is null ? "mobile_status_update" : "added_photos");
        if (fields.Has("from"))
        {
            From(json, PageId(item.SectionIndex), item.Section);
        }

        if (item.Image is { } image)
        {
            Text(json, fields, "full_picture", image);
        }

        // What nobody shared has no shares at all.
        if (fields.Has("shares") && item.Shares(call.Now) is > 0 and int shares)
        {
            json.WriteStartObject("shares");
            json.WriteNumber("count", shares);
            json.WriteEndObject();
        }

        Edge(json, fields, "likes", item.Likes(call.Now));
        Edge(json, fields, "reactions", item.Likes(call.Now));
        Edge(json, fields, "comments", item.Comments(call.Now));
        json.WriteEndObject();
    }

    public static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        Text(json, fields, "message", item.Text(call.Now));
        Text(json, fields, "created_time", GraphAnswers.Time(item.CreatedAt));
        Text(json, fields, "permalink_url", $"https://www.facebook.com/{item.Root.Section}/posts/{item.Id.Replace("_", "?comment_id=", StringComparison.Ordinal)}");
        if (fields.Has("from"))
        {
            From(json, item.Author.Id, item.Author.Name);
        }

        if (fields.Has("like_count"))
        {
            json.WriteNumber("like_count", item.Likes(call.Now));
        }

        if (fields.Has("comment_count"))
        {
            json.WriteNumber("comment_count", item.Comments(call.Now));
        }

        // A comment below the post itself has no parent.
        if (fields.Has("parent") && item.Parent is { Kind: ItemKind.Comment } parent)
        {
            json.WriteStartObject("parent");
            json.WriteString("created_time", GraphAnswers.Time(parent.CreatedAt));
            json.WriteString("message", parent.Text(call.Now));
            json.WriteString("id", parent.Id);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void Summary(Utf8JsonWriter json, int total)
    {
        json.WriteStartObject("summary");
        json.WriteString("order", "chronological");
        json.WriteNumber("total_count", total);
        json.WriteBoolean("can_comment", true);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, GraphFields fields, string name, string value)
    {
        if (fields.Has(name))
        {
            json.WriteString(name, value);
        }
    }

    private static void From(Utf8JsonWriter json, string id, string name)
    {
        json.WriteStartObject("from");
        json.WriteString("name", name);
        json.WriteString("id", id);
        json.WriteEndObject();
    }

    // An edge of a post: its entries are left out here, as with limit(0); the count comes with summary only.
    private static void Edge(Utf8JsonWriter json, GraphFields fields, string name, int count)
    {
        if (!fields.Has(name))
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteStartArray("data");
        json.WriteEndArray();
        string rest = fields.Rest(name);
        if (rest.Contains("summary(", StringComparison.Ordinal) && !rest.Contains("summary(false", StringComparison.Ordinal))
        {
            json.WriteStartObject("summary");
            json.WriteNumber("total_count", count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
