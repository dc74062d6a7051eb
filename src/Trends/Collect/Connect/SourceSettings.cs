using System.Security.Cryptography;
using System.Text;
using Trends.Collect.Connect.Auth;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect;

/// <summary>What the settings say of one platform. The only place that hands out its secrets.</summary>
/// <param name="platform">The platform.</param>
/// <param name="options">Its settings; null for none.</param>
public sealed class SourceSettings(PlatformManifest platform, PlatformOptions? options)
{
    private string[]? _hidden;

    /// <summary>Gets a value indicating whether it is read.</summary>
    public bool IsEnabled => options?.Enabled == true;

    /// <summary>Gets a value indicating whether another address is asked instead of the platform's own.</summary>
    public bool HasOtherBaseUrl => options?.BaseUrl is not null;

    /// <summary>Gets what is missing before it can be read: names of settings and secrets, each with what it is; other ways into the platform after its own.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. (platform.Settings ?? new Dictionary<string, SettingFacts>())
            .Where(s => !s.Value.Optional && string.IsNullOrEmpty(Setting(s.Key)))
            .Select(s => $"Sources:Platforms:{platform.Platform}:Settings:{s.Key}: {s.Value.About}"),
        .. platform.Auth is { Optional: false } auth && MissingOf(auth) is { Count: > 0 } secrets
            ? secrets.Concat((platform.Variants ?? []).Select(way => $"or, for {way.About}: {string.Join("; ", MissingOf(way.Auth))}"))
            : [],
    ];

    /// <summary>Gets the way into the platform whose secrets are all given; null for the platform's own.</summary>
    internal PlatformVariant? Way => (platform.Variants ?? []).FirstOrDefault(way => MissingOf(way.Auth).Count == 0);

    /// <summary>Gives what is missing of ways that were begun and are not in use: a secret that is theirs alone is given, and others are not.</summary>
    internal IReadOnlyList<(PlatformVariant Way, IReadOnlyList<string> Missing)> Begun
        => [.. from way in platform.Variants ?? []
               let missing = MissingOf(way.Auth)
               where missing.Count > 0 && way.Auth.Secrets.Keys.Except(platform.OwnSecretNames).Any(name => !string.IsNullOrEmpty(Secret(name)))
               select (way, missing)];

    /// <summary>Gives the secrets that are missing of a way to show who asks: names of settings, each with what it is.</summary>
    /// <param name="auth">The way.</param>
    internal IReadOnlyList<string> MissingOf(AuthPlan auth)
        => [.. auth.Secrets.Where(s => string.IsNullOrEmpty(Secret(s.Key))).Select(s => $"Sources:Platforms:{platform.Platform}:Secrets:{s.Key}: {s.Value.TrimEnd('.')}")];

    /// <summary>Gives the secrets that are missing before the platform's webhook is answered: names of settings, each with what it is.</summary>
    /// <param name="webhook">How the platform calls back.</param>
    internal IReadOnlyList<string> MissingOf(WebhookPlan webhook)
        => [.. webhook.Secrets.Where(s => string.IsNullOrEmpty(Secret(s.Key))).Select(s => $"Sources:Platforms:{platform.Platform}:Secrets:{s.Key}: {s.Value}")];

    /// <summary>Gives the secrets that are missing before a stream is listened to, though it can be read without: names of settings, each with what it is.</summary>
    /// <param name="push">How the stream is pushed.</param>
    internal IReadOnlyList<string> MissingOf(PushPlan push)
        => [.. (push.Needs ?? []).Where(name => string.IsNullOrEmpty(Secret(name))).Select(name => $"Sources:Platforms:{platform.Platform}:Secrets:{name}: {platform.Auth?.Secrets.GetValueOrDefault(name)}")];

    /// <summary>Gets the id of the credential in use: nothing of the secrets can be told from it.</summary>
    public string CredentialId => field ??= IdOf(platform, options);

    /// <summary>Gives a setting, or the manifest's default.</summary>
    /// <param name="name">Its name.</param>
    public string? Setting(string name)
        => options?.Settings.TryGetValue(name, out string? value) == true ? value
            : platform.Settings?.TryGetValue(name, out SettingFacts? facts) == true ? facts.Default
            : null;

    /// <summary>Gives the address that requests go to.</summary>
    /// <exception cref="InputException">A setting of it is missing.</exception>
    public Uri BaseUrl()
    {
        if (options?.BaseUrl is { } other)
        {
            return other;
        }

        string? address = platform.BaseUrl is null ? null : TemplateText.Fill(platform.BaseUrl, (name, _) => Setting(name.StartsWith("setting.", StringComparison.Ordinal) ? name[8..] : name));
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new InputException($"Platform '{platform.Platform}' has no address to ask: {string.Join("; ", Missing)}");
    }

    /// <summary>Takes the platform's secrets out of a text, in whatever form an answer may say them back.</summary>
    /// <param name="text">The text.</param>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SecretForms.Hide(text, _hidden ??= SecretForms.Of(Hidden()));
    }

    /// <summary>Gives a secret.</summary>
    /// <param name="name">Its name.</param>
    internal string? Secret(string name) => options?.Secrets.TryGetValue(name, out string? value) == true ? value : null;

    // What HTTP Basic joins is in no single secret's Base64.
    private IEnumerable<string> Hidden()
    {
        string? basic = platform.Auth?.Token?.Basic is { } joined
            ? TemplateText.Fill(joined, (name, _) => name.StartsWith("secret.", StringComparison.Ordinal) ? Secret(name[7..]) : null)
            : null;
        return (options?.Secrets.Values ?? Enumerable.Empty<string>()).Concat(basic is null ? [] : [basic]);
    }

    private static string IdOf(PlatformManifest platform, PlatformOptions? options)
    {
        string secrets = string.Join('\n', (options?.Secrets ?? new Dictionary<string, string>()).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}"));
        return secrets.Length == 0 ? "none" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"trends credential\n{platform.Platform}\n{secrets}")).AsSpan(0, 8));
    }
}
