using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>Writes media and comments: the fields that are asked for, and no others.</summary>
internal static class InstagramJson
{
    public static void Media(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields, bool isOwn)
    {
        string code = $"C{item.Number:x6}sim";
        json.WriteStartObject();
        Text(json, fields, "caption", item.Text(call.Now));
        Text(json, fields, "media_type", item.Number % 3 == 0 ? "VIDEO" : "IMAGE");
        Text(json, fields, "media_url", item.Image ?? $"https://media.example.com/instagram/{item.Number}.jpg");
        Text(json, fields, "permalink", $"https://www.instagram.com/p/{code}/");
        Text(json, fields, "timestamp", GraphAnswers.Time(item.CreatedAt));
        Number(json, fields, "like_count", item.Likes(call.Now));
        Number(json, fields, "comments_count", item.Comments(call.Now));
        if (isOwn)
        {
            Text(json, fields, "username", item.Author.Handle);
            Text(json, fields, "shortcode", code);
            Text(json, fields, "media_product_type", "FEED");
        }

        json.WriteString("id", item.Id);
        json.WriteEndObject();
    }

    public static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        Text(json, fields, "text", item.Text(call.Now));
        Text(json, fields, "timestamp", GraphAnswers.Time(item.CreatedAt));
        Text(json, fields, "username", item.Author.Handle);
        Number(json, fields, "like_count", item.Likes(call.Now));
        if (item.Parent is { Kind: ItemKind.Comment } parent)
        {
            Text(json, fields, "parent_id", parent.Id);
        }

        if (fields.Has("from"))
        {
            json.WriteStartObject("from");
            json.WriteString("id", item.Author.Id);
            json.WriteString("username", item.Author.Handle);
            json.WriteEndObject();
        }

        if (fields.Has("replies") && item.Parent is { Kind: not ItemKind.Comment } && RepliesOf(call, item).ToArray() is { Length: > 0 } replies)
        {
            GraphFields within = fields.Within("replies");
            json.WriteStartObject("replies");
            json.WriteStartArray("data");
            foreach (WorldItem reply in replies)
            {
                Comment(json, call, reply, within);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteString("id", item.Id);
        json.WriteEndObject();
    }

    /// <summary>Gives the replies to a comment, those to replies too: they stand in one row, the newest first.</summary>
    public static IEnumerable<WorldItem> RepliesOf(SimulatorCall call, WorldItem comment) =>
        call.World.CommentsOf(comment.Root).Newest(call.Now, above: comment.Number).Where(c => Above(c).Contains(comment));

    private static IEnumerable<WorldItem> Above(WorldItem item)
    {
        for (WorldItem? above = item.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    private static void Text(Utf8JsonWriter json, GraphFields fields, string name, string value)
    {
        if (fields.Has(name))
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, GraphFields fields, string name, int value)
    {
        if (fields.Has(name))
        {
            json.WriteNumber(name, value);
        }
    }
}
