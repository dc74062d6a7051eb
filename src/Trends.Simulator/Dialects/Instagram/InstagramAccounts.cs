using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Instagram;

/// <summary>The professional accounts: one for each section of the world.</summary>
internal static class InstagramAccounts
{
    public static string Id(int account) => (17_841_400_000_000_001 + account).ToString(CultureInfo.InvariantCulture);

    public static WorldSelection Media(PlatformWorld world, int account) => world.Select(new() { Section = world.Spec.Sections[account], TopOnly = true });

    /// <summary>Finds the account that <c>.username(NAME)</c> names.</summary>
    public static int? Find(PlatformWorld world, string modifiers)
    {
        for (int i = 0; i < world.Spec.Sections.Count; i++)
        {
            if (modifiers.StartsWith($".username({world.Spec.Sections[i]})", StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    public static void Write(Utf8JsonWriter json, SimulatorCall call, int account, GraphFields fields)
    {
        string name = call.World.Spec.Sections[account];
        json.WriteStartObject();
        Text("username", name);
        Text("name", $"Account {name}");
        Text("biography", "An account of the simulator.");
        Number("followers_count", 12_000 + account);
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
    private static void Edge(Utf8JsonWriter json, SimulatorCall call, int account, GraphFields fields)
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
