using System.Globalization;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.YouTube;

/// <summary>Writes the API's resources.</summary>
internal static class YouTubeJson
{
    public static void List(Utf8JsonWriter json, SimulatorCall call, YouTubeList list, WorldPage page, Action<Utf8JsonWriter, SimulatorCall, WorldItem> write)
    {
        json.WriteStartObject();
        json.WriteString("kind", $"youtube#{list.Kind}ListResponse");
        json.WriteString("etag", $"list{call.Now.ToUnixTimeSeconds()}{list.Skip}");
        if (page.HasMore)
        {
            json.WriteString("nextPageToken", list.ByNumber ? DialectText.Token('n', page.Items[^1].Number) : DialectText.Token('y', list.Skip + list.Take));
        }

        if (list.Skip > 0)
        {
            json.WriteString("prevPageToken", DialectText.Token('y', Math.Max(0, list.Skip - list.Take)));
        }

        if (list.Kind == "search")
        {
            json.WriteString("regionCode", call.Query("regionCode") ?? "KR");
        }

        json.WriteStartObject("pageInfo");
        json.WriteNumber("totalResults", list.Total);
        json.WriteNumber("resultsPerPage", list.Take);
        json.WriteEndObject();
        json.WriteStartArray("items");
        foreach (WorldItem item in page.Items)
        {
            write(json, call, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void SearchResult(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        Head(json, "searchResult", item);
        json.WriteStartObject("id");
        json.WriteString("kind", "youtube#video");
        json.WriteString("videoId", item.Id);
        json.WriteEndObject();
        json.WriteStartObject("snippet");
        Snippet(json, call, item, escaped: true);
        json.WriteString("publishTime", DialectText.IsoSeconds(item.StatedAt));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Video(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        string[] parts = call.Query("part")?.Split(',') ?? [];
        Head(json, "video", item);
        json.WriteString("id", item.Id);
        if (parts.Contains("snippet"))
        {
            json.WriteStartObject("snippet");
            Snippet(json, call, item, escaped: false);
            if (item.Tags.Count > 0)
            {
                json.WriteStartArray("tags");
                foreach (string tag in item.Tags)
                {
                    json.WriteStringValue(tag);
                }

                json.WriteEndArray();
            }

            json.WriteString("categoryId", "22");
            json.WriteString("defaultAudioLanguage", item.Language);
            json.WriteEndObject();
        }

        if (parts.Contains("statistics"))
        {
            json.WriteStartObject("statistics");
            Count(json, "viewCount", item.Views(call.Now));
            Count(json, "likeCount", item.Likes(call.Now));
            json.WriteString("favoriteCount", "0");
            Count(json, "commentCount", item.Comments(call.Now));
            json.WriteEndObject();
        }

        if (parts.Contains("contentDetails"))
        {
            json.WriteStartObject("contentDetails");
            json.WriteString("duration", $"PT{1 + (item.Number % 14)}M{item.Number % 60}S");
            json.WriteString("definition", "hd");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void Thread(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        // All replies of any depth stand below the thread, in one row.
        List<WorldItem> replies = [.. call.World.CommentsOf(item.Root).Oldest(call.Now, above: item.Number).Where(c => ThreadOf(c) == item)];
        Head(json, "commentThread", item);
        json.WriteString("id", item.Id);
        json.WriteStartObject("snippet");
        json.WriteString("channelId", item.Root.Author.Id);
        json.WriteString("videoId", item.Root.Id);
        json.WritePropertyName("topLevelComment");
        Comment(json, call, item);
        json.WriteBoolean("canReply", true);
        json.WriteNumber("totalReplyCount", replies.Count);
        json.WriteBoolean("isPublic", true);
        json.WriteEndObject();
        if (replies.Count > 0 && call.Query("part")?.Contains("replies", StringComparison.Ordinal) == true)
        {
            // A thread brings a few replies only; the rest comes from comments.list.
            json.WriteStartObject("replies");
            json.WriteStartArray("comments");
            replies.Take(5).ToList().ForEach(r => Comment(json, call, r));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        string text = item.Text(call.Now);
        WorldItem thread = ThreadOf(item);
        Head(json, "comment", item);
        json.WriteString("id", item.Id);
        json.WriteStartObject("snippet");
        json.WriteString("channelId", item.Root.Author.Id);
        json.WriteString("videoId", item.Root.Id);
        json.WriteString("textDisplay", call.Query("textFormat") == "plainText" ? text : DialectText.Escape(text));
        json.WriteString("textOriginal", text);
        if (thread != item)
        {
            json.WriteString("parentId", thread.Id);
        }

        json.WriteString("authorDisplayName", $"@{item.Author.Handle}");
        json.WriteString("authorProfileImageUrl", "https://media.example.com/avatar.png");
        json.WriteString("authorChannelUrl", $"http://www.youtube.com/@{item.Author.Handle}");
        json.WriteStartObject("authorChannelId");
        json.WriteString("value", item.Author.Id);
        json.WriteEndObject();
        json.WriteBoolean("canRate", true);
        json.WriteString("viewerRating", "none");
        json.WriteNumber("likeCount", item.Likes(call.Now));
        json.WriteString("publishedAt", DialectText.IsoSeconds(item.StatedAt));
        json.WriteString("updatedAt", DialectText.IsoSeconds(item.EditedAt <= call.Now ? item.EditedAt.Value : item.StatedAt));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Error(Utf8JsonWriter json, int code, string message, string domain, string reason, string? status)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteString("domain", domain);
        json.WriteString("reason", reason);
        json.WriteEndObject();
        json.WriteEndArray();
        if (status is not null)
        {
            json.WriteString("status", status);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Gets the comment right below the video that an answer of any depth belongs to.</summary>
    public static WorldItem ThreadOf(WorldItem comment)
    {
        WorldItem thread = comment;
        while (thread.Parent is { Kind: ItemKind.Comment } parent)
        {
            thread = parent;
        }

        return thread;
    }

    private static void Head(Utf8JsonWriter json, string kind, WorldItem item)
    {
        json.WriteStartObject();
        json.WriteString("kind", $"youtube#{kind}");
        json.WriteString("etag", $"etag{item.Number}");
    }

    private static void Snippet(Utf8JsonWriter json, SimulatorCall call, WorldItem item, bool escaped)
    {
        // Search escapes titles for HTML, videos.list does not.
        json.WriteString("publishedAt", DialectText.IsoSeconds(item.StatedAt));
        json.WriteString("channelId", item.Author.Id);
        json.WriteString("title", escaped ? DialectText.Escape(item.Title) : item.Title);
        json.WriteString("description", item.Text(call.Now));
        json.WriteStartObject("thumbnails");
        json.WriteStartObject("default");
        json.WriteString("url", $"https://media.example.com/vi/{item.Id}/default.jpg");
        json.WriteNumber("width", 120);
        json.WriteNumber("height", 90);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("channelTitle", item.Author.Name);
        json.WriteString("liveBroadcastContent", "none");
    }

    // Counts of videos are text in this API.
    private static void Count(Utf8JsonWriter json, string name, long value) => json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
}
