using System.Text;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class PlatformVariantTests
{
    private const string Platform = """
        {
          "platform":"p","title":"P","group":"social",
          "access":{"status":"key","note":"n","verifiedOn":"2026-01-01","sources":["https://p.example"]},
          "baseUrl":"https://old.example",
          "auth":{"secrets":{"key":"The key."},"headers":{"X-Key":"{secret.key}"}},
          "errors":[{"kind":"config","status":[400]}],
          "noPush":{"reason":"r","source":"https://p.example"},
          "noLookup":{"reason":"r","source":"https://p.example"},
          "variants":[VARIANTS]
        }
        """;

    private const string Hub = """{"name":"hub","about":"the hub","baseUrl":"https://hub.example","paths":{"s":"/hub/s"},"auth":{"secrets":{"hubId":"The id.","hubKey":"The hub's key."}},"errors":[{"kind":"system","status":[400]}]}""";
    private const string Other = """{"name":"other","about":"a token","auth":{"secrets":{"token":"The token."}}}""";

    [TestMethod]
    public void The_way_in_use_is_the_first_one_whose_secrets_are_all_given()
    {
        Assert.IsNull(Way(Hub, Other));
        Assert.IsNull(Way(Hub, Other, "key"));
        Assert.IsNull(Way(Hub, Other, "key", "hubId"), "half of a way is none");
        Assert.AreEqual("hub", Way(Hub, Other, "hubId", "hubKey"));
        Assert.AreEqual("hub", Way(Hub, Other, "key", "hubId", "hubKey"), "a way of one's own choice goes before the platform's");
        Assert.AreEqual("other", Way(Hub, Other, "hubId", "token"));
        Assert.AreEqual("hub", Way(Hub, Other, "hubId", "hubKey", "token"));
        Assert.AreEqual("other", Way(Other, Hub, "hubId", "hubKey", "token"), "the order is the manifest's");
    }

    [TestMethod]
    public void A_way_replaces_what_it_names_and_nothing_else()
    {
        SourceCatalog catalog = Load($"{Hub},{Other}");
        Connector own = catalog.Find("p-s")!;

        Connector hub = catalog.In(Options("hubId", "hubKey")).Find("p-s")!;
        Connector other = catalog.In(Options("token")).Find("p-s")!;

        Assert.AreEqual(("https://hub.example", "/hub/s"), (hub.Platform.BaseUrl, hub.Manifest.Request!.Path));
        Assert.AreEqual(ErrorKind.System, hub.Platform.Errors!.Single().Kind);
        CollectionAssert.AreEqual(new[] { "hubId", "hubKey" }, hub.Platform.Auth!.Secrets.Keys.ToArray());
        Assert.AreEqual(("https://old.example", "/s"), (other.Platform.BaseUrl, other.Manifest.Request!.Path));
        Assert.AreEqual(ErrorKind.Config, other.Platform.Errors!.Single().Kind);
        Assert.AreEqual((own.Name, own.Dataset), (hub.Name, hub.Dataset), "records of both ways are the same");
        Assert.AreEqual("/t", catalog.In(Options("hubId", "hubKey")).Find("p-t")!.Manifest.Request!.Path, "a path that is not named stays");
        Assert.AreSame(catalog, catalog.In(Options("key")));
    }

    [TestMethod]
    public void What_is_missing_is_told_for_every_way_and_for_none_once_one_is_complete()
    {
        PlatformManifest platform = Load($"{Hub},{Other}").Platforms[0];

        CollectionAssert.AreEqual(
            new[]
            {
                "Sources:Platforms:p:Secrets:key: The key",
                "or, for the hub: Sources:Platforms:p:Secrets:hubKey: The hub's key",
                "or, for a token: Sources:Platforms:p:Secrets:token: The token",
            },
            Missing(platform, "hubId"));
        Assert.IsEmpty(Missing(platform, "key"));
        Assert.IsEmpty(Missing(platform.By(platform.Variants![0]), "hubId", "hubKey"));
    }

    [TestMethod]
    public void Secrets_of_every_way_are_known_whichever_is_in_use_and_misspelt_ones_are_not()
    {
        PlatformManifest platform = Load($"{Hub},{Other}").Platforms[0];
        PlatformOptions options = new();
        foreach (string name in new[] { "key", "hubId", "hubKey", "token" })
        {
            options.Secrets[name] = "secret";
        }

        Assert.IsEmpty(SettingNames.Unknown(platform, ["s"], options));
        Assert.IsEmpty(SettingNames.Unknown(platform.By(platform.Variants![0]), ["s"], options));
        options.Secrets["hubKye"] = "secret";
        StringAssert.Contains(SettingNames.Unknown(platform, ["s"], options).Single(), "'hubKey' is meant");
    }

    [TestMethod]
    public void Secrets_of_ways_that_are_not_in_use_are_hidden_too()
    {
        PlatformManifest platform = Load(Hub).Platforms[0];
        PlatformOptions options = new() { Secrets = { ["key"] = "my-old-key", ["hubId"] = "my-hub-id", ["hubKey"] = "my-hub-key" } };

        foreach (PlatformManifest way in new[] { platform, platform.By(platform.Variants![0]) })
        {
            Assert.AreEqual("[secret] [secret] [secret]", new SourceSettings(way, options).Redact("my-old-key my-hub-id my-hub-key"));
        }
    }

    [TestMethod]
    public void A_credential_keeps_its_id_whichever_ways_the_platform_has()
    {
        PlatformOptions options = new() { Secrets = { ["key"] = "k" } };

        // Ledgers of quotas that stand in a store are found by it.
        Assert.AreEqual("8d77324c2fea5009", new SourceSettings(Load(Hub).Platforms[0], options).CredentialId);
    }

    [TestMethod]
    [DataRow("\"paths\":{\"s\":", "\"paths\":{\"x\":", "variants.hub.paths: no stream 'x' is asked; there is s, t")]
    [DataRow("\"hubId\":\"The id.\",\"hubKey\":\"The hub's key.\"", "\"key\":\"The key.\"", "variants.hub.auth.secrets: it has none of its own")]
    [DataRow("\"hubId\":\"The id.\",\"hubKey\":\"The hub's key.\"", "", "variants.hub.auth.secrets: it has none of its own")]
    [DataRow("\"hubId\":\"The id.\"", "\"token\":\"The token.\"", "variants.hub: it is never in use")]
    [DataRow("\"name\":\"hub\"", "\"name\":\"other\"", "variants.other: there are two of this name")]
    [DataRow("\"auth\":{\"secrets\":{\"hubId\":\"The id.\",\"hubKey\":\"The hub's key.\"}},", "", "auth")]
    [DataRow("\"about\"", "\"abuot\"", "abuot")]
    public void A_mistake_in_a_way_is_told(string right, string wrong, string told)
    {
        Assert.Contains(right, Hub);
        InputException e = Assert.ThrowsExactly<InputException>(() => Load($"{Other},{Hub.Replace(right, wrong, StringComparison.Ordinal)}"));

        StringAssert.Contains(e.Message, "Sources/P/platform.json");
        StringAssert.Contains(e.Message, told);
    }

    [TestMethod]
    public void Every_way_of_this_version_says_what_it_is_and_holds_no_secret()
    {
        PlatformVariant[] ways = [.. SourceCatalog.Current.Platforms.SelectMany(p => p.Variants ?? [])];

        Assert.IsNotEmpty(ways);
        foreach (PlatformVariant way in ways)
        {
            Assert.MatchesRegex("^[a-z-]+$", way.Name);
            Assert.MatchesRegex("^(the|a|an) .*[^.]$", way.About);
            string[] texts = [.. way.Auth.Headers?.Values ?? [], .. way.Auth.Query?.Values ?? [], .. way.Auth.Token?.Form.Values ?? []];
            Assert.IsTrue(texts.All(t => t.Contains('{', StringComparison.Ordinal) || t.Length < 24), way.Name);
        }
    }

    private static string? Way(string first, string second, params string[] secrets) => Load($"{first},{second}").In(Options(secrets)).Platforms[0].InUse?.Name;

    private static string[] Missing(PlatformManifest platform, params string[] secrets) => [.. Options(secrets).Of(platform).Missing];

    private static SourcesOptions Options(params string[] secrets)
    {
        PlatformOptions own = new();
        foreach (string secret in secrets)
        {
            own.Secrets[secret] = "given";
        }

        return new() { Platforms = { ["p"] = own } };
    }

    private static SourceCatalog Load(string variants)
        => SourceLoader.Load([KeyValuePair.Create("P", new Dictionary<string, byte[]>
        {
            ["platform.json"] = Encoding.UTF8.GetBytes(Platform.Replace("VARIANTS", variants, StringComparison.Ordinal)),
            ["s.json"] = Stream("s"),
            ["t.json"] = Stream("t"),
        })]);

    private static byte[] Stream(string name)
        => Encoding.UTF8.GetBytes($$$"""{"stream":"{{{name}}}","kind":"posts","about":"a","request":{"path":"/{{{name}}}"},"records":{"at":["$[*]"],"shape":["id"]},"fields":{"id":"id","text":"text","publishedAt":"at"}}""");
}
