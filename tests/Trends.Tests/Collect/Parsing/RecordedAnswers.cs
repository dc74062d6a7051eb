using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Trends.Tests.Collect.Parsing;

/// <summary>Counts the records of recorded answers by hand, platform by platform, without the product's manifests.</summary>
internal static partial class RecordedAnswers
{
    private static readonly HashSet<string> YouTube =
        new(["video", "searchResult", "commentThread", "comment", "playlistItem", "activity", "playlist", "channel", "subscription"], StringComparer.Ordinal);

    private static readonly HashSet<string> NoPages =
        new(["category_list", "place", "event_times", "message_tags", "story_tags", "description_tags"], StringComparer.Ordinal);

    /// <summary>Tells which platform answered, by the file's folder.</summary>
    internal static string PlatformOf(string file)
    {
        string[] parts = file.Split('/');
        return parts[0] switch
        {
            "meta" when parts[1].StartsWith("instagram", StringComparison.Ordinal) || parts[^1].StartsWith("discovery_", StringComparison.Ordinal) => "instagram",
            "meta" => "facebook",
            "x_v2" => "x",
            "rss_feedreader" or "rss_generic" => "rss",
            _ => parts[0].Replace('_', '-'),
        };
    }

    /// <summary>Counts the records of a file.</summary>
    internal static int Count(string platform, string path)
    {
        string text = File.ReadAllText(path);
        return platform is "rss" or "google-news" or "google-trends"
            ? Items().Count(text)
            : Count(JsonNode.Parse(text), null, platform);
    }

    [GeneratedRegex("<(?:item|entry)[\\s>]")]
    private static partial Regex Items();

    private static int Count(JsonNode? node, string? under, string platform) => node switch
    {
        JsonArray items => items.Sum(item => Count(item, under, platform)),
        JsonObject members => (IsRecord(members, under, platform) ? 1 : 0)
            + members.Where(m => platform != "facebook" || !NoPages.Contains(m.Key)).Sum(m => Count(m.Value, m.Key, platform)),
        _ => 0,
    };

    private static bool IsRecord(JsonObject o, string? under, string platform)
    {
        bool Has(params string[] names) => names.Any(name => o[name] is not null);
        string Text(string name) => o[name]?.ToString() ?? string.Empty;
        return platform switch
        {
            "bluesky" => (Has("did") && Has("handle")) || (Has("uri") && (o["record"]?["text"] ?? o["value"]?["text"]) is not null),
            "mastodon" => (Has("account") && Has("content")) || (Has("acct") && Has("avatar")) || (Has("name") && Has("history")) || (Has("provider_name") && Has("title")),
            "x" => (Has("id") && Has("text") && !Has("event_type")) || (Has("id") && Has("username")) || Has("trend_name") || (Has("start") && Has("tweet_count")),
            "youtube" => Text("kind") is { } kind && kind.StartsWith("youtube#", StringComparison.Ordinal) && YouTube.Contains(kind[8..]) && Has("etag"),
            "reddit" => (under == "data" || under == "children" || under == "crosspost_parent_list" || under == "body" || under == "things") && IsThing(Text("name"), Text("id"), Has),
            "facebook" => (Has("created_time", "creation_time") && !Text("id").StartsWith("t_", StringComparison.Ordinal)) || (Has("id") && Has("name") && !Has("start_time")),
            "instagram" => Has("media_type", "media_url", "permalink") || (Has("text") && Has("timestamp")) || (Has("id") && Has("username", "followers_count", "biography", "media_count")),
            _ => false,
        };
    }

    private static bool IsThing(string name, string id, Func<string[], bool> has) => name.Length > 2 && name[..3] switch
    {
        "t3_" => has(["selftext"]),
        "t1_" => has(["body"]),
        "t5_" => has(["display_name"]),
        _ => id.StartsWith("t2_", StringComparison.Ordinal),
    };
}
