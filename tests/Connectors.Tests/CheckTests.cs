using System.Net;
using System.Net.Sockets;
using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Connectors.Tests;

/// <summary>What <c>check</c> says of good and of bad settings, for platforms that are read without credentials: there a wrong address and a wrong name are what can be wrong.</summary>
[TestClass]
public sealed class CheckTests
{
    private const string Nobody = "no-such-name-5c41d7";
    private static readonly Lazy<Task<WebPage>> Page = new(WebPage.StartAsync);

    public static IEnumerable<object[]> Platforms => ReadTests.Platforms.Where(p => Manifest((string)p[0]).Auth is null or { Optional: true });

    [ClassCleanup]
    public static async Task CleanAsync()
    {
        if (Page.IsValueCreated)
        {
            await (await Page.Value).DisposeAsync();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Good_settings_pass_and_bad_ones_are_told_with_the_setting(string platform)
    {
        foreach (SourceCheck check in await CheckAsync(platform, []))
        {
            Assert.IsTrue(check.IsReadable, $"{check.Stream}: {check.Message}");
        }

        string page = (await Page.Value).Address;
        foreach (SourceCheck check in (await CheckAsync(platform, At(platform, $"{page}/page"))).Where(IsTried))
        {
            Refused(check, $"Sources:Platforms:{platform}:", "a web page in the platform's place");
        }

        foreach (SourceCheck check in (await CheckAsync(platform, At(platform, $"{page}/none"))).Where(IsTried))
        {
            Refused(check, $"Sources:Platforms:{platform}:", "a web server without such a page");
        }

        SourceCheck misspelt = (await CheckAsync(platform, new() { [$"Sources:Platforms:{platform}:Settings:instanse"] = "example.org" })).Single();
        Refused(misspelt, $"Sources:Platforms:{platform}:Settings:instanse", "a misspelt setting");
        if (Manifest(platform).Settings?.ContainsKey("instance") == true)
        {
            StringAssert.Contains(misspelt.Message, "'instance' is meant");
        }

        string stream = SourceCatalog.Current.Of(platform).First().Manifest.Stream;
        Refused((await CheckAsync(platform, new() { [$"Sources:Platforms:{platform}:Streams:{stream}x:Enabled"] = "true" })).Single(), $"'{stream}' is meant", "a misspelt stream");
        Scorecard.Pass(platform, Check.Connection);
    }

    [TestMethod]
    public async Task An_address_where_nothing_listens_is_told_with_the_setting()
        => await System.Threading.Tasks.Parallel.ForEachAsync(Platforms.Select(p => (string)p[0]), async (platform, _) =>
        {
            SourceCheck[] checks = [.. (await CheckAsync(platform, At(platform, $"http://127.0.0.1:{ClosedPort()}"))).Where(IsTried)];

            // One line says it for all streams.
            Assert.HasCount(1, checks, platform);
            Refused(checks[0], $"Sources:Platforms:{platform}:", "nothing that listens");
            StringAssert.Contains(checks[0].Message, "does not answer");
        });

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_name_that_the_platform_does_not_know_is_told(string platform)
    {
        StreamManifest[] streams =
        [
            .. SourceCatalog.Current.Of(platform).Select(s => s.Manifest).Where(m => m.Query?.Type is QueryType.Name or QueryType.Account && m.Request?.Path.StartsWith('{') == false),
        ];
        Dictionary<string, string?> settings = streams.ToDictionary(m => $"Sources:Platforms:{platform}:Streams:{m.Stream}:Queries:0", string? (_) => Nobody);

        foreach (SourceCheck check in (await CheckAsync(platform, settings)).Where(c => streams.Any(m => $"{platform}-{m.Stream}" == c.Stream)))
        {
            Assert.IsFalse(check.IsReadable && !check.Message.StartsWith("0 records", StringComparison.Ordinal), $"{check.Stream}: {check.Message}");
            StringAssert.Contains(check.Message, check.IsReadable ? Nobody : ":Queries", check.Stream);
        }
    }

    [TestMethod]
    public async Task Names_with_hyphens_may_be_written_with_underscores_as_shells_and_app_settings_need()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("none", settings: new Dictionary<string, string?>
        {
            ["Sources:Platforms:google_news:Enabled"] = "true",
            ["Sources:Platforms:google_trends:Enabled"] = "true",
            ["Sources:Platforms:mastodon:Enabled"] = "true",
            ["Sources:Platforms:mastodon:Streams:trending_tags:Enabled"] = "false",
        });

        string[] reads = [.. (await rig.Planner.PlanAsync(null, null, ofParents: false, default)).Select(r => r.Stream).Distinct()];

        Assert.Contains("mastodon-public", reads);
        Assert.DoesNotContain("mastodon-trending-tags", reads);
        CollectionAssert.Contains(rig.Checker.Enabled.ToArray(), "google-trends");
    }

    [TestMethod]
    public async Task A_run_does_not_begin_with_a_setting_that_nothing_reads()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("mastodon", settings: new Dictionary<string, string?> { ["Sources:Platforms:mastodon:Settings:instanc"] = "example.org" });

        InputException e = await Assert.ThrowsExactlyAsync<InputException>(() => rig.CollectAsync());

        StringAssert.Contains(e.Message, "Sources:Platforms:mastodon:Settings:instanc is nothing that is read; 'instance' is meant");
    }

    // What nobody gave a query for is not read, and so not tried; what is pushed may come from another server.
    private static bool IsTried(SourceCheck check)
        => !check.Message.StartsWith("is not read", StringComparison.Ordinal) && !check.Stream.EndsWith("(push)", StringComparison.Ordinal);

    private static PlatformManifest Manifest(string platform) => SourceCatalog.Current.Platforms.Single(p => p.Platform == platform);

    private static async Task<SourceCheck[]> CheckAsync(string platform, Dictionary<string, string?> settings)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: settings);
        List<SourceCheck> checks = [];
        await foreach (SourceCheck check in rig.Checker.CheckAsync(platform, default))
        {
            checks.Add(check);
        }

        Assert.IsNotEmpty(checks, platform);
        return [.. checks];
    }

    // Feeds are asked for by whole addresses, all others below the platform's.
    private static Dictionary<string, string?> At(string platform, string address)
    {
        Dictionary<string, string?> settings = new() { [$"Sources:Platforms:{platform}:BaseUrl"] = address };
        foreach (StreamManifest feed in SourceCatalog.Current.Of(platform).Select(s => s.Manifest).Where(m => m.Request?.Path.StartsWith('{') == true))
        {
            settings[$"Sources:Platforms:{platform}:Streams:{feed.Stream}:Queries:0"] = $"{address}/feed.xml";
        }

        return settings;
    }

    private static void Refused(SourceCheck check, string told, string what)
    {
        Assert.IsFalse(check.IsReadable, $"{check.Stream} took {what} for good: {check.Message}");
        StringAssert.Contains(check.Message, told, $"{check.Stream}, {what}");
    }

    private static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
