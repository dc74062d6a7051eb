using System.Globalization;
using System.Text;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Naver;

/// <summary>Writes what a search found: HTML-escaped, the words searched for between <c>b</c> marks.</summary>
internal static class NaverJson
{
    /// <summary>Gets Seoul's offset; Korea has no summer time.</summary>
    public static TimeSpan Seoul { get; } = TimeSpan.FromHours(9);

    public static void Item(Utf8JsonWriter json, SimulatorCall call, WorldItem item, string query)
    {
        json.WriteStartObject();
        json.WriteString("title", Marked(item.Title, query));
        if (call.Platform == "naver-news")
        {
            json.WriteString("originallink", item.Link);
        }

        json.WriteString("link", item.Id);
        json.WriteString("description", Marked(item.Text(call.Now), query));
        switch (call.Platform)
        {
            case "naver-blog":
                json.WriteString("bloggername", item.Author.Name);
                json.WriteString("bloggerlink", $"blog.naver.com/{item.Author.Handle}");
                json.WriteString("postdate", item.StatedAt.ToOffset(Seoul).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
                break;
            case "naver-cafe":
                // Neither author nor date is told.
                json.WriteString("cafename", $"예시카페 {item.AuthorIndex % 7}");
                json.WriteString("cafeurl", $"https://cafe.naver.com/simcafe{item.AuthorIndex % 7}");
                break;
            case "naver-news":
                json.WriteString("pubDate", DialectText.Rfc822(item.StatedAt, Seoul));
                break;
        }

        json.WriteEndObject();
    }

    private static string Marked(string text, string query)
    {
        string plain = DialectText.Escape(text);
        foreach (string word in query.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            plain = Mark(plain, word);
        }

        return plain;
    }

    private static string Mark(string text, string word)
    {
        StringBuilder marked = new(text.Length + 14);
        int from = 0;
        for (int at; (at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase)) >= 0; from = at + word.Length)
        {
            marked.Append(text, from, at - from).Append("<b>").Append(text, at, word.Length).Append("</b>");
        }

        return marked.Append(text, from, text.Length - from).ToString();
    }
}
