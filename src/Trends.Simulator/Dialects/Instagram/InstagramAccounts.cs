using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>The professional accounts: one for each author of the world.</summary>
internal static class InstagramAccounts
{
    public static string Id(WorldAuthor account) => (17_841_400_000_000_001 + account.Index).ToString(CultureInfo.InvariantCulture);

    public static WorldSelection Media(PlatformWorld world, WorldAuthor account) => world.Select(new() { AuthorIndex = account.Index, TopOnly = true });

    /// <summary>Finds the account that <c>.username(NAME)</c> names.</summary>
    public static WorldAuthor? Find(PlatformWorld world, string modifiers)
        => Modifier(modifiers, "username") is { } name ? world.FindAuthor(name) : null;

    public static void Write(Utf8JsonWriter json, SimulatorCall call, WorldAuthor account, GraphFields fields)
    {
        json.WriteStartObject();
        Text("username", account.Handle);
        Text("name", account.Name);
        Text("biography", "An account of the simulator.");
        Number("followers_count", account.Followers);
        Number("follows_count", 300);
        Number("media_count", Media(call.World, account).Count(call.Now));
        if (fields.Has("media"))
        {
            Edge(json, call, account, fields);
        }

        json.WriteString("id", Id(account));
        json.WriteEndObject();

        void Text(string field, string value)
        {
            if (fields.Has(field))
            {
                json.WriteString(field, value);
            }
        }

        void Number(string field, int value)
        {
            if (fields.Has(field))
            {
                json.WriteNumber(field, value);
            }
        }
    }

    // The edge is paged by modifiers: media.limit(50).after(CURSOR){…}
    private static void Edge(Utf8JsonWriter json, SimulatorCall call, WorldAuthor account, GraphFields fields)
    {
        string modifiers = fields.Rest("media");
        int take = int.TryParse(Modifier(modifiers, "limit"), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? Math.Clamp(limit, 1, 100) : 25;
        int below = Modifier(modifiers, "after") is { } token ? DialectText.ReadToken('g', token) ?? int.MaxValue : int.MaxValue;
        WorldPage page = call.Page(Media(call.World, account).Newest(call.Now, below), take);
        GraphFields own = fields.Within("media");
        json.WriteStartObject("media");
        json.WriteStartArray("data");
        foreach (WorldItem item in page.Items)
        {
            InstagramJson.Media(json, call, item, own, isOwn: true);
        }

        json.WriteEndArray();
        if (page.HasMore)
        {
            json.WriteStartObject("paging");
            json.WriteStartObject("cursors");
            json.WriteString("after", DialectText.Token('g', page.Items[^1].Number));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string? Modifier(string modifiers, string name)
    {
        int open = modifiers.IndexOf($".{name}(", StringComparison.Ordinal);
        int start = open + name.Length + 2;
        int close = open < 0 ? -1 : modifiers.IndexOf(')', start);
        return close < 0 ? null : modifiers[start..close];
    }
}
