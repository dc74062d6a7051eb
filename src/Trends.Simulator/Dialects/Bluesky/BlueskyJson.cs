using System.Globalization;
using System.Text;
using System.Text.Json;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Bluesky;

/// <summary>Writes post views, feeds and threads of the <c>app.bsky</c> lexicons.</summary>
internal static class BlueskyJson
{
    public const string Domain = ".bsky.example";

    public static void Search(Utf8JsonWriter json, SimulatorCall call, WorldPage page, int hits, int? cursor)
    {
        json.WriteStartObject();
        if (cursor is int next)
        {
            json.WriteString("cursor", next.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteNumber("hitsTotal", hits);
        json.WriteStartArray("posts");
        foreach (WorldItem item in page.Items)
        {
            Post(json, call, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Feed(Utf8JsonWriter json, SimulatorCall call, WorldPage page)
    {
        json.WriteStartObject();
        json.WriteStartArray("feed");
        foreach (WorldItem item in page.Items)
        {
            json.WriteStartObject();
            json.WritePropertyName("post");
            Post(json, call, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (page.HasMore)
        {
            json.WriteString("cursor", DialectText.Iso(page.Items[^1].CreatedAt));
        }

        json.WriteEndObject();
    }

    public static void Thread(Utf8JsonWriter json, SimulatorCall call, WorldItem item, int depth, int height)
    {
        json.WriteStartObject();
        json.WriteString("$type", "app.bsky.feed.defs#threadViewPost");
        json.WritePropertyName("post");
        Post(json, call, item);
        if (height > 0 && item.Parent is { } parent)
        {
            json.WritePropertyName("parent");
            Thread(json, call, parent, depth: 0, height - 1);
        }

        json.WriteStartArray("replies");
        foreach (WorldItem answer in depth == 0 ? [] : call.World.AnswersTo(item).Newest(call.Now))
        {
            Thread(json, call, answer, depth - 1, height: 0);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteStartObject();
        json.WriteString("uri", item.Id);
        json.WriteString("cid", Cid(item));
        json.WriteStartObject("author");
        json.WriteString("did", item.Author.Id);
        json.WriteString("handle", item.Author.Handle + Domain);
        json.WriteString("displayName", item.Author.Name);
        json.WriteString("createdAt", DialectText.Iso(item.Author.JoinedAt));
        json.WriteEndObject();
        Record(json, call, item);
        json.WriteNumber("replyCount", call.World.CountAnswers(item, call.Now));
        json.WriteNumber("repostCount", item.Shares(call.Now));
        json.WriteNumber("likeCount", item.Likes(call.Now));
        json.WriteNumber("quoteCount", item.Shares(call.Now) / 5);
        // The record's date is the author's word; this one is the service's.
        json.WriteString("indexedAt", DialectText.Iso(item.VisibleFrom));
        json.WriteStartArray("labels");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Record(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        string text = item.Text(call.Now);
        json.WriteStartObject("record");
        json.WriteString("$type", "app.bsky.feed.post");
        json.WriteString("createdAt", DialectText.Iso(item.StatedAt));
        json.WriteStartArray("langs");
        json.WriteStringValue(item.Language);
        json.WriteEndArray();
        if (item.Parent is { } parent)
        {
            json.WriteStartObject("reply");
            Reference(json, "parent", parent);
            Reference(json, "root", item.Root);
            json.WriteEndObject();
        }

        if (item.Tags.Count > 0)
        {
            json.WriteStartArray("facets");
            foreach (string tag in item.Tags)
            {
                Facet(json, text, tag);
            }

            json.WriteEndArray();
        }

        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // Places in the text are counted in bytes of UTF-8.
    private static void Facet(Utf8JsonWriter json, string text, string tag)
    {
        int start = Encoding.UTF8.GetByteCount(text.AsSpan(0, text.IndexOf($"#{tag}", StringComparison.Ordinal)));
        json.WriteStartObject();
        json.WriteStartObject("index");
        json.WriteNumber("byteStart", start);
        json.WriteNumber("byteEnd", start + 1 + Encoding.UTF8.GetByteCount(tag));
        json.WriteEndObject();
        json.WriteStartArray("features");
        json.WriteStartObject();
        json.WriteString("$type", "app.bsky.richtext.facet#tag");
        json.WriteString("tag", tag);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, WorldItem item)
    {
        json.WriteStartObject(name);
        json.WriteString("cid", Cid(item));
        json.WriteString("uri", item.Id);
        json.WriteEndObject();
    }

    public static string Cid(WorldItem item) => $"bafyrei{TidIds.RecordKey(item)}simulator";
}
