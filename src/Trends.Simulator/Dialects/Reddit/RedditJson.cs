using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Reddit;

/// <summary>Writes things (<c>t1</c> comments, <c>t3</c> posts), listings and threads.</summary>
internal static class RedditJson
{
    private const string Gone = "[deleted]";

    public static string Name(WorldItem item) => $"{(item.Kind == ItemKind.Comment ? "t1" : "t3")}_{item.Id}";

    public static void Listing(Utf8JsonWriter json, SimulatorCall call, IReadOnlyList<WorldItem> items, string? after)
    {
        Open(json, after, items.Count);
        foreach (WorldItem item in items)
        {
            if (item.Kind == ItemKind.Comment)
            {
                Comment(json, call, item, null);
            }
            else
            {
                Post(json, call, item);
            }
        }

        Close(json);
    }

    public static void Thread(Utf8JsonWriter json, SimulatorCall call, WorldItem post, HashSet<int> shown)
    {
        json.WriteStartArray();
        Listing(json, call, [post], null);
        Answers(json, call, post, shown);
        json.WriteEndArray();
    }

    public static void Things(Utf8JsonWriter json, SimulatorCall call, IReadOnlyList<WorldItem> comments)
    {
        json.WriteStartObject();
        json.WriteStartObject("json");
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteStartObject("data");
        json.WriteStartArray("things");
        foreach (WorldItem comment in comments)
        {
            Comment(json, call, comment, null);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Answers(Utf8JsonWriter json, SimulatorCall call, WorldItem above, HashSet<int> shown)
    {
        Open(json, null, 0);
        List<WorldItem> hidden = [];
        foreach (WorldItem answer in call.World.AnswersTo(above).Oldest(call.Now))
        {
            if (shown.Contains(answer.Number))
            {
                Comment(json, call, answer, shown);
            }
            else
            {
                hidden.Add(answer);
            }
        }

        if (hidden.Count > 0)
        {
            More(json, call, above, hidden);
        }

        Close(json);
    }

    // What did not fit: ids to be asked for by /api/morechildren, with all below them.
    private static void More(Utf8JsonWriter json, SimulatorCall call, WorldItem above, List<WorldItem> hidden)
    {
        List<WorldItem> all = [.. hidden.SelectMany(h => Below(h).Prepend(h))];
        json.WriteStartObject();
        json.WriteString("kind", "more");
        json.WriteStartObject("data");
        json.WriteNumber("count", all.Count);
        json.WriteString("name", Name(hidden[0]));
        json.WriteString("id", hidden[0].Id);
        json.WriteString("parent_id", Name(above));
        json.WriteNumber("depth", 0);
        json.WriteStartArray("children");
        all.ForEach(c => json.WriteStringValue(c.Id));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();

        IEnumerable<WorldItem> Below(WorldItem item) => call.World.AnswersTo(item).Oldest(call.Now).SelectMany(a => Below(a).Prepend(a));
    }

    private static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        bool gone = item.IsDeleted(call.Now);
        string permalink = $"/r/{item.Section}/comments/{item.Id}/post/";
        json.WriteStartObject();
        json.WriteString("kind", "t3");
        json.WriteStartObject("data");
        Head(json, call, item, gone);
        json.WriteString("title", gone ? "[deleted by user]" : item.Title);
        json.WriteString("selftext", gone ? Gone : item.Text(call.Now));
        json.WriteBoolean("is_self", !item.IsLink);
        json.WriteString("url", item.IsLink ? item.Link : $"https://www.reddit.com{permalink}");
        json.WriteString("domain", item.IsLink ? new Uri(item.Link).Host : $"self.{item.Section}");
        json.WriteString("permalink", permalink);
        json.WriteNumber("upvote_ratio", 0.5 + (item.Number % 50 / 100.0));
        json.WriteNumber("num_comments", item.Comments(call.Now));
        json.WriteNumber("num_crossposts", item.Shares(call.Now) / 10);
        json.WriteString("thumbnail", item.Image ?? "self");
        json.WriteBoolean("is_video", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Replies are a listing, or empty text where there are none.
    private static void Comment(Utf8JsonWriter json, SimulatorCall call, WorldItem item, HashSet<int>? shown)
    {
        bool gone = item.IsDeleted(call.Now);
        json.WriteStartObject();
        json.WriteString("kind", "t1");
        json.WriteStartObject("data");
        Head(json, call, item, gone);
        json.WriteString("body", gone ? Gone : item.Text(call.Now));
        json.WriteString("body_html", $"<div class=\"md\"><p>{(gone ? Gone : DialectText.Escape(item.Text(call.Now)))}</p></div>");
        json.WriteString("link_id", Name(item.Root));
        json.WriteString("parent_id", Name(item.Parent!));
        json.WriteString("permalink", $"/r/{item.Section}/comments/{item.Root.Id}/post/{item.Id}/");
        json.WriteNumber("controversiality", 0);
        if (shown is not null && call.World.CountAnswers(item, call.Now) > 0)
        {
            json.WritePropertyName("replies");
            Answers(json, call, item, shown);
        }
        else
        {
            json.WriteString("replies", "");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, SimulatorCall call, WorldItem item, bool gone)
    {
        int score = 1 + item.Likes(call.Now);
        json.WriteString("id", item.Id);
        json.WriteString("name", Name(item));
        json.WriteString("author", gone ? Gone : item.Author.Handle);
        if (!gone)
        {
            json.WriteString("author_fullname", $"t2_sim{item.AuthorIndex}");
        }

        json.WriteString("subreddit", item.Section);
        json.WriteString("subreddit_name_prefixed", $"r/{item.Section}");
        json.WriteString("subreddit_id", $"t5_sim{item.SectionIndex}");
        json.WriteNumber("score", score);
        json.WriteNumber("ups", score);
        json.WriteNumber("downs", 0);
        json.WriteNumber("created_utc", item.StatedAt.ToUnixTimeSeconds());
        json.WriteNumber("created", item.StatedAt.ToUnixTimeSeconds());
        if (item.EditedAt <= call.Now)
        {
            json.WriteNumber("edited", item.EditedAt.Value.ToUnixTimeSeconds());
        }
        else
        {
            json.WriteBoolean("edited", false);
        }

        json.WriteBoolean("over_18", false);
        json.WriteBoolean("stickied", false);
        json.WriteBoolean("archived", false);
    }

    private static void Open(Utf8JsonWriter json, string? after, int count)
    {
        json.WriteStartObject();
        json.WriteString("kind", "Listing");
        json.WriteStartObject("data");
        json.WriteString("after", after);
        json.WriteNull("before");
        json.WriteNumber("dist", count);
        json.WriteString("modhash", "");
        json.WriteString("geo_filter", "");
        json.WriteStartArray("children");
    }

    private static void Close(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
