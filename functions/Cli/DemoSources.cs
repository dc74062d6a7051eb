using System.Text.RegularExpressions;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;

namespace TrendFunctions.Cli;

/// <summary>The settings under which the simulator stands in for every platform that it speaks for.</summary>
internal static partial class DemoSources
{
    // Its search is asked at the other one of Naver's two hosts, so that a demo run reads both.
    private const string AtHub = "naver-blog";

    /// <summary>Gives the settings of a demo run, by their full names.</summary>
    /// <param name="catalog">The platforms.</param>
    /// <param name="simulator">Stands in for them.</param>
    /// <param name="terms">How many of the simulator's everyday topics are searched for.</param>
    public static Dictionary<string, string?> Run(SourceCatalog catalog, SimulatorHost simulator, int terms)
        => new(Settings(catalog, simulator, terms).Concat(Way(catalog.Platforms.Single(p => p.Platform == AtHub), "hub")));

    /// <summary>Gives the settings by which a platform is asked another way than its own.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="way">The way's name.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Way(PlatformManifest platform, string way)
        => platform.Variants!.Single(v => v.Name == way).Auth.Secrets.Keys.Select(secret => KeyValuePair.Create($"Sources:Platforms:{platform.Platform}:Secrets:{secret}", (string?)Secret(secret)));

    /// <summary>Gives the settings under which every platform is asked its own way, by their full names.</summary>
    /// <param name="catalog">The platforms.</param>
    /// <param name="simulator">Stands in for them.</param>
    /// <param name="terms">How many of the simulator's everyday topics are searched for.</param>
    public static Dictionary<string, string?> Settings(SourceCatalog catalog, SimulatorHost simulator, int terms)
    {
        // Few comments of each platform, and few look-ups: the real limits hold here too, and their pauses take their time.
        Dictionary<string, string?> settings = new() { ["Sources:MaxParents"] = "8", ["Sources:RecheckCalls"] = "3" };
        int index = 0;
        foreach (string term in simulator.Terms.Take(terms))
        {
            settings[$"Sources:Terms:{index++}"] = term;
        }

        foreach (PlatformManifest platform in catalog.Platforms.Where(p => simulator.Platforms.Contains(p.Platform)))
        {
            string prefix = $"Sources:Platforms:{platform.Platform}";
            Uri address = simulator.BaseUri(platform.Platform);
            settings[$"{prefix}:Enabled"] = "true";
            string path = BasePath(platform);
            bool hasPath = catalog.Of(platform.Platform).Any(s => s.Manifest.Request is { } request && simulator.Speaks(platform.Platform, path + request.Path));
            settings[$"{prefix}:BaseUrl"] = hasPath ? address + path : address.ToString();
            foreach (string secret in platform.Auth?.Secrets.Keys ?? [])
            {
                settings[$"{prefix}:Secrets:{secret}"] = Secret(secret);
            }

            foreach ((string name, SettingFacts facts) in platform.Settings ?? new Dictionary<string, SettingFacts>())
            {
                settings[$"{prefix}:Settings:{name}"] = facts.Default.Length > 0 ? facts.Default : simulator.Sections(platform.Platform) is [{ } first, ..] ? first : "simulator";
            }

            foreach (StreamManifest stream in catalog.Of(platform.Platform).Select(s => s.Manifest))
            {
                Stream(settings, $"{prefix}:Streams:{stream.Stream}", stream, simulator, platform.Platform, hasPath ? path : string.Empty);
            }
        }

        return settings;
    }

    // Some platforms' addresses have a path that all of their requests share.
    private static string BasePath(PlatformManifest platform)
    {
        string address = Setting().Replace(platform.BaseUrl ?? string.Empty, m => platform.Settings?.TryGetValue(m.Groups[1].Value, out SettingFacts? facts) == true ? facts.Default : "simulator");
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.AbsolutePath.TrimEnd('/') : string.Empty;
    }

    [GeneratedRegex("\\{setting\\.([^}]*)\\}")]
    private static partial Regex Setting();

    private static void Stream(Dictionary<string, string?> settings, string prefix, StreamManifest stream, SimulatorHost simulator, string platform, string basePath)
    {
        // A demo run reads and ends: what is only pushed has no place in it.
        bool isFeed = stream.Request?.Path.StartsWith("{query", StringComparison.Ordinal) == true;
        if (!isFeed && (stream.Request is null || !simulator.Speaks(platform, basePath + stream.Request.Path)))
        {
            settings[$"{prefix}:Enabled"] = "false";
            return;
        }

        if (stream.Query is not { Default: null or { Count: 0 } } query)
        {
            return;
        }

        IReadOnlyList<string> names = query.Type switch
        {
            QueryType.Name => simulator.Sections(platform),
            QueryType.Account => simulator.Accounts(platform, most: 2),
            _ => [],
        };
        for (int i = 0; i < names.Count; i++)
        {
            // A feed is asked for by its whole address.
            settings[$"{prefix}:Queries:{i}"] = isFeed ? $"{simulator.BaseUri(platform)}/{names[i]}/rss.xml" : names[i];
        }
    }

    // Secrets are named alike in all manifests; the simulator's are published and worthless.
    private static string Secret(string name) => name switch
    {
        "clientId" or "clientKey" or "hubClientId" => SimulatorCredentials.ClientId,
        "clientSecret" or "hubClientSecret" => SimulatorCredentials.ClientSecret,
        "userName" or "identifier" => SimulatorCredentials.UserName,
        "password" or "appPassword" => SimulatorCredentials.Password,
        "accessToken" or "bearerToken" or "refreshToken" => SimulatorCredentials.Token,
        _ => SimulatorCredentials.Key,
    };
}
