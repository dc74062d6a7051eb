using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;

namespace TrendFunctions.Cli;

/// <summary>The settings under which the simulator stands in for every platform that it speaks for.</summary>
internal static class DemoSources
{
    /// <summary>Gives the settings, by their full names.</summary>
    /// <param name="catalog">The platforms.</param>
    /// <param name="simulator">Stands in for them.</param>
    /// <param name="terms">How many of the simulator's everyday topics are searched for.</param>
    public static Dictionary<string, string?> Settings(SourceCatalog catalog, SimulatorHost simulator, int terms)
    {
        Dictionary<string, string?> settings = [];
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
            settings[$"{prefix}:BaseUrl"] = address.ToString();
            foreach (string secret in platform.Auth?.Secrets.Keys ?? [])
            {
                settings[$"{prefix}:Secrets:{secret}"] = Secret(secret);
            }

            foreach ((string name, SettingFacts facts) in platform.Settings ?? new Dictionary<string, SettingFacts>())
            {
                settings[$"{prefix}:Settings:{name}"] = facts.Default.Length > 0 ? facts.Default : simulator.Sections(platform.Platform).FirstOrDefault() ?? "simulator";
            }

            foreach (StreamManifest stream in catalog.Of(platform.Platform).Select(s => s.Manifest).Where(s => s.Query is { Type: QueryType.Name, Default: null or { Count: 0 } }))
            {
                int query = 0;
                foreach (string section in simulator.Sections(platform.Platform))
                {
                    // A feed is asked for by its whole address.
                    settings[$"{prefix}:Streams:{stream.Stream}:Queries:{query++}"] = stream.Request.Path.StartsWith("{query", StringComparison.Ordinal) ? $"{address}/{section}/rss.xml" : section;
                }
            }
        }

        return settings;
    }

    // Secrets are named alike in all manifests; the simulator's are published and worthless.
    private static string Secret(string name) => name switch
    {
        "clientId" => SimulatorCredentials.ClientId,
        "clientSecret" => SimulatorCredentials.ClientSecret,
        "userName" => SimulatorCredentials.UserName,
        "password" => SimulatorCredentials.Password,
        "accessToken" or "refreshToken" => SimulatorCredentials.Token,
        _ => SimulatorCredentials.Key,
    };
}
