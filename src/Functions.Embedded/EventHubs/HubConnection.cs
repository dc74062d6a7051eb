namespace Functions.Embedded.EventHubs;

/// <summary>What the embedded runtime reads out of an event hub connection string.</summary>
/// <param name="Namespace">The endpoint's host.</param>
/// <param name="EntityPath">The hub; null when not named.</param>
/// <param name="StateFolder">The folder of the host that is meant; null for the process's only one.</param>
internal sealed record HubConnection(string Namespace, string? EntityPath, string? StateFolder)
{
    /// <summary>The namespace when none is named.</summary>
    public const string EmbeddedNamespace = "embedded";

    /// <summary>Reads a connection string; parts it does not know are let be.</summary>
    public static HubConnection Parse(string connectionString)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int split = part.IndexOf('=', StringComparison.Ordinal);
            if (split > 0)
            {
                parts[part[..split]] = part[(split + 1)..];
            }
        }

        string host = Uri.TryCreate(parts.GetValueOrDefault("Endpoint"), UriKind.Absolute, out Uri? endpoint) ? endpoint.Host : EmbeddedNamespace;
        return new HubConnection(host, parts.GetValueOrDefault("EntityPath"), parts.GetValueOrDefault("StateFolder"));
    }
}
