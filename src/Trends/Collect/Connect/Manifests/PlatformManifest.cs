using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What all streams of a platform share: <c>platform.json</c> in the platform's folder.</summary>
/// <param name="Platform">The platform's name: lower case, one word, hyphens.</param>
/// <param name="Title">The name people know.</param>
/// <param name="Group">What the platform counts as in reports.</param>
/// <param name="Access">What it takes to read it.</param>
/// <param name="BaseUrl">The address that request paths follow; may hold settings, such as <c>https://{setting.instance}</c>. Null for a closed platform.</param>
/// <param name="Settings">Settings that requests may use, with their defaults; an empty default has to be given by the user.</param>
/// <param name="Auth">How requests show who asks; null for nothing.</param>
/// <param name="Headers">Headers of every request.</param>
/// <param name="Quotas">The limits of the platform, by name; streams say which ones a call counts for.</param>
/// <param name="Errors">How the platform says that something is wrong, the first rule that matches first; what no rule matches is judged by its status.</param>
/// <param name="WaitAt">Where good answers say for how many seconds the stream is to be left alone, such as <c>backoff</c>; null for nowhere.</param>
/// <param name="Lookups">How posts are asked for by id, by name; streams say which one is theirs.</param>
/// <param name="NoLookup">Why posts cannot be asked for by id, for streams of posts that have no look-up and no reason of their own.</param>
/// <param name="Webhook">How the platform calls back; null where it does not.</param>
/// <param name="NoPush">Why none of its streams is pushed; null where one is.</param>
/// <param name="Variants">Other ways into the platform, the first one whose secrets are all given first; null for none.</param>
/// <param name="Schema">The address of this file's schema, for editors: <c>../platform.schema.json</c>; null for none.</param>
public sealed record PlatformManifest(
    string Platform,
    string Title,
    PlatformGroup Group,
    AccessFacts Access,
    string? BaseUrl = null,
    IReadOnlyDictionary<string, SettingFacts>? Settings = null,
    AuthPlan? Auth = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    IReadOnlyList<QuotaPlan>? Quotas = null,
    IReadOnlyList<ErrorRule>? Errors = null,
    string? WaitAt = null,
    IReadOnlyDictionary<string, LookupPlan>? Lookups = null,
    NoLookup? NoLookup = null,
    WebhookPlan? Webhook = null,
    NoPushFacts? NoPush = null,
    IReadOnlyList<PlatformVariant>? Variants = null,
    [property: JsonPropertyName("$schema")] string? Schema = null)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "platform.json";

    /// <summary>Gets the way in use; null for the platform's own.</summary>
    [JsonIgnore]
    public PlatformVariant? InUse { get; private init; }

    /// <summary>Gets the names of the secrets of all ways and of the webhook.</summary>
    [JsonIgnore]
    internal IEnumerable<string> SecretNames => OwnSecretNames.Concat((Variants ?? []).SelectMany(v => v.Auth.Secrets.Keys)).Distinct(StringComparer.Ordinal);

    /// <summary>Gets the names of the secrets of the platform's own way and of the webhook.</summary>
    [JsonIgnore]
    internal IEnumerable<string> OwnSecretNames => ((InUse is null ? Auth : OwnAuth)?.Secrets.Keys ?? []).Concat(Webhook?.Secrets.Keys ?? []);

    private AuthPlan? OwnAuth { get; init; }

    /// <summary>Gives the platform as another way has it.</summary>
    /// <param name="way">One of its variants.</param>
    internal PlatformManifest By(PlatformVariant way)
        => this with { Auth = way.Auth, BaseUrl = way.BaseUrl ?? BaseUrl, Errors = way.Errors ?? Errors, InUse = way, OwnAuth = Auth };
}
