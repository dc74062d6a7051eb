using System.Globalization;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Daum;

/// <summary>Writes what a search found: HTML-escaped, the words searched for between <c>b</c> marks, times in Seoul's.</summary>
internal static class DaumJson
{
    public static void Document(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string query)
    {
        json.WriteStartObject();
        json.WriteString("title", Marked(item.Title, query));
        json.WriteString("url", item.Id);
        json.WriteString("datetime", item.StatedAt.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        if (call.Platform == "daum-video")
        {
            json.WriteNumber("play_time", 30 + (item.Number % 900));
            json.WriteString("thumbnail", item.Image ?? "");
            json.WriteString("author", item.Author.Name);
            json.WriteEndObject();
            return;
        }

        json.WriteString("contents", Marked(item.Text(call.Now), query));
        switch (call.Platform)
        {
            case "daum-blog":
                json.WriteString("blogname", $"{item.Author.Name}의 블로그");
                json.WriteString("thumbnail", item.Image ?? "");
                break;
            case "daum-cafe":
                json.WriteString("cafename", $"예시 카페 {item.AuthorIndex % 9}");
                json.WriteString("thumbnail", item.Image ?? "");
                break;
        }

        json.WriteEndObject();
    }

    private static string Marked(string text, string query)
    {
        string marked = DialectText.Escape(text);
        foreach (string word in query.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            marked = marked.Replace(word, $"<b>{word}</b>", StringComparison.OrdinalIgnoreCase);
        }

        return marked;
    }
}
