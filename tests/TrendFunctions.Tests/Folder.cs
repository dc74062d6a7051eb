using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

/// <summary>Makes small dataset folders.</summary>
public static class Folder
{
    public const string Header = "id,handle,text,at,likes\n";

    public static string Rows(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"p{i},u{i % 7},Post number {i} about tea and rain,2026-03-{1 + (i % 28):00}T10:00:00Z,{i}\n")));

    public static string Posts(string folder, string content, Action<JsonObject>? change = null)
        => Posts(folder, Encoding.UTF8.GetBytes(content), change);

    public static string Posts(string folder, byte[] content, Action<JsonObject>? change = null)
    {
        JsonObject manifest = JsonNode.Parse("""
            { "kind": "posts", "platform": "square", "language": "en", "files": ["posts.csv"], "format": { "type": "csv" },
              "fields": { "id": "id", "author": "handle", "text": "text", "publishedAt": "at", "likes": "likes" } }
            """)!.AsObject();
        manifest["dataset"] = Path.GetFileName(folder);
        change?.Invoke(manifest);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "dataset.json"), manifest.ToJsonString());
        File.WriteAllBytes(Path.Combine(folder, manifest["files"]![0]!.GetValue<string>()), content);
        return folder;
    }
}
