using System.Globalization;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class SourceManifestTests
{
    public static IEnumerable<object[]> Names => SourceCatalog.Current.Streams.Select(s => new object[] { s.Name });

    public static IEnumerable<object[]> Polled => SourceCatalog.Current.Streams.Where(s => s.Manifest.IsPolled).Select(s => new object[] { s.Name });

    [TestMethod]
    [DynamicData(nameof(Polled))]
    public void Request_of_a_stream_can_be_made(string name)
    {
        Connector stream = SourceCatalog.Current.Find(name)!;
        PlatformOptions options = new();
        foreach (string setting in stream.Platform.Settings?.Keys ?? [])
        {
            options.Settings[setting] = "setting";
        }

        SourceSettings settings = new(stream.Platform, options);
        DateTimeOffset now = DateTimeOffset.Parse("2026-11-27T00:00:00Z", CultureInfo.InvariantCulture);
        RequestValues values = new(stream.Platform.Platform == "rss" ? "https://example.org/feed" : "query", settings.Setting, now.AddDays(-1), now, "1", now, _ => "secret", "token");

        (HttpRequestMessage request, Uri shown) = new RequestBuilder(stream, settings.BaseUrl()).Make(values, null);

        using (request)
        {
            Assert.DoesNotContain("secret", shown.ToString());
            Assert.DoesNotContain("{query", Uri.UnescapeDataString(shown.ToString()));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Stream_of_parents_names_one_that_has_them(string name)
    {
        Connector stream = SourceCatalog.Current.Find(name)!;
        if (stream.Manifest.Query is { Type: QueryType.Parent } query)
        {
            Assert.IsNotNull(SourceCatalog.Current.Find($"{stream.Platform.Platform}-{query.Of}")?.Manifest.ParentAt, $"{name}: of {query.Of}");
        }
    }

    [TestMethod]
    public void Every_platform_says_where_its_facts_stand()
    {
        foreach (PlatformManifest platform in SourceCatalog.Current.Platforms)
        {
            Assert.IsNotEmpty(platform.Access.Sources, platform.Platform);
            Assert.IsGreaterThan(20, platform.Access.Note.Length, platform.Platform);
        }
    }

    [TestMethod]
    public void Doubled_braces_are_braces()
    {
        Assert.AreEqual("a(x){id,b{c}}", TemplateText.Fill("a({q}){{id,b{{c}}}}", (_, _) => "x"));
        Assert.AreEqual("}a{", TemplateText.Fill("}a{", (_, _) => "x"));
        Assert.IsNull(TemplateText.Fill("{{{q}", (_, _) => null));
    }
}
