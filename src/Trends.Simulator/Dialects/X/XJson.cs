using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.X;

/// <summary>Writes the objects of the v2 API. Only the fields that are asked for come, as there.</summary>
internal static class XJson
{
    public static void Page(Utf8JsonWriter json, SimulatorCall call, WorldPage page)
    {
        string[] fields = call.Query("tweet.fields")?.Split(',') ?? [];
        bool users = call.Query("expansions")?.Split(',').Contains("author_id") == true;
        json.WriteStartObject();
        if (page.Items.Count > 0)
        {
            json.WriteStartArray("data");
            foreach (WorldItem item in page.Items)
            {
                Tweet(json, call, item, fields, users);
            }

            json.WriteEndArray();
            if (users)
            {
                Includes(json, call, page);
            }
        }

        json.WriteStartObject("meta");
        if (page.Items.Count > 0)
        {
            json.WriteString("newest_id", page.Items[0].Id);
            json.WriteString("oldest_id", page.Items[^1].Id);
        }

        json.WriteNumber("result_count", page.Items.Count);
        if (page.HasMore)
        {
            json.WriteString("next_token", DialectText.Token('x', page.Items[^1].Number));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Lookup(Utf8JsonWriter json, SimulatorCall call, WorldPage page, string[] missing)
    {
        json.WriteStartObject();
        if (page.Items.Count > 0)
        {
            json.WriteStartArray("data");
            foreach (WorldItem item in page.Items)
            {
                Tweet(json, call, item, call.Query("tweet.fields")?.Split(',') ?? [], users: false);
            }

            json.WriteEndArray();
        }

        if (missing.Length > 0)
        {
            json.WriteStartArray("errors");
            foreach (string id in missing)
            {
                NotFound(json, id);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void NotFound(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("value", id);
        json.WriteString("detail", $"Could not find tweet with ids: [{id}].");
        json.WriteString("title", "Not Found Error");
        json.WriteString("resource_type", "tweet");
        json.WriteString("parameter", "ids");
        json.WriteString("resource_id", id);
        json.WriteString("type", "https://api.twitter.com/2/problems/resource-not-found");
        json.WriteEndObject();
    }

    public static void Line(Utf8JsonWriter json, SimulatorCall call, WorldItem item, IReadOnlyList<XRule> rules)
    {
        string[] fields = call.Query("tweet.fields")?.Split(',') ?? [];
        bool users = call.Query("expansions")?.Split(',').Contains("author_id") == true;
        json.WriteStartObject();
        json.WritePropertyName("data");
        Tweet(json, call, item, fields, users);
        if (users)
        {
            Includes(json, call, new([item], HasMore: false));
        }

        json.WriteStartArray("matching_rules");
        foreach (XRule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("tag", rule.Tag);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Counts(Utf8JsonWriter json, Dictionary<long, int> counts, int total, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        json.WriteStartObject();
        json.WriteStartArray("data");
        for (long slot = from.UtcTicks / step.Ticks; slot * step.Ticks < to.UtcTicks; slot++)
        {
            // The first and the last slot are cut at the bounds.
            DateTimeOffset start = new(Math.Max(slot * step.Ticks, from.UtcTicks), TimeSpan.Zero);
            DateTimeOffset end = new(Math.Min((slot + 1) * step.Ticks, to.UtcTicks), TimeSpan.Zero);
            json.WriteStartObject();
            json.WriteString("end", DialectText.Iso(end));
            json.WriteString("start", DialectText.Iso(start));
            json.WriteNumber("tweet_count", counts.GetValueOrDefault(slot));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("meta");
        json.WriteNumber("total_tweet_count", total);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Trends(Utf8JsonWriter json, IReadOnlyList<TrendSignal> signals)
    {
        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (TrendSignal signal in signals)
        {
            json.WriteStartObject();
            json.WriteString("trend_name", signal.Topic.Term);
            json.WriteNumber("tweet_count", signal.Volume);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tweet(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string[] fields, bool users)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("text", item.Text(call.Now));
        json.WriteStartArray("edit_history_tweet_ids");
        json.WriteStringValue(item.Id);
        json.WriteEndArray();
        // An expansion brings the field that it expands.
        if (users || fields.Contains("author_id"))
        {
            json.WriteString("author_id", item.Author.Id);
        }

        foreach (string field in fields)
        {
            Field(json, call, item, field);
        }

        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string field)
    {
        switch (field)
        {
            case "created_at":
                json.WriteString(field, DialectText.Iso(item.StatedAt));
                break;
            case "lang":
                json.WriteString(field, item.Language);
                break;
            case "conversation_id":
                json.WriteString(field, item.Root.Id);
                break;
            case "in_reply_to_user_id" when item.Parent is not null:
                json.WriteString(field, item.Parent.Author.Id);
                break;
            case "referenced_tweets" when item.Parent is not null:
                json.WriteStartArray(field);
                json.WriteStartObject();
                json.WriteString("type", "replied_to");
                json.WriteString("id", item.Parent.Id);
                json.WriteEndObject();
                json.WriteEndArray();
                break;
            case "public_metrics":
                json.WriteStartObject(field);
                json.WriteNumber("retweet_count", item.Shares(call.Now));
                json.WriteNumber("reply_count", call.World.CountAnswers(item, call.Now));
                json.WriteNumber("like_count", item.Likes(call.Now));
                json.WriteNumber("quote_count", item.Shares(call.Now) / 4);
                json.WriteNumber("bookmark_count", item.Likes(call.Now) / 20);
                json.WriteNumber("impression_count", item.Views(call.Now));
                json.WriteEndObject();
                break;
            case "entities" when item.Tags.Count > 0:
                Entities(json, call, item);
                break;
        }
    }

    private static void Entities(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        string text = item.Text(call.Now);
        json.WriteStartObject("entities");
        json.WriteStartArray("hashtags");
        foreach (string tag in item.Tags)
        {
            int start = text.IndexOf($"#{tag}", StringComparison.Ordinal);
            json.WriteStartObject();
            json.WriteNumber("start", start);
            json.WriteNumber("end", start + tag.Length + 1);
            json.WriteString("tag", tag);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Includes(Utf8JsonWriter json, SimulatorCall call, WorldPage page)
    {
        string[] fields = call.Query("user.fields")?.Split(',') ?? [];
        json.WriteStartObject("includes");
        json.WriteStartArray("users");
        foreach (WorldAuthor author in page.Items.Select(i => i.Author).DistinctBy(a => a.Index))
        {
            json.WriteStartObject();
            json.WriteString("id", author.Id);
            json.WriteString("name", author.Name);
            json.WriteString("username", author.Handle);
            if (fields.Contains("created_at"))
            {
                json.WriteString("created_at", DialectText.Iso(author.JoinedAt));
            }

            if (fields.Contains("verified"))
            {
                json.WriteBoolean("verified", false);
            }

            if (fields.Contains("public_metrics"))
            {
                json.WriteStartObject("public_metrics");
                json.WriteNumber("followers_count", author.Followers);
                json.WriteNumber("following_count", author.Followers / 3);
                json.WriteNumber("tweet_count", author.Posts);
                json.WriteNumber("listed_count", author.Followers / 100);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
