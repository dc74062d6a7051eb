using System.Text.Json;
using Trends.Simulator.Dialects.Graph;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Facebook;

/// <summary>Writes a page, and what it uploaded: photos, videos and live videos. Their ids are plain numbers.</summary>
internal static class FacebookUploads
{
    public static void Page(Utf8JsonWriter json, SimulatorCall call, int section, GraphFields fields)
    {
        string name = call.World.Spec.Sections[section];
        json.WriteStartObject();
        json.WriteString("id", FacebookJson.PageId(section));
        Text(json, fields, "name", $"Page {name}");
        Text(json, fields, "username", name);
        Text(json, fields, "link", $"https://www.facebook.com/{name}");
        Text(json, fields, "about", "A page of the simulator.");
        Text(json, fields, "verification_status", "not_verified");
        Number(json, fields, "fan_count", 10_000 + (section * 777));
        Number(json, fields, "followers_count", 10_500 + (section * 777));
        json.WriteEndObject();
    }

    public static void Photo(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        Open(json, item, fields);
        Text(json, fields, "name", item.Text(call.Now));
        Text(json, fields, "link", $"https://www.facebook.com/{item.Section}/photos/{Id(item)}");
        Text(json, fields, "page_story_id", item.Id);
        if (fields.Has("images"))
        {
            json.WriteStartArray("images");
            json.WriteStartObject();
            json.WriteNumber("height", 720);
            json.WriteString("source", item.Image);
            json.WriteNumber("width", 960);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Video(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        Open(json, item, fields);
        Text(json, fields, "title", item.Title);
        Text(json, fields, "description", item.Text(call.Now));
        Text(json, fields, "permalink_url", $"/{item.Section}/videos/{Id(item)}/");
        Text(json, fields, "source", $"https://media.example.com/facebook/{item.Number}.mp4");
        Text(json, fields, "picture", $"https://media.example.com/facebook/{item.Number}.jpg");
        if (fields.Has("length"))
        {
            json.WriteNumber("length", 12.5 + (item.Number % 100));
        }

        Number(json, fields, "views", item.Views(call.Now));
        json.WriteEndObject();
    }

    public static void LiveVideo(Utf8JsonWriter json, SimulatorCall call, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        json.WriteString("id", Id(item));
        Text(json, fields, "creation_time", GraphAnswers.Time(item.CreatedAt));
        From(json, item, fields);
        Text(json, fields, "title", item.Title);
        Text(json, fields, "description", item.Text(call.Now));
        Text(json, fields, "permalink_url", $"/{item.Section}/videos/{Id(item)}/");
        Text(json, fields, "status", "VOD");
        Number(json, fields, "live_views", 0);
        json.WriteEndObject();
    }

    private static string Id(WorldItem item) => item.Id[(item.Id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static void Open(Utf8JsonWriter json, WorldItem item, GraphFields fields)
    {
        json.WriteStartObject();
        json.WriteString("id", Id(item));
        Text(json, fields, "created_time", GraphAnswers.Time(item.CreatedAt));
        From(json, item, fields);
    }

    private static void From(Utf8JsonWriter json, WorldItem item, GraphFields fields)
    {
        if (fields.Has("from"))
        {
            json.WriteStartObject("from");
            json.WriteString("name", $"Page {item.Section}");
            json.WriteString("id", FacebookJson.PageId(item.SectionIndex));
            json.WriteEndObject();
        }
    }

    private static void Text(Utf8JsonWriter json, GraphFields fields, string name, string value)
    {
        if (fields.Has(name))
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, GraphFields fields, string name, long value)
    {
        if (fields.Has(name))
        {
            json.WriteNumber(name, value);
        }
    }
}
