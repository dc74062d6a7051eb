using System.Globalization;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.TikTok;

/// <summary>Writes videos, comments and the error object: the fields that are asked for, and no others.</summary>
internal static class TikTokJson
{
    private const long FirstSearch = 7_200_000_000_000_000_000;

    public static string Region(WorldItem item) => item.Topic.Language == "ko" ? "KR" : "US";

    /// <summary>Gives the place of a video in one's own list, in milliseconds since 1970.</summary>
    public static long Place(WorldItem item) => item.CreatedAt.ToUnixTimeMilliseconds() + (item.Number % 1000);

    public static string LogId(SimulatorCall call) => call.Now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "0A0000000000000000";

    /// <summary>Reads a search's id: the bound under which its videos lie.</summary>
    public static int? ReadSearchId(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key) && key - FirstSearch is >= 0 and <= int.MaxValue ? (int)(key - FirstSearch) : null;

    public static void Error(Utf8JsonWriter json, SimulatorCall call, string code = "ok", string message = "")
    {
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteString("log_id", LogId(call));
        json.WriteEndObject();
    }

    public static void Videos(Utf8JsonWriter json, SimulatorCall call, WorldPage page, int cursor, int newest)
    {
        string[] fields = call.Query("fields")!.Split(',');
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("videos");
        foreach (WorldItem item in page.Items)
        {
            Fields(json, fields, field => Video(json, call, item, field));
        }

        json.WriteEndArray();
        json.WriteNumber("cursor", cursor + page.Items.Count);
        json.WriteBoolean("has_more", page.HasMore);
        json.WriteString("search_id", (FirstSearch + newest).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        Error(json, call);
        json.WriteEndObject();
    }

    public static void Comments(Utf8JsonWriter json, SimulatorCall call, WorldPage page, int cursor)
    {
        string[] fields = call.Query("fields")!.Split(',');
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("comments");
        foreach (WorldItem item in page.Items)
        {
            Fields(json, fields, field => Comment(json, call, item, field));
        }

        json.WriteEndArray();
        json.WriteNumber("cursor", cursor + page.Items.Count);
        json.WriteBoolean("has_more", page.HasMore);
        json.WriteEndObject();
        Error(json, call);
        json.WriteEndObject();
    }

    public static void OwnVideos(Utf8JsonWriter json, SimulatorCall call, WorldPage page)
    {
        string[] fields = call.Query("fields")!.Split(',');
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("videos");
        foreach (WorldItem item in page.Items)
        {
            Fields(json, fields, field => OwnVideo(json, call, item, field));
        }

        json.WriteEndArray();
        json.WriteNumber("cursor", page.Items.Count == 0 ? 0 : Place(page.Items[^1]));
        json.WriteBoolean("has_more", page.HasMore);
        json.WriteEndObject();
        Error(json, call);
        json.WriteEndObject();
    }

    public static void User(Utf8JsonWriter json, SimulatorCall call, WorldAuthor account)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        foreach (string field in call.Query("fields")!.Split(','))
        {
            switch (field.Trim())
            {
                case "display_name" or "bio_description":
                    json.WriteString(field, account.Name);
                    break;
                case "is_verified":
                    json.WriteBoolean(field, false);
                    break;
                case "video_count":
                    json.WriteNumber(field, call.World.Select(new() { AuthorIndex = account.Index, TopOnly = true }).Count(call.Now));
                    break;
                case "follower_count" or "following_count" or "likes_count":
                    json.WriteNumber(field, account.Followers);
                    break;
            }
        }

        json.WriteEndObject();
        Error(json, call);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, string[] fields, Action<string> write)
    {
        json.WriteStartObject();
        foreach (string field in fields)
        {
            write(field.Trim());
        }

        json.WriteEndObject();
    }

    // Ids are numbers in the Research API and text in the Display API.
    private static void Video(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string field)
    {
        switch (field)
        {
            case "id":
                json.WriteNumber(field, long.Parse(item.Id, CultureInfo.InvariantCulture));
                break;
            case "username":
                json.WriteString(field, item.Author.Handle);
                break;
            case "region_code":
                json.WriteString(field, Region(item));
                break;
            case "voice_to_text":
                json.WriteString(field, item.Title);
                break;
            case "hashtag_names":
                json.WriteStartArray(field);
                foreach (string tag in item.Tags)
                {
                    json.WriteStringValue(tag);
                }

                json.WriteEndArray();
                break;
            default:
                Shared(json, call, item, field);
                break;
        }
    }

    private static void OwnVideo(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string field)
    {
        switch (field)
        {
            case "id":
                json.WriteString(field, item.Id);
                break;
            case "title":
                json.WriteString(field, item.Title);
                break;
            case "share_url":
                json.WriteString(field, $"https://www.tiktok.com/@{item.Author.Handle}/video/{item.Id}");
                break;
            case "cover_image_url":
                json.WriteString(field, $"https://media.example.com/tiktok/{item.Number}.jpg");
                break;
            case "duration":
                json.WriteNumber(field, 10 + (item.Number % 50));
                break;
            default:
                Shared(json, call, item, field);
                break;
        }
    }

    private static void Shared(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string field)
    {
        switch (field)
        {
            case "video_description":
                json.WriteString(field, item.Text(call.Now));
                break;
            case "create_time":
                json.WriteNumber(field, item.CreatedAt.ToUnixTimeSeconds());
                break;
            case "like_count":
                json.WriteNumber(field, item.Likes(call.Now));
                break;
            case "comment_count":
                json.WriteNumber(field, item.Comments(call.Now));
                break;
            case "share_count":
                json.WriteNumber(field, item.Shares(call.Now));
                break;
            case "view_count":
                json.WriteNumber(field, item.Views(call.Now));
                break;
        }
    }

    private static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string field)
    {
        switch (field)
        {
            case "id":
                json.WriteNumber(field, long.Parse(item.Id, CultureInfo.InvariantCulture));
                break;
            case "video_id":
                json.WriteNumber(field, long.Parse(item.Root.Id, CultureInfo.InvariantCulture));
                break;
            case "parent_comment_id":
                // That of a comment right below the video is the video's id.
                json.WriteNumber(field, long.Parse(item.Parent!.Id, CultureInfo.InvariantCulture));
                break;
            case "text":
                json.WriteString(field, item.Text(call.Now));
                break;
            case "reply_count":
                json.WriteNumber(field, call.World.AnswersTo(item).Count(call.Now));
                break;
            default:
                Shared(json, call, item, field);
                break;
        }
    }
}
