using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.StackExchange;

/// <summary>Writes questions and answers as the filter <c>withbody</c> does; titles and bodies are HTML.</summary>
internal static class StackExchangeJson
{
    public static void Question(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteStartObject();
        json.WriteStartArray("tags");
        foreach (string tag in item.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        Owner(json, item.Author);
        int answers = call.World.AnswersTo(item).Count(call.Now);
        json.WriteBoolean("is_answered", answers > 0);
        json.WriteNumber("view_count", item.Views(call.Now));
        json.WriteNumber("answer_count", answers);
        json.WriteNumber("score", Score(call, item));
        Times(json, call, item);
        json.WriteNumber("question_id", long.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("content_license", "CC BY-SA 4.0");
        json.WriteString("link", $"https://stackoverflow.com/questions/{item.Id}/simulated");
        json.WriteString("title", DialectText.Escape(item.Title));
        json.WriteString("body", $"<p>{DialectText.Escape(item.Text(call.Now))}</p>\n");
        json.WriteEndObject();
    }

    public static void Answer(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteStartObject();
        Owner(json, item.Author);
        json.WriteBoolean("is_accepted", false);
        json.WriteNumber("score", Score(call, item));
        Times(json, call, item);
        json.WriteNumber("answer_id", long.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("question_id", long.Parse(item.Root.Id, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("content_license", "CC BY-SA 4.0");
        json.WriteString("body", $"<p>{DialectText.Escape(item.Text(call.Now))}</p>\n");
        json.WriteEndObject();
    }

    public static void Post(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteStartObject();
        Owner(json, item.Author);
        json.WriteNumber("score", Score(call, item));
        Times(json, call, item);
        json.WriteString("post_type", item.Kind == ItemKind.Comment ? "answer" : "question");
        json.WriteNumber("post_id", long.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("content_license", "CC BY-SA 4.0");
        json.WriteString("link", $"https://stackoverflow.com/{(item.Kind == ItemKind.Comment ? 'a' : 'q')}/{item.Id}");
        json.WriteEndObject();
    }

    // Some are voted down.
    private static int Score(SimulatorCall call, WorldItem item) => item.Number % 11 == 0 ? -1 - (item.Number % 3) : item.Likes(call.Now);

    private static void Times(Utf8JsonWriter json, SimulatorCall call, WorldItem item)
    {
        json.WriteNumber("last_activity_date", item.StatedAt.ToUnixTimeSeconds());
        json.WriteNumber("creation_date", item.StatedAt.ToUnixTimeSeconds());
        if (item.EditedAt <= call.Now)
        {
            json.WriteNumber("last_edit_date", item.EditedAt.Value.ToUnixTimeSeconds());
        }
    }

    private static void Owner(Utf8JsonWriter json, WorldAuthor author)
    {
        json.WriteStartObject("owner");
        json.WriteNumber("account_id", long.Parse(author.Id, System.Globalization.CultureInfo.InvariantCulture) / 2);
        json.WriteNumber("reputation", author.Followers);
        json.WriteNumber("user_id", long.Parse(author.Id, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("user_type", "registered");
        json.WriteString("profile_image", "https://media.example.com/avatar.png");
        json.WriteString("display_name", author.Name);
        json.WriteString("link", $"https://stackoverflow.com/users/{author.Id}/simulated");
        json.WriteEndObject();
    }
}
