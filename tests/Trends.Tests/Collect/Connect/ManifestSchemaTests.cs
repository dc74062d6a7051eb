using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Trends.Collect.Connect.Manifests;
using Trends.Tests.Monitoring;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class ManifestSchemaTests
{
    private static readonly string Folder = Repository.File("src", "Trends", "Collect", "Sources");
    private static readonly Lazy<JsonSchema> Platform = new(() => JsonSchema.FromText(File.ReadAllText(PathOf("platform"))));
    private static readonly Lazy<JsonSchema> Stream = new(() => JsonSchema.FromText(File.ReadAllText(PathOf("stream"))));

    public static IEnumerable<object[]> Manifests => Directory.GetDirectories(Folder).SelectMany(f => Directory.GetFiles(f, "*.json"))
        .Order(StringComparer.Ordinal).Select(f => new object[] { Path.GetRelativePath(Folder, f) });

    [TestMethod]
    public void The_schemas_are_those_of_the_types()
    {
        foreach ((string name, string schema) in new[]
        {
            ("platform", ManifestSchema.Write<PlatformManifest>("A platform: platform.json in its folder")),
            ("stream", ManifestSchema.Write<StreamManifest>("A stream of a platform: any other .json file in the platform's folder")),
        })
        {
            if (Environment.GetEnvironmentVariable("TRENDS_WRITE_GENERATED") == "1")
            {
                File.WriteAllText(PathOf(name), schema);
            }

            Assert.AreEqual(schema, File.ReadAllText(PathOf(name)), "Write it anew: TRENDS_WRITE_GENERATED=1 and this test.");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Manifests))]
    public void Every_manifest_is_valid_by_its_schema(string file)
    {
        using JsonDocument manifest = Read(file);

        EvaluationResults result = Evaluate(file, manifest);

        Assert.IsTrue(result.IsValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
    }

    [TestMethod]
    [DataRow("""Mastodon/platform.json""", "\"baseUrl\"", "\"baseUlr\"")]
    [DataRow("""Mastodon/platform.json""", "\"open\"", "\"opne\"")]
    [DataRow("""Mastodon/platform.json""", "\"limit\": 300", "\"limit\": \"300\"")]
    [DataRow("""Mastodon/platform.json""", "\"00:05:00\"", "\"5 minutes\"")]
    [DataRow("""Mastodon/platform.json""", "\"kind\": \"fixed\"", "\"kind\": \"fxied\"")]
    [DataRow("""Mastodon/tag.json""", "\"link\"", "\"links\"")]
    [DataRow("""Mastodon/tag.json""", "\"about\"", "\"abuot\"")]
    public void A_mistake_is_found_by_the_schema_and_by_the_reader_alike(string file, string right, string wrong)
    {
        string text = File.ReadAllText(Path.Combine(Folder, file));
        Assert.Contains(right, text);
        string mistaken = text.Replace(right, wrong, StringComparison.Ordinal);
        using JsonDocument manifest = JsonDocument.Parse(mistaken);

        Assert.IsFalse(Evaluate(file, manifest).IsValid);
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(mistaken);
        Assert.ThrowsExactly<InputException>(() => { _ = IsPlatform(file) ? (object)ManifestJson.Read<PlatformManifest>(utf8, file) : ManifestJson.Read<StreamManifest>(utf8, file); });
    }

    [TestMethod]
    [DataRow("Mastodon/platform.json")]
    [DataRow("Mastodon/tag.json")]
    public void A_manifest_may_name_its_schema(string file)
    {
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();
        manifest.Insert(0, "$schema", IsPlatform(file) ? "../platform.schema.json" : "../stream.schema.json");
        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(manifest);
        using JsonDocument named = JsonDocument.Parse(utf8);

        Assert.IsTrue(Evaluate(file, named).IsValid);
        Assert.IsNotNull(IsPlatform(file) ? (object)ManifestJson.Read<PlatformManifest>(utf8, file) : ManifestJson.Read<StreamManifest>(utf8, file));
    }

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.schema.json");

    private static bool IsPlatform(string file) => Path.GetFileName(file) == PlatformManifest.FileName;

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)), new() { CommentHandling = JsonCommentHandling.Skip });

    private static EvaluationResults Evaluate(string file, JsonDocument manifest)
        => (IsPlatform(file) ? Platform : Stream).Value.Evaluate(manifest.RootElement, new() { OutputFormat = OutputFormat.List });
}
