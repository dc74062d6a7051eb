namespace Trends.Collect.Connect;

/// <summary>The settings of one platform.</summary>
public sealed class PlatformOptions
{
    /// <summary>Gets or sets a value indicating whether it is read.</summary>
    /// <value>The default is <see langword="false"/>: nothing leaves this machine unasked.</value>
    public bool Enabled { get; set; }

    /// <summary>Gets or sets the address to ask instead of the platform's own, such as that of a proxy or a simulator.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Gets the settings that the platform's manifest names.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the secrets that the platform's manifest names. In Azure they are references to Key Vault secrets.</summary>
    public IDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the settings of streams by name; those that are not named are on with their defaults.</summary>
    public IDictionary<string, StreamOptions> Streams { get; } = new Dictionary<string, StreamOptions>(StringComparer.OrdinalIgnoreCase);
}
