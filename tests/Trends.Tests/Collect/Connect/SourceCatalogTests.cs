using System.Text;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class SourceCatalogTests
{
    private const string Platform = """{"platform":"p","title":"P","group":"social","access":{"status":"open","note":"n","verifiedOn":"2026-01-01","sources":["https://p.example"]},"baseUrl":"https://p.example","noPush":{"reason":"r","source":"https://p.example"}}""";
    private const string Stream = """{"stream":"s","kind":"posts","about":"a","request":{"path":"/s"},"records":{"at":["$[*]"],"shape":["id"]},"fields":{"id":"id","text":"text","publishedAt":"at"}}""";

    [TestMethod]
    public void Every_platform_of_this_version_is_found_and_checked()
    {
        Assert.IsNotEmpty(SourceCatalog.Current.Platforms);
        foreach (PlatformManifest platform in SourceCatalog.Current.Platforms)
        {
            Assert.AreEqual(platform.Access.Status == AccessStatus.Closed, !SourceCatalog.Current.Of(platform.Platform).Any(), $"{platform.Platform} has streams exactly when it is not closed");
            Assert.IsNotEmpty(platform.Access.Sources, platform.Platform);
            Assert.IsFalse(string.IsNullOrWhiteSpace(platform.Access.Note), platform.Platform);
        }
    }

    [TestMethod]
    public void No_manifest_holds_anything_like_a_secret()
    {
        foreach (PlatformManifest platform in SourceCatalog.Current.Platforms.Where(p => p.Auth is not null))
        {
            string[] texts = [.. platform.Auth!.Headers?.Values ?? [], .. platform.Auth.Query?.Values ?? [], .. platform.Auth.Token?.Form.Values ?? []];
            Assert.IsTrue(texts.All(t => t.Contains('{', StringComparison.Ordinal) || t.Length < 24), platform.Platform);
        }
    }

    [TestMethod]
    public void Posts_of_every_stream_are_asked_for_by_id_or_it_is_said_why_not()
    {
        foreach (Connector stream in SourceCatalog.Current.Streams)
        {
            bool isOfPosts = stream.Manifest.Kind is "posts" or "news";
            Assert.AreEqual(isOfPosts, (stream.Manifest.Lookup is not null) != (stream.NoLookup is not null), $"{stream.Name} has exactly one of a look-up and a reason");
            Assert.IsTrue(isOfPosts || (stream.Manifest.Lookup is null && stream.NoLookup is null), $"{stream.Name} gives no posts");
            Uri source = isOfPosts ? stream.NoLookup?.Source ?? stream.Platform.Lookups![stream.Manifest.Lookup!.By].Source : stream.Platform.Access.Sources[0];
            Assert.AreEqual("https", source.Scheme, stream.Name);
        }
    }

    [TestMethod]
    [DataRow("\"lookup\":{\"by\":\"b\"}", "lookup.by")]
    [DataRow("\"lookup\":{\"by\":\"a\"},\"noLookup\":{\"reason\":\"r\",\"source\":\"https://p.example\"}", "not both")]
    [DataRow("\"lookup\":{\"by\":\"a\",\"kye\":\"id\"}", "kye")]
    public void A_mistake_in_a_look_up_of_a_stream_is_told(string member, string told)
    {
        string platform = Platform.Replace("\"group\"", """ "lookups":{"a":{"source":"https://p.example","request":{"path":"/p"},"found":{"at":["$"]},"gone":[{"when":["deleted=true"]}]}},"group" """, StringComparison.Ordinal);
        InputException e = Assert.ThrowsExactly<InputException>(() => Load(("platform.json", platform), ("s.json", Stream.Replace("\"fields\"", $"{member},\"fields\"", StringComparison.Ordinal))));

        StringAssert.Contains(e.Message, told);
    }

    [TestMethod]
    [DataRow("\"gone\":[{\"status\":[404],\"when\":[]}]", "status alone")]
    [DataRow("\"most\":2,\"absentIsGone\":true", "found.id")]
    [DataRow("\"absentIsGone\":true", "absentIsGone")]
    [DataRow("\"most\":1", "needs gone")]
    [DataRow("\"gone\":[{\"when\":[\"a\"],\"at\":\"$[\"}]", "no path")]
    [DataRow("\"gone\":[{\"when\":[\"a\"]}],\"quotas\":[\"q\"]", "lookups.a.quotas")]
    public void A_mistake_in_a_look_up_of_a_platform_is_told(string members, string told)
    {
        string platform = Platform.Replace("\"group\"", $$$""" "lookups":{"a":{"source":"https://p.example","request":{"path":"/p"},"found":{"at":["$"]},{{{members}}}}},"group" """, StringComparison.Ordinal);
        InputException e = Assert.ThrowsExactly<InputException>(() => Load(("platform.json", platform), ("s.json", Stream.Replace("\"fields\"", "\"lookup\":{\"by\":\"a\"},\"fields\"", StringComparison.Ordinal))));

        StringAssert.Contains(e.Message, told);
    }

    [TestMethod]
    public void A_folder_becomes_a_platform_with_its_streams()
    {
        SourceCatalog catalog = Load(("platform.json", Platform), ("s.json", Stream));

        Assert.AreEqual("p-s", catalog.Streams.Single().Name);
        Assert.AreSame(catalog.Streams[0], catalog.Find("p-s"));
    }

    [TestMethod]
    [DataRow("\"about\":\"a\"", "\"abuot\":\"a\"", "abuot")]
    [DataRow("\"$[*]\"", "\"$[\"", "records.at")]
    [DataRow("\"shape\":[\"id\"]", "\"shape\":[\"id\"],\"attach\":{\"at\":\"{now}\"}", "underscore")]
    [DataRow("\"id\":\"id\"", "\"idd\":\"id\"", "fields.idd")]
    [DataRow("\"fields\"", "\"quotas\":[\"none\"],\"fields\"", "none")]
    [DataRow("\"fields\"", "\"paging\":{\"type\":\"token\"},\"fields\"", "paging")]
    [DataRow("\"fields\"", "\"paging\":{\"type\":\"magic\"},\"fields\"", "paging")]
    [DataRow("\"fields\"", "\"code\":\"magic\",\"fields\"", "hackernews-items")]
    [DataRow("\"fields\"", "\"increment\":{\"at\":\"_day\",\"type\":\"time\"},\"fields\"", "_day")]
    public void A_mistake_in_a_manifest_is_told_with_its_place(string right, string wrong, string told)
    {
        InputException e = Assert.ThrowsExactly<InputException>(() => Load(("platform.json", Platform), ("s.json", Stream.Replace(right, wrong, StringComparison.Ordinal))));

        StringAssert.Contains(e.Message, "s.json");
        StringAssert.Contains(e.Message, told);
    }

    [TestMethod]
    [DataRow("\"limit\":0", "limit 0")]
    [DataRow("\"limit\":10,\"safetyShare\":2", "safetyShare 2")]
    [DataRow("\"limit\":10,\"guard\":\"00:01:00\"", "guard 00:01:00")]
    public void A_quota_plan_that_cannot_be_kept_is_told_with_its_file_and_member(string members, string told)
    {
        string platform = Platform[..^1] + $$""","quotas":[{"name":"calls","scope":"credential","window":{"kind":"fixed","length":"00:01:00"},{{members}}}]}""";

        InputException e = Assert.ThrowsExactly<InputException>(() => Load(("platform.json", platform), ("s.json", Stream)));

        StringAssert.Contains(e.Message, "Sources/P/platform.json");
        StringAssert.Contains(e.Message, told);
    }

    [TestMethod]
    public void A_folder_without_a_platform_is_an_error()
        => StringAssert.Contains(Assert.ThrowsExactly<InputException>(() => Load(("s.json", Stream))).Message, "platform.json");

    private static SourceCatalog Load(params (string Name, string Json)[] files)
        => SourceLoader.Load([KeyValuePair.Create("P", files.ToDictionary(f => f.Name, f => Encoding.UTF8.GetBytes(f.Json)))]);
}
